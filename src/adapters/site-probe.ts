import tls from 'node:tls';

/** What one look at a live site found wrong; empty when all is well. */
export interface Look {
  readonly url: string;
  readonly now: Date;
  /** Page of today's brief, once it must be there. */
  readonly brief?: string | undefined;
}

/** ACME clients renew thirty days before the end; half of that left means that renewing has failed for two weeks. */
const fewestDays = 14;
const patience = 10_000;

/** Home, both feeds, the newest entry they name, today's brief and the certificate, as a reader meets them. */
export async function lookAt({ url, now, brief }: Look): Promise<string[]> {
  const pages = ['/', '/rss.xml', ...(brief ? [brief] : [])].map((path) => fault(`${url}${path}`));
  const found = await Promise.all([...pages, newestEntry(url), certificate(new URL(url), now)]);
  return found.filter((one) => one !== undefined);
}

async function fault(address: string): Promise<string | undefined> {
  const answer = await ask(address);
  return typeof answer === 'string' ? `${address}: ${answer}` : undefined;
}

/** The newest entry by the JSON feed: a site may serve its front page and have lost its notes. */
async function newestEntry(url: string): Promise<string | undefined> {
  const address = `${url}/feed.json`;
  const answer = await ask(address);
  if (typeof answer === 'string') return `${address}: ${answer}`;
  const feed = (await answer.json().catch(() => undefined)) as { items?: { url?: string }[] } | undefined;
  const newest = feed?.items?.[0]?.url;
  if (!newest) return `${address}: is no feed with an entry`;
  // A feed names the public address; what is looked at may be the same site behind another one.
  return fault(url + new URL(newest).pathname);
}

/** Days until the certificate ends, told when they are few; a certificate browsers refuse fails the pages already. */
function certificate({ protocol, hostname, port }: URL, now: Date): Promise<string | undefined> {
  if (protocol !== 'https:') return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const socket = tls.connect(
      { host: hostname, port: Number(port || 443), servername: hostname, rejectUnauthorized: false, timeout: patience },
      () => {
        const days = Math.floor((Date.parse(socket.getPeerCertificate().valid_to) - now.getTime()) / 86_400_000);
        socket.destroy();
        resolve(days < fewestDays ? `${hostname}: the certificate ends in ${days} day(s); renew it` : undefined);
      },
    );
    socket.on('error', (error) => resolve(`${hostname}: no TLS (${error.message})`));
    socket.on('timeout', () => socket.destroy(new Error('no answer')));
  });
}

/** Asked twice before it counts: one lost packet must wake nobody. */
async function ask(address: string): Promise<Response | string> {
  let reason = '';
  for (let tries = 0; tries < 2; tries += 1) {
    try {
      const response = await fetch(address, { signal: AbortSignal.timeout(patience) });
      if (response.ok) return response;
      reason = `status ${response.status}`;
    } catch (error) {
      reason =
        error instanceof Error ? String((error.cause as Error | undefined)?.message || error.message) : 'no answer';
    }
  }
  return reason;
}
