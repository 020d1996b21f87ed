import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { toHtml } from 'hast-util-to-html';
import { deskLists, when } from '#views/desk/list.ts';
import type { DeskView } from '#views/desk/list-view.ts';
import { type DeskEntry, type DeskPreviews, type DeskRemark, stateLabels } from '#views/desk/model.ts';
import { entryPreviews } from '#views/desk/previews.ts';
import { site } from '#site.ts';

/** The desk: notes and briefs by their state, with what is wrong with them. */
export function deskIndex(entries: readonly DeskEntry[], view: DeskView): string {
  const intro = h('p', { className: ['lead'] }, [
    'Start with ',
    h('code', 'npm run new -- note "Title"'),
    '. What you type in the file shows here at once. Nothing of this page is ever built.',
  ]);
  return frame('The desk', [
    h('header', { className: ['top'] }, [h('h1', 'The desk'), intro]),
    ...deskLists(entries, view),
  ]);
}

/** One entry on the desk: its state, what is wrong, and what each audience will see of it. */
export function deskEntryPage(entry: DeskEntry, previews: DeskPreviews | undefined, editorLink: string): string {
  return frame(entry.title, [
    h('header', { className: ['top'] }, [
      h('p', h('a', { href: '/desk/' }, '← The desk')),
      h('h1', entry.title),
      h('p', { className: ['facts'] }, [
        h('span', { className: ['badge', `state-${entry.state}`] }, stateLabels[entry.state]),
        when(entry),
        h('a', { href: editorLink }, `content/${entry.file}`),
      ]),
      h('p', { className: ['next'] }, next(entry)),
    ]),
    remarksSection(entry.remarks, editorLink),
    ...(previews ? entryPreviews(entry, previews) : []),
  ]);
}

/** What an editor can do from here. */
function next({ state, id }: DeskEntry): ElementContent[] {
  const command = (text: string) => h('code', text);
  const text = (value: string) => ({ type: 'text' as const, value });
  if (state === 'broken')
    return [text('Mend what stands below; the previews come back as soon as the file can be read.')];
  if (state === 'withdrawn') return [text('Its address shows the reason; lists, feeds and search have dropped it.')];
  if (state === 'published')
    return [
      text('Public. For a change: '),
      command(`npm run correct ${id}`),
      text(' or '),
      command(`npm run withdraw ${id}`),
    ];
  if (state === 'scheduled')
    return [text('Goes public with the first build after this moment. Until then no file of the site holds it.')];
  return [
    text('Not public. When it is ready: '),
    command('status: published'),
    text(' in the file, then commit and push; it goes public with the first build after the moment above.'),
  ];
}

function remarksSection(remarks: readonly DeskRemark[], editorLink: string): Element {
  if (remarks.length === 0) return h('p', { className: ['remarks', 'good'] }, 'Nothing to mend.');
  return h(
    'ul',
    { className: ['remarks'] },
    remarks.map((one) =>
      h('li', { className: [one.kind] }, [
        h('a', { href: `${editorLink}:${one.line}:${one.column}`, className: ['place'] }, `${one.line}:${one.column}`),
        h('b', one.code),
        ` ${one.says} `,
        h('em', one.fix),
        ...(one.why ? [h('small', one.why)] : []),
      ]),
    ),
  );
}

function frame(title: string, children: ElementContent[]): string {
  const page = h('html', { lang: site.language }, [
    h('head', [
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'robots', content: 'noindex' }),
      h('title', `${title} · Desk`),
      h('link', { rel: 'icon', href: '/favicon.svg' }),
      h('link', { rel: 'stylesheet', href: '/desk/desk.css' }),
      h('script', { type: 'module', src: '/desk/desk.js' }),
    ]),
    h('body', h('main', { id: 'desk' }, children)),
  ]);
  // The Telegram text is HTML of our own view, which escapes what editors write.
  return `<!doctype html>\n${toHtml(page, { allowDangerousHtml: true })}`;
}
