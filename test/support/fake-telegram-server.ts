import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Fault, notFound, tooMany, withWrongId } from './fake-faults.ts';
import type { Answer, FakeTelegram } from './fake-telegram.ts';

export const token = '987654321:AAtest-token_that_must_never_be_printed';

export interface FakeServer {
  readonly url: string;
  /** Fault of the n-th call from here on (1 = the next), counting all methods, or only one. */
  fault(n: number, fault: Fault, method?: string): void;
  close(): Promise<void>;
}

/**
 * The fake Telegram behind real HTTP, faults included: connections that are refused, broken or never answered, answers
 * that are cut short, and pages that some proxy in between puts there instead.
 * @param scale real milliseconds of one millisecond of the faults, for tests whose clock runs fast.
 */
export async function serveFakeTelegram(fake: FakeTelegram, scale = 1): Promise<FakeServer> {
  const faults: { left: number; method: string | undefined; fault: Fault }[] = [];
  const take = (method: string): Fault | undefined => {
    for (const one of faults.filter((it) => it.method === undefined || it.method === method)) one.left -= 1;
    const index = faults.findIndex((one) => one.left === 0 && (one.method === undefined || one.method === method));
    return index < 0 ? undefined : faults.splice(index, 1)[0]?.fault;
  };
  const server = createServer((request, response) => {
    void answer(fake, take, scale, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fault: (left, fault, method) => void faults.push({ left, fault, method }),
    close: () => closed(server),
  };
}

async function answer(
  fake: FakeTelegram,
  take: (method: string) => Fault | undefined,
  scale: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const [, sent, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? [];
  if (sent === undefined) return json(response, { ok: false, error_code: 404, description: 'Not Found' });
  if (sent !== token) return json(response, { ok: false, error_code: 401, description: 'Unauthorized' });
  const payload = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>;
  const fault = take(method);
  const apply = () => fake.answer(method, payload);
  switch (fault?.kind) {
    case undefined:
      return json(response, apply());
    case 'refuse':
    case 'drop-before':
      request.socket.destroy();
      return;
    case 'late':
      request.socket.destroy();
      setTimeout(apply, fault.ms * scale);
      return;
    case 'apply-then-drop':
      apply();
      request.socket.destroy();
      return;
    case 'hang':
      apply();
      return;
    case 'truncate': {
      const body = JSON.stringify(apply());
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
      response.write(body.slice(0, body.length / 2), () => request.socket.destroy());
      return;
    }
    case '500-after':
      apply();
      return json(response, { ok: false, error_code: 500, description: 'Internal Server Error: restart' });
    case '502-html':
      return page(response, 502);
    case '403-html':
      return page(response, 403);
    case '429':
      return json(response, tooMany(fault.seconds));
    case 'wrong-id':
      return json(response, withWrongId(apply()));
    case 'lie-not-found':
      return json(response, notFound(method));
  }
}

function json(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.ok ? 200 : answer.error_code, { 'content-type': 'application/json', connection: 'close' });
  response.end(JSON.stringify(answer));
}

function page(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/html', connection: 'close' });
  response.end('<html><body><h1>Some proxy is unhappy</h1></body></html>');
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
