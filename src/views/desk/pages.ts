import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { toHtml } from 'hast-util-to-html';
import { formatDate, formatTime } from '#domain/time.ts';
import { type DeskEntry, type DeskPreviews, type DeskRemark, stateLabels } from '#views/desk/model.ts';
import { entryPreviews } from '#views/desk/previews.ts';
import { site } from '#site.ts';

const order: readonly DeskEntry['state'][] = ['broken', 'draft', 'scheduled', 'published', 'withdrawn'];

/** The desk: every note and brief by its state, with what is wrong with it. */
export function deskIndex(entries: readonly DeskEntry[]): string {
  const groups = order.flatMap((state) => {
    const members = entries.filter((one) => one.state === state).sort((a, b) => Number(b.at ?? 0) - Number(a.at ?? 0));
    return members.length === 0
      ? []
      : [
          h('section', { className: ['state', `state-${state}`] }, [
            h('h2', [stateLabels[state], h('span', { className: ['count'] }, String(members.length))]),
            h('ul', { className: ['entries'] }, members.map(row)),
          ]),
        ];
  });
  const intro = h('p', { className: ['lead'] }, [
    'Start with ',
    h('code', 'npm run new -- note "Title"'),
    '. What you type in the file shows here at once. Nothing of this page is ever built.',
  ]);
  return frame('The desk', [h('header', { className: ['top'] }, [h('h1', 'The desk'), intro]), ...groups]);
}

function row(entry: DeskEntry): Element {
  return h('li', [
    h('a', { href: `/desk/${entry.collection}/${entry.id}/`, className: ['title'] }, entry.title),
    h('span', { className: ['what'] }, entry.collection === 'briefs' ? `Brief ${entry.id}` : entry.id),
    when(entry),
    tally(entry.remarks),
  ]);
}

function when({ at, state }: DeskEntry): Element {
  if (!at) return h('span');
  const text = `${formatDate(at, site.zone)}, ${formatTime(at, site.zone)}`;
  const countdown = state === 'scheduled' ? { dataCountdown: at.toISOString() } : {};
  return h('time', { dateTime: at.toISOString(), ...countdown }, text);
}

function tally(remarks: readonly DeskRemark[]): Element {
  const problems = remarks.filter((one) => one.kind === 'problem').length;
  const findings = remarks.length - problems;
  return h('span', { className: ['tally'] }, [
    ...(problems > 0 ? [h('b', { className: ['bad'] }, `${problems} problem${problems > 1 ? 's' : ''}`)] : []),
    ...(findings > 0 ? [h('b', { className: ['mind'] }, `${findings} finding${findings > 1 ? 's' : ''}`)] : []),
    ...(remarks.length === 0 ? [h('b', { className: ['good'] }, 'clean')] : []),
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
    ]),
    remarksSection(entry.remarks, editorLink),
    ...(previews ? entryPreviews(entry, previews) : []),
  ]);
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
