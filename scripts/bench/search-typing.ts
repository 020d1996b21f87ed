import type { Page } from 'playwright-core';
import { weights, withReaders } from './search-queries.ts';

/** Milliseconds between two keys of a quick typist: more than the pause after which search asks, so that each letter is a question. */
const betweenKeys = 150;

export interface Typed {
  readonly query: string;
  /** All that was fetched from opening search to the last answer, in kB, and the parts of it that typing adds to. */
  readonly kb: number;
  readonly index: number;
  readonly fragment: number;
  /** From the last key to its answer, in milliseconds. */
  readonly lastMs: number;
  /** The slowest answer where each letter waits for the one before, and after what it came. */
  readonly slowestMs: number;
  readonly slowest: string;
}

/** What it costs a reader with an empty cache to type a query letter by letter. */
export async function measureTyping(site: string, queries: readonly string[]): Promise<Typed[]> {
  return withReaders(site, async (open, asked) => {
    const measured: Typed[] = [];
    for (const query of queries) {
      const quick = await open();
      await quick.locator('#search-field').pressSequentially(query.slice(0, -1), { delay: betweenKeys });
      await quick.waitForTimeout(betweenKeys);
      const lastMs = await oneKey(quick, query.slice(-1));
      const { firstKb, index, fragment } = weights(site, new Set(asked()));
      await quick.context().close();
      const slow = await open();
      let [slowestMs, slowest] = [0, ''];
      for (let i = 0; i < query.length; i += 1) {
        const ms = await oneKey(slow, query.charAt(i));
        if (ms > slowestMs) [slowestMs, slowest] = [ms, query.slice(0, i + 1)];
      }
      await slow.context().close();
      measured.push({ query, kb: firstKb, index, fragment, lastMs, slowestMs, slowest });
    }
    return measured;
  });
}

/**
 * Types a letter and waits until the page has answered the whole of what is typed. The page keeps the time. A letter that makes
 * no other question, such as the colon of “NASDAQ:”, is answered by what stands there: 0.
 */
function oneKey(page: Page, key: string): Promise<number> {
  return page.evaluate(async (letter) => {
    const field = document.querySelector<HTMLInputElement>('#search-field');
    const root = document.querySelector<HTMLElement>('.search');
    if (!field || !root) throw new Error('Search is not open.');
    let [isAsked, answeredAt] = [false, 0];
    // An answer may follow its question within one turn of the clock.
    const observer = new MutationObserver((changes) => {
      const { state } = root.dataset;
      isAsked ||= state === 'asked' || changes.some((change) => change.oldValue === 'asked');
      if (isAsked && state === 'ready') answeredAt = performance.now();
    });
    observer.observe(root, { attributeFilter: ['data-state'], attributeOldValue: true });
    const start = performance.now();
    const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    field.value += letter;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    // Asked for after the page’s pause, then answered.
    while (!isAsked && performance.now() - start < 1_000) await pass(2);
    while (isAsked && answeredAt === 0 && performance.now() - start < 10_000) await pass(2);
    observer.disconnect();
    return answeredAt === 0 ? (isAsked ? 10_000 : 0) : Math.round(answeredAt - start);
  }, key);
}
