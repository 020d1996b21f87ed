import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { formatDate } from '#domain/time.ts';
import type { DeskEntry, DeskPreviews } from '#views/desk/model.ts';
import { site } from '#site.ts';

/** What each audience sees, side by side. Pictures, message, counts and feed entry are those of production. */
export function entryPreviews(entry: DeskEntry, previews: DeskPreviews): Element[] {
  return [
    h('div', { className: ['audiences'] }, [
      panel('Page on a phone', 'phone', [frame(previews.page, 390, 844)]),
      panel('Page on a desk', 'desktop', [frame(previews.page, 1280, 1480)]),
      ...(previews.telegram
        ? [panel('Telegram', 'telegram', telegram(previews.telegram, previews.cards[0]?.src))]
        : []),
      ...(previews.stories.length > 1
        ? [panel('Order of the stories', 'order', [storyOrder(entry, previews.stories)])]
        : []),
      panel('Link preview', 'links', linkPreviews(previews)),
      panel(
        'Social cards',
        'cards',
        previews.cards.map(({ label, src, width, height }) =>
          h('figure', [
            h('img', {
              src,
              width,
              height,
              alt: `Card, ${label}`,
              loading: 'lazy',
              style: `--ratio: ${width} / ${height}`,
            }),
            h('figcaption', `${label}, ${width} × ${height}`),
          ]),
        ),
      ),
      ...(previews.feed ? [panel('Feed reader', 'feed', [feedEntry(previews.feed)])] : []),
      ...(previews.search ? [panel('Search result', 'search', [searchResult(previews.search)])] : []),
    ]),
  ];
}

function panel(title: string, name: string, children: ElementContent[]): Element {
  return h('section', { className: ['panel', `panel-${name}`] }, [h('h2', title), ...children]);
}

function frame(src: string, width: number, height: number): Element {
  return h('div', { className: ['screen', width < 600 ? 'is-phone' : 'is-desktop'] }, [
    h('iframe', { src, width, height, title: `${src} at ${width} pixels`, dataPreview: true }),
  ]);
}

function telegram(message: NonNullable<DeskPreviews['telegram']>, card: string | undefined): ElementContent[] {
  return [
    h('div', { className: ['chat'] }, [
      h('div', { className: ['bubble'] }, [
        ...(card ? [h('img', { src: card, alt: '', className: ['bubble-card'] })] : []),
        h('div', { className: ['bubble-text'] }, [{ type: 'raw', value: message.html } as unknown as ElementContent]),
      ]),
      ...message.buttons.map((text) => h('span', { className: ['bubble-button'] }, text)),
    ]),
    h('p', { className: ['counts', message.fits ? 'good' : 'bad'] }, message.counts.join(' · ')),
  ];
}

/** Filled by the desk's script from the head of the very page, so that it shows what platforms will read there. */
function linkPreviews({ page }: DeskPreviews): ElementContent[] {
  return ['X', 'LinkedIn', 'Slack'].map((platform) =>
    h('div', { className: ['link-preview', `on-${platform.toLowerCase()}`], dataLinkPreview: page }, [
      h('p', { className: ['platform'] }, platform),
      h('div', { className: ['link-card'] }, [
        h('img', { dataMeta: 'og:image', alt: '' }),
        h('p', { className: ['host'] }, new URL(site.url).host),
        h('p', { className: ['link-title'], dataMeta: 'og:title' }),
        h('p', { className: ['link-text'], dataMeta: 'og:description' }),
      ]),
    ]),
  );
}

function feedEntry(feed: NonNullable<DeskPreviews['feed']>): Element {
  return h('article', { className: ['feed-entry'] }, [
    h('h3', feed.title),
    h('p', { className: ['facts'] }, `${formatDate(feed.date, site.zone)} · full text, ${feed.words} words`),
    h('p', feed.summary),
    h('p', { className: ['facts'] }, `guid ${feed.guid}`),
  ]);
}

function searchResult(result: NonNullable<DeskPreviews['search']>): Element {
  return h('article', { className: ['search-result'] }, [
    h('p', { className: ['facts'] }, `${result.kind} · ${result.date}`),
    h('h3', result.title),
    h('p', result.takeaway),
  ]);
}

function storyOrder(entry: DeskEntry, stories: readonly string[]): Element {
  return h(
    'ol',
    { className: ['story-order'], dataFile: entry.file },
    stories.map((headline, i) =>
      h('li', [
        h('span', headline),
        ...(i > 0
          ? [h('button', { type: 'button', dataMove: `${i},${i - 1}`, ariaLabel: `Move up: ${headline}` }, '↑')]
          : []),
        ...(i < stories.length - 1
          ? [h('button', { type: 'button', dataMove: `${i},${i + 1}`, ariaLabel: `Move down: ${headline}` }, '↓')]
          : []),
      ]),
    ),
  );
}
