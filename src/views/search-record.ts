import type { Brief, Library, Note } from '#domain/library.ts';
import { paths } from '#domain/paths.ts';
import { topicLabel } from '#domain/topics.ts';
import { formatDay, localDay } from '#domain/time.ts';
import { portableHtml } from '#views/body/portable.ts';
import type { Body } from '#views/body/render.ts';
import { escapeHtml } from '#views/escape.ts';
import { site } from '#site.ts';

/** What search knows of an entry: its body and facts, without navigation, disclaimer or furniture. */
export interface SearchRecord {
  readonly url: string;
  /** A page for the indexer only; Pagefind reads its `data-pagefind-*` attributes. */
  readonly html: string;
}

export function noteRecord(note: Note, body: Body, library: Library): SearchRecord {
  const { title, keyTakeaway, category, tags, publishedAt, authors, faq } = note.data;
  const entities = note.data.entities.flatMap((id) => library.entity(id)?.data ?? []);
  const names = entities.flatMap((entity) => [entity.name, ...entity.aliases]);
  const tickers = entities.flatMap((entity) => entity.tickers);
  const questions = faq.map((one) => `<p>${escapeHtml(one.q)} ${escapeHtml(one.a)}</p>`).join('');
  return {
    url: paths.note(note.id),
    html: page({
      title,
      text: `<p>${escapeHtml(keyTakeaway)}</p>${portableHtml(body)}${questions}<p>${escapeHtml([...names, ...tickers].join(', '))}</p>`,
      meta: { kind: 'Note', takeaway: keyTakeaway, category, date: localDay(publishedAt, site.zone) },
      filters: {
        kind: ['Note'],
        category: [site.categories[category].label],
        topic: tags.map(topicLabel),
        entity: entities.map((entity) => entity.name),
        author: authors.map((id) => library.author(id).name),
        year: [localDay(publishedAt, site.zone).slice(0, 4)],
      },
    }),
  };
}

export function briefRecord(brief: Brief): SearchRecord {
  const { stories, bottomLine = '' } = brief.data;
  const text = stories
    .map(
      (one, i) =>
        `<h2 id="s${i + 1}">${escapeHtml(one.headline)}</h2><p>${escapeHtml(one.fact)}</p><p>${escapeHtml(one.implication)} ${escapeHtml(one.tickers.join(' '))}</p>`,
    )
    .join('');
  return {
    url: paths.brief(brief.id),
    html: page({
      title: `Morning Brief, ${formatDay(brief.id)}`,
      text: `<p>${escapeHtml(bottomLine)}</p>${text}`,
      meta: { kind: 'Brief', takeaway: bottomLine, date: brief.id },
      filters: {
        kind: ['Brief'],
        category: [...new Set(stories.map((one) => site.categories[one.category].label))],
        year: [brief.id.slice(0, 4)],
      },
    }),
  };
}

interface Page {
  title: string;
  text: string;
  meta: Record<string, string>;
  filters: Record<string, readonly string[]>;
}

function page({ title, text, meta, filters }: Page): string {
  const metas = Object.entries(meta).map(
    ([key, value]) => `<span data-pagefind-meta="${key}">${escapeHtml(value)}</span>`,
  );
  const tags = Object.entries(filters).flatMap(([key, values]) =>
    values.map((value) => `<span data-pagefind-filter="${key}">${escapeHtml(value)}</span>`),
  );
  return `<!doctype html><html lang="${site.language}"><head><title>${escapeHtml(title)}</title></head><body>
<div data-pagefind-ignore="all">${metas.join('')}${tags.join('')}<span data-pagefind-sort="date">${escapeHtml(meta['date'] ?? '')}</span></div>
<article data-pagefind-body><h1>${escapeHtml(title)}</h1>${text}</article></body></html>`;
}
