import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';

/** WCAG 2.2 AA and axe's own best practices. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Gives every page of a context axe, once and before its own scripts: sent with each question, it is half of the time. */
export async function withAxe(context: BrowserContext): Promise<void> {
  await context.addInitScript({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
}

export interface AxeFindings {
  /** One line for each rule that is broken, with the first three places. */
  readonly broken: string[];
  /** Of the rules that were asked, those that look at colours. */
  readonly colourRules: string[];
}

/** What breaks a rule on a page of a context with axe. @param only these rules; all where it is left out. */
export function axeFindings(page: Page, only?: readonly string[]): Promise<AxeFindings> {
  const runOnly = only ? { type: 'rule' as const, values: [...only] } : { type: 'tag' as const, values: tags };
  return page.evaluate(
    async (options: RunOptions) => {
      const { axe } = window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
      const { violations, passes, incomplete, inapplicable } = await axe.run(options);
      const asked = [...violations, ...passes, ...incomplete, ...inapplicable];
      return {
        broken: violations.map(({ id, nodes }) => {
          const places = nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.html.slice(0, 120)}`);
          return `${id}: ${places.join(' | ')}`;
        }),
        colourRules: asked.filter((rule) => rule.tags.includes('cat.color')).map(({ id }) => id),
      };
    },
    { runOnly, resultTypes: ['violations'] } satisfies RunOptions,
  );
}
