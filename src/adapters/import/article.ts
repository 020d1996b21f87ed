import { parseHTML } from 'linkedom';
import TurndownService from 'turndown';
import { gfm } from 'turndown-plugin-gfm';
import type { Found } from '#adapters/import/read.ts';
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

type Doc = ReturnType<typeof parseHTML>['document'];

const limits = { takeaway: 280, question: 200, answer: 1200 };

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

function metaOf(document: Doc, property: string): string | undefined {
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
    if (value === '' || value.length > limits.takeaway) return undefined;
    if (!said) next?.remove();
    block.remove();
    return value;
  }
  return undefined;
}

/** Questions and answers under a heading that says so. One that is too long for its field stays in the text. */
function takeFaq(root: Element, remarks: string[]): { q: string; a: string }[] {
  const heading = [...root.querySelectorAll('h1, h2, h3')].find((one) =>
    /^(?:faqs?|frequently asked|questions? and answers|q ?(?:&|and) ?a)\b/i.test(clean(one.textContent)),
  );
  if (!heading) return [];
  const level = Number(heading.tagName.slice(1));
  const blocks: Element[] = [];
  for (let next = heading.nextElementSibling; next; next = next.nextElementSibling) {
    const depth = /^H[1-6]$/.test(next.tagName) ? Number(next.tagName.slice(1)) : 9;
    const text = clean(next.textContent);
    if (depth <= level && !text.endsWith('?')) break;
    if (isDisclaimer(text)) break;
    blocks.push(next);
  }
  const pairs = pairUp(blocks.map((one) => clean(one.textContent)));
  const whole =
    pairs.length > 0 && pairs.every(({ q, a }) => a && q.length <= limits.question && a.length <= limits.answer);
  if (!whole) {
    remarks.push(
      'The questions and answers could not be told apart, or are too long for their fields; they stand in the text.',
    );
    return [];
  }
  for (const block of [heading, ...blocks]) block.remove();
  return pairs;
}

/** Question and answer as two blocks, as “Q:” and “A:”, or both in one paragraph. */
function pairUp(texts: readonly string[]): { q: string; a: string }[] {
  const pairs: { q: string; a: string }[] = [];
  for (const text of texts) {
    const bare = withoutMark(text);
    const [, question, said = ''] = /^([^?]{8,200}\?)\s*(.*)$/s.exec(bare) ?? [];
    const answer = withoutMark(said);
    const last = pairs.at(-1);
    if (question && (answer === '' || !last || last.a !== '')) pairs.push({ q: question, a: answer });
    else if (last) last.a = `${last.a} ${bare}`.trim();
    else return [];
  }
  return pairs;
}

function withoutMark(text: string): string {
  return text.replace(/^(?:Q(?:uestion)?|A(?:nswer)?)\s*\d*\s*[:.]\s*/i, '');
}

/** A note's headings begin at “##” and go down one at a time. */
function levelHeadings(document: Doc, root: Element): void {
  let level = 1;
  for (const heading of root.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const wanted = Math.min(6, Math.max(2, Math.min(Number(heading.tagName.slice(1)), level + 1)));
    level = wanted;
    const levelled = document.createElement(`h${wanted}`);
    levelled.textContent = clean(heading.textContent);
    heading.replaceWith(levelled);
  }
}

/** Pictures elsewhere cannot be shown; they become links to fetch, save beside the note and describe. */
function plainPictures(document: Doc, root: Element, remarks: string[]): void {
  for (const picture of root.querySelectorAll('img')) {
    const src = picture.getAttribute('src') ?? '';
    const alt = clean(picture.getAttribute('alt')) || 'picture';
    const web = /^https?:/.test(src);
    const link = document.createElement(web ? 'a' : 'span');
    if (web) link.setAttribute('href', src);
    link.textContent = web || alt !== 'picture' ? alt : '';
    picture.replaceWith(link);
    remarks.push(
      `Save this picture beside the note, and show it with <Figure src="./…" alt="…" caption="…" />: ${web ? src : alt}`,
    );
  }
}

function safeLinks(document: Doc, root: Element, remarks: string[]): void {
  let links = 0;
  for (const link of root.querySelectorAll('a')) {
    const href = link.getAttribute('href') ?? '';
    if (/^(?:https?:\/\/|mailto:)/i.test(href) && !/[\s<>(){}]/.test(href)) links += 1;
    else {
      const text = document.createElement('span');
      text.innerHTML = link.innerHTML;
      link.replaceWith(text);
      if (href && !href.startsWith('#'))
        remarks.push(`This link was dropped, since it is not an address of the web: ${href}`);
    }
  }
  if (links > 0)
    remarks.push(
      `${links} link(s) in the text: enter those that are evidence under sources, with the day you opened them.`,
    );
}

/** Markdown tables need a head. */
function headedTables(document: Doc, root: Element): void {
  for (const table of root.querySelectorAll('table')) {
    const row = table.querySelector('tr');
    if (!row || row.querySelector('th')) continue;
    for (const cell of row.querySelectorAll('td')) {
      const head = document.createElement('th');
      head.innerHTML = cell.innerHTML;
      cell.replaceWith(head);
    }
  }
}

function disclaimer(root: Element): string[] {
  const text = [...root.querySelectorAll('p')].map((one) => clean(one.textContent)).find(isDisclaimer);
  return text
    ? [`The text has a disclaimer of its own (“${text.slice(0, 60)}…”); every page prints the house’s. Remove one.`]
    : [];
}

function isDisclaimer(text: string): boolean {
  return /^disclaimer\b|informational purposes only|not (?:constitute )?(?:investment|financial) advice/i.test(text);
}

function clean(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
