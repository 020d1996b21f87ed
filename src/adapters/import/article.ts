import { parseHTML } from 'linkedom';
import TurndownService from 'turndown';
import { gfm } from 'turndown-plugin-gfm';
import { takeFaq } from '#adapters/import/faq.ts';
import { headedTables, levelHeadings, plainPictures, safeLinks } from '#adapters/import/plain.ts';
import type { Found } from '#adapters/import/read.ts';
import { clean, isDisclaimer } from '#adapters/import/wording.ts';
import { escapeMdx } from '#views/import/escape-mdx.ts';
import { daysIn } from '#domain/lint/dates.ts';

/** An article ready to become a draft. */
export interface Article {
  readonly title: string;
  readonly publishedAt?: Date;
  readonly tags: readonly string[];
  readonly keyTakeaway?: string;
  readonly faq: readonly { readonly q: string; readonly a: string }[];
  /** Markdown that MDX reads as text. */
  readonly body: string;
  /** What a person must look at, besides what every draft needs. */
  readonly remarks: readonly string[];
}

const longestTakeaway = 280;

/** Turns what was found into an article: its own text, without the furniture of the page it came from. */
export function toArticle(found: Found, fallbackTitle: string): Article {
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${found.html}</body></html>`);
  const remarks: string[] = [];
  const date =
    found.date ??
    document.querySelector('time[datetime]')?.getAttribute('datetime') ??
    metaOf(document, 'article:published_time');
  const pageTitle = document.querySelector('title')?.textContent?.trim();
  const root = document.querySelector('article') ?? document.querySelector('main') ?? document.body;
  for (const noise of root.querySelectorAll(
    'script, style, noscript, template, nav, form, iframe, title, meta, link, button',
  ))
    noise.remove();
  const top = root.querySelector('h1');
  const title = found.title?.trim() || top?.textContent?.trim() || pageTitle || fallbackTitle;
  if (top && top.textContent?.trim() === title) top.remove();
  const keyTakeaway = takeTakeaway(root);
  const faq = takeFaq(root, remarks);
  levelHeadings(document, root);
  plainPictures(document, root, remarks);
  safeLinks(document, root, remarks);
  headedTables(document, root);
  const dated = date ? undefined : writtenDate(root);
  const at = date ? new Date(date) : dated?.at;
  if (dated)
    remarks.push(
      `publishedAt: the day was read from “${dated.line}”, which still stands in the text. Set the time, and delete the line.`,
    );
  return {
    title,
    ...(at && !Number.isNaN(at.getTime()) ? { publishedAt: at } : {}),
    tags: found.tags ?? [],
    ...(keyTakeaway ? { keyTakeaway } : {}),
    faq,
    body: escapeMdx(markdown().turndown(root.innerHTML)),
    remarks: [...remarks, ...disclaimer(root)],
  };
}

/** The day in one of the short lines above the first section: a dateline, with or without a byline. */
function writtenDate(root: Element): { at: Date; line: string } | undefined {
  for (const block of [...root.children].slice(0, 4)) {
    const line = clean(block.textContent);
    // A day without its year is no date of publication.
    const [named] = line.length > 120 ? [] : daysIn(line, Number.NaN);
    // Noon, so that the day is the same in every zone.
    if (named) return { at: new Date(`${named.day}T12:00:00Z`), line };
  }
  return undefined;
}

function markdown(): TurndownService {
  const service = new TurndownService({ headingStyle: 'atx', bulletListMarker: '-', emDelimiter: '_', hr: '---' });
  service.use(gfm);
  return service;
}

function metaOf(document: Document, property: string): string | undefined {
  return document.querySelector(`meta[property="${property}"]`)?.getAttribute('content') ?? undefined;
}

/** A box or a paragraph that begins with “Key takeaway”, if it fits the field; else it stays in the text. */
function takeTakeaway(root: Element): string | undefined {
  for (const block of root.querySelectorAll('p, h2, h3, h4, blockquote')) {
    const text = clean(block.textContent);
    const said = /^key takeaways?[:.–—\s]*(.*)$/is.exec(text)?.[1];
    if (said === undefined) continue;
    const next = block.nextElementSibling;
    const value = said || clean(next?.textContent);
    if (value === '' || value.length > longestTakeaway) return undefined;
    if (!said) next?.remove();
    block.remove();
    return value;
  }
  return undefined;
}

function disclaimer(root: Element): string[] {
  const text = [...root.querySelectorAll('p')].map((one) => clean(one.textContent)).find(isDisclaimer);
  return text
    ? [`The text has a disclaimer of its own (“${text.slice(0, 60)}…”); every page prints the house’s. Remove one.`]
    : [];
}
