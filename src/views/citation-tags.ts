import type { Note } from '#domain/library.ts';
import { topicLabel } from '#domain/topics.ts';
import type { Citation } from '#views/body/render.ts';
import type { Citable } from '#views/cite.ts';
import { site } from '#site.ts';

/** Highwire tags of a note, with its sources in the reference form that Distill and Scholar use. */
export function citationTags(
  it: Citable,
  { data }: Note,
  citations: readonly Citation[],
): [name: string, content: string][] {
  const day = it.day.replaceAll('-', '/');
  return [
    ['citation_title', it.title],
    ...it.authors.map(({ name }): [string, string] => ['citation_author', name]),
    ['citation_publication_date', day],
    ['citation_online_date', day],
    ['citation_technical_report_institution', site.name],
    ['citation_technical_report_number', it.id],
    ['citation_language', site.language],
    ['citation_fulltext_html_url', it.url],
    ['citation_abstract_html_url', it.url],
    ['citation_keywords', data.tags.map(topicLabel).join('; ')],
    ...citations.map(({ source }): [string, string] => [
      'citation_reference',
      [
        `citation_title=${clean(source.title)}`,
        `citation_publisher=${clean(source.publisher)}`,
        ...(source.date ? [`citation_publication_date=${source.date.replaceAll('-', '/')}`] : []),
        `citation_fulltext_html_url=${source.url}`,
      ].join('; '),
    ]),
  ];
}

/** A semicolon would end the field. */
function clean(text: string): string {
  return text.replaceAll(';', ',');
}
