import { type Call, withoutToken } from '#adapters/telegram.ts';

/** Where operators are told: on the terminal (systemd's journal), in the ops chat, and by a webhook. */
export interface AlertRoads {
  readonly call: Call;
  readonly ops: string | undefined;
  readonly webhook: string | undefined;
}

/**
 * Tells the operators on every road there is: an outage of Telegram would hide a message in its own chat. A road that
 * fails is reported on the terminal and never stops the brief.
 */
export function operatorAlert({ call, ops, webhook }: AlertRoads): (text: string) => Promise<void> {
  return async (text) => {
    const safe = withoutToken(text);
    console.error(`! ${safe}`);
    const roads = [
      ...(ops
        ? [call('sendMessage', { chat_id: ops, text: `Morning Brief: ${safe}` }).then((it) => it.kind === 'ok')]
        : []),
      ...(webhook ? [ping(webhook, { text: `Morning Brief: ${safe}` })] : []),
    ];
    const results = await Promise.all(roads);
    if (results.includes(false))
      console.error('! One road of the alert failed; see the settings with: npm run brief -- check');
  };
}

/** Fetches an address, or posts JSON to it. @returns whether it answered with success within ten seconds. */
export async function ping(address: string, body?: object): Promise<boolean> {
  try {
    const response = await fetch(address, {
      signal: AbortSignal.timeout(10_000),
      ...(body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
