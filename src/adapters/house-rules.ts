import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Content } from '#adapters/content-folder.ts';
import { misspelt, ownWords } from '#adapters/dictionary.ts';
import type { Environment } from '#adapters/environment.ts';
import type { CollectionName, Entries, Entry } from '#domain/collections.ts';
import { type Brief, createLibrary } from '#domain/library.ts';
import type { Finding, World } from '#domain/lint/finding.ts';
import { lint } from '#domain/lint/lint.ts';
import { type Manuscript, readManuscript } from '#domain/lint/manuscript.ts';
import { vocabularyOf } from '#domain/lint/rules/spelling.ts';
import { paths } from '#domain/paths.ts';
import { topicSlug } from '#domain/topics.ts';
import { parseBody } from '#views/body/parse.ts';
import { renderBody } from '#views/body/render.ts';
import { briefMessage, parsedText } from '#views/telegram-message.ts';
import { categoryIds } from '#site.ts';

/** Everything the house rules find in a content folder (see `domain/lint`). Files with problems are not read. */
export async function houseFindings(
  { entries }: Content,
  { contentDir, cacheDir, siteUrl, now }: Environment,
): Promise<Finding[]> {
  const collections: readonly CollectionName[] = ['notes', 'briefs', 'events', 'entities', 'authors'];
  const manuscripts = collections.flatMap((name) =>
    entries[name].map((entry: Entry<unknown>) => readManuscript(name, entry)),
  );
  const words = new Set<string>();
  for (const one of manuscripts) for (const word of vocabularyOf(one)) words.add(word);
  const own = new Set([...(await ownWords(contentDir)), ...namesIn(entries)]);
  const world = createWorld(entries, now, siteUrl, await misspelt(words, own, cacheDir));
  return manuscripts.flatMap((manuscript: Manuscript) => lint(manuscript, world));
}

function createWorld(entries: Entries, now: Date, siteUrl: string, wrong: World['misspelt']): World {
  const everything = createLibrary(entries, new Date(8.64e15));
  const pages = sitePages(entries);
  return {
    now,
    entries,
    misspelt: wrong,
    hasPage: (address) => pages.some((page) => (typeof page === 'string' ? page === address : page.test(address))),
    anchors: (address) => {
      const note = entries.notes.find((one) => paths.note(one.id) === address);
      return note && noteAnchors(note);
    },
    factsLeftOut: (brief) => leftOut(brief, parsedText(briefMessage(brief, everything, siteUrl).text)),
  };
}

/** A word joiner keeps Telegram from making links of names; it is no part of the fact. */
function leftOut({ data }: Brief, message: string): number[] {
  const shown = message.replaceAll('\u2060', '');
  return data.stories.flatMap(({ fact, factShort = fact }, i) =>
    shown.includes(fact) || shown.includes(factShort) ? [] : [i],
  );
}

/** Ids a link can lead to on a note's page: its headings, sources, claims and the fixed sections. */
function noteAnchors({ file, body, data }: Entries['notes'][number]): Set<string> {
  const parsed = parseBody(file, body);
  const headings = 'problem' in parsed ? [] : renderBody(parsed.tree, data.sources, new Map()).headings;
  const records = [...data.claims, ...data.risks, ...data.forecasts, ...data.indicators];
  return new Set([
    ...headings.map((one) => one.id),
    ...data.sources.map((one) => `source-${one.id}`),
    ...records.flatMap((one) => [one.id, one.id.toLowerCase()]),
    'changes',
    'faq',
    'disclosures',
    'sources',
    'content',
  ]);
}

/** Addresses of the site: each route of `src/pages`, with the ids that its collection has. */
function sitePages(entries: Entries): (string | RegExp)[] {
  const routes = readdirSync(path.resolve('src/pages'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:astro|mdx?|ts)$/.test(file))
    .map((file) => `/${file.split(path.sep).join('/')}`.replace(/\.(?:astro|mdx?)$/, '/').replace(/\.ts$/, ''))
    .map((route) => route.replace(/\/index\/$/, '/'));
  const ids = new Map<string, readonly string[]>([
    ['/notes/', entries.notes.map((one) => one.id)],
    ['/briefs/', entries.briefs.map((one) => one.id)],
    ['/entities/', entries.entities.map((one) => one.id)],
    ['/events/', entries.events.map((one) => one.id)],
    ['/authors/', entries.authors.map((one) => one.id)],
    ['/categories/', categoryIds],
    ['/topics/', [...new Set(entries.notes.flatMap((one) => one.data.tags.map(topicSlug)))]],
  ]);
  return routes.flatMap((route): (string | RegExp)[] => {
    const [, folder = ''] = /^(\/[^[]*\/)\[/.exec(route) ?? [];
    const known = ids.get(folder);
    if (known && /\[/.test(route)) return known.map((id) => `${folder}${id}/`);
    return route.includes('[') ? [routePattern(route)] : [route];
  });
}

function routePattern(route: string): RegExp {
  return new RegExp(`^${route.replace(/\[\.\.\.[^\]]+\]/g, '.*').replace(/\[[^\]]+\]/g, '[^/]+')}$`);
}

/** Names of people, companies, products and publishers are right as they are written in their own files. */
function namesIn({ entities, authors, notes, events, briefs }: Entries): string[] {
  const sources = [
    ...notes.flatMap((one) => one.data.sources),
    ...events.flatMap((one) => one.data.timeline.flatMap((row) => row.source ?? [])),
    ...briefs.flatMap((one) => one.data.stories.flatMap((story) => story.source ?? [])),
  ];
  const texts = [
    ...entities.flatMap((one) => [one.data.name, ...one.data.aliases]),
    ...authors.map((one) => one.data.name),
    ...sources.flatMap((one) => [one.publisher, 'origin' in one ? String(one.origin ?? '') : '']),
  ];
  return texts.flatMap((text) => text.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? []);
}
