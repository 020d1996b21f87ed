import { words } from '#edition.ts';
import { newestChanges } from '#domain/change.ts';
import type { Library, Note } from '#domain/library.ts';
import { absolute, paths } from '#domain/paths.ts';
import { formatDate, localDay } from '#domain/time.ts';
import { site } from '#site.ts';

/** How a note is cited: its names, permanent address and version. */
export interface Citable {
  readonly id: string;
  readonly title: string;
  readonly authors: readonly { readonly name: string; readonly person: boolean }[];
  readonly url: string;
  /** Day of first publication in the publisher's zone, `2026-03-27`. */
  readonly day: string;
  /** 1 at first publication, one more with every public change. */
  readonly version: number;
  /** `corrected 23 November 2026`, from the latest public change. */
  readonly versionNote?: string;
}

export function citable(note: Note, library: Library, base: string): Citable {
  const { data } = note;
  const latest = newestChanges(data.changes)[0];
  return {
    id: note.id,
    title: data.title,
    authors: data.authors.map((id) => {
      const { name, kind } = library.author(id);
      return { name, person: kind === 'person' };
    }),
    url: absolute(paths.note(note.id), base),
    day: localDay(data.publishedAt, site.zone),
    version: data.changes.length + 1,
    ...(latest && { versionNote: words.cite.past[latest.kind](formatDate(latest.at, site.zone)) }),
  };
}

/** One line for a reference list. The reader adds the day of access. */
export function citePlain(it: Citable): string {
  const names = words.listOf(it.authors.map((one) => one.name));
  const house = it.authors.every((one) => one.name === site.name);
  const version = it.version > 1 ? words.cite.version(it.version, it.versionNote) : '';
  const { id, url } = it;
  return words.cite.plain({
    names,
    year: it.day.slice(0, 4),
    title: ended(it.title),
    house,
    site: site.name,
    id,
    version,
    url,
  });
}

/** BibTeX `@techreport`: the type made for numbered research of an institution. */
export function citeBibtex(it: Citable): string {
  const [year = '', month = '', day = ''] = it.day.split('-');
  const names = it.authors.map((one) => (one.person ? escapeTex(one.name) : `{${escapeTex(one.name)}}`));
  const fields = {
    author: names.join(' and '),
    title: `{${escapeTex(it.title)}}`,
    institution: escapeTex(site.name),
    number: it.id,
    year,
    month: String(Number(month)),
    day: String(Number(day)),
    url: it.url,
    ...(it.version > 1 && { note: escapeTex(words.cite.versionNote(it.version, it.versionNote)) }),
  };
  const rows = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}}`);
  return `@techreport{${it.id},\n${rows.join(',\n')}\n}\n`;
}

/** CSL-JSON, as Zotero and pandoc read it: https://docs.citationstyles.org/en/stable/specification.html */
export function citeCsl(it: Citable): Record<string, unknown>[] {
  return [
    {
      id: it.id,
      type: 'report',
      title: it.title,
      author: it.authors.map(({ name, person }) => {
        const words = name.split(' ');
        return person && words.length > 1
          ? { family: words.at(-1), given: words.slice(0, -1).join(' ') }
          : { literal: name };
      }),
      publisher: site.name,
      number: it.id,
      version: String(it.version),
      issued: { 'date-parts': [it.day.split('-').map(Number)] },
      URL: it.url,
      language: site.language,
    },
  ];
}

function ended(title: string): string {
  return /[.?!؟]$/.test(title) ? title : `${title}.`;
}

/** The ten characters TeX gives a meaning. */
function escapeTex(text: string): string {
  return text
    .replace(
      /[\\{}~^]/g,
      (char) =>
        ({ '\\': '\\textbackslash ', '~': '\\textasciitilde ', '^': '\\textasciicircum ' })[char] ?? `\\${char}`,
    )
    .replace(/[&%$#_]/g, '\\$&');
}
