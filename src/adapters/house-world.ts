import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Entries } from '#domain/collections.ts';
import { type Brief, createLibrary, type Library } from '#domain/library.ts';
import type { World } from '#domain/lint/finding.ts';
import { once } from '#domain/once.ts';
import { paths } from '#domain/paths.ts';
import { topicSlug } from '#domain/topics.ts';
import { parseBody } from '#views/body/parse.ts';
import { renderBody } from '#views/body/render.ts';
import { briefMessage, parsedText } from '#views/telegram-message.ts';
import { categoryIds } from '#site.ts';

/** What the house rules may ask, answered from a content folder and the routes of the site. */
export function createWorld(entries: Entries, now: Date, siteUrl: string, wrong: World['misspelt']): World {
  let everything: Library | undefined;
  const notes = once(() => new Map(entries.notes.map((note) => [paths.note(note.id), note])));
  const pages = sitePages(entries);
  const fixed = new Set(pages.filter((page) => typeof page === 'string'));
  const patterns = pages.filter((page) => typeof page !== 'string');
  return {
    now,
    entries,
    misspelt: wrong,
    hasPage: (address) => fixed.has(address) || patterns.some((page) => page.test(address)),
    anchors: (address) => {
      const note = notes().get(address);
      return note && noteAnchors(note);
    },
    factsLeftOut: (brief) => {
      everything ??= createLibrary(entries, new Date(8.64e15));
      return leftOut(brief, parsedText(briefMessage(brief, everything, siteUrl).text));
    },
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
export function sitePages(entries: Entries): (string | RegExp)[] {
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
