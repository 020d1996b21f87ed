import { element } from './element.ts';
import type { Hit, Run } from './hits.ts';
import { inBrowser } from '#edition.ts';
import { formatDay } from '#domain/time.ts';

/** One result: kind, title, the passage that matches, and the sections where it stands. */
export function resultItem(hit: Hit): HTMLLIElement {
  const about = [hit.kind, hit.day && formatDay(hit.day)].filter(Boolean).join(' · ');
  const sections = hit.sections.map((section) =>
    element(
      'li',
      {},
      element('a', { href: section.url, 'data-hit': true }, section.title),
      element('p', {}, ...section.passage.map(run)),
    ),
  );
  return element(
    'li',
    { class: 'result', 'data-category': hit.category },
    element('p', { class: 'kicker' }, about),
    element('h2', {}, element('a', { href: hit.url, 'data-hit': true }, hit.title)),
    element('p', { class: 'result-passage' }, ...hit.passage.map(run)),
    sections.length > 0 &&
      element('ul', { class: 'result-sections', 'aria-label': inBrowser.search.sectionsOf(hit.title) }, ...sections),
  );
}

function run({ text, marked }: Run): Node {
  return marked ? element('mark', {}, text) : document.createTextNode(text);
}
