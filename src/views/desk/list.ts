import type { Element } from 'hast';
import { h } from 'hastscript';
import { formatDate, formatTime } from '#domain/time.ts';
import { deskAddress, type DeskView } from '#views/desk/list-view.ts';
import { type DeskEntry, stateLabels, states } from '#views/desk/model.ts';
import { site } from '#site.ts';

/** Rows on one page of a state, and rows of each state on the first page. */
const rowsPerPage = 50;
const rowsAtFirst = 15;

/**
 * The lists of the desk: the newest of every state, or one state page by page. However large the library, a page has a
 * bounded number of rows.
 */
export function deskLists(entries: readonly DeskEntry[], view: DeskView): Element[] {
  const found = entries.filter((one) => matches(one, view.q)).sort((a, b) => Number(b.at ?? 0) - Number(a.at ?? 0));
  const shown = view.state ? [view.state] : states;
  const lists = shown.flatMap((state) => {
    const members = found.filter((one) => isIn(one, state));
    return members.length === 0 ? [] : [stateList(state, members, view)];
  });
  const nothing = h(
    'p',
    { className: ['lead'] },
    view.q ? `Nothing here has “${view.q}” in its title or id.` : 'Nothing here.',
  );
  return [...checking(entries), tabs(found, view), finder(view), ...(lists.length > 0 ? lists : [nothing])];
}

/** The first check of a large folder takes a minute; the page renews itself when it has ended. */
function checking(entries: readonly DeskEntry[]): Element[] {
  const left = entries.filter((one) => one.unchecked).length;
  if (left === 0) return [];
  const says = `The house rules are reading ${left} files for the first time. What they find appears here by itself.`;
  return [h('p', { className: ['lead'], role: 'status' }, says)];
}

/** `remarks` is no state: it gathers whatever has something to mend. */
function isIn(entry: DeskEntry, state: NonNullable<DeskView['state']>): boolean {
  return state === 'remarks' ? entry.remarks.length > 0 : entry.state === state;
}

function matches({ title, id }: DeskEntry, q: string): boolean {
  const wanted = q.toLowerCase();
  return title.toLowerCase().includes(wanted) || id.includes(wanted);
}

function tabs(found: readonly DeskEntry[], view: DeskView): Element {
  const tab = (label: string, count: number | '…', state: DeskView['state']) =>
    h('li', [
      h(
        'a',
        { href: deskAddress({ ...view, state, page: 1 }), ...(view.state === state ? { ariaCurrent: 'page' } : {}) },
        [label, h('span', { className: ['count'] }, String(count))],
      ),
    ]);
  const mend = found.some((one) => one.unchecked) ? '…' : found.filter((one) => one.remarks.length > 0).length;
  return h('nav', { className: ['tabs'], ariaLabel: 'States' }, [
    h('ul', [
      tab('All', found.length, undefined),
      ...states.flatMap((state) => {
        const count = found.filter((one) => one.state === state).length;
        return count > 0 || view.state === state ? [tab(stateLabels[state], count, state)] : [];
      }),
      tab('To mend', mend, 'remarks'),
    ]),
  ]);
}

function finder({ state, q }: DeskView): Element {
  return h('form', { className: ['finder'], method: 'get', action: '/desk/' }, [
    ...(state ? [h('input', { type: 'hidden', name: 'state', value: state })] : []),
    h('label', [
      h('span', 'Find'),
      h('input', { type: 'search', name: 'q', value: q, placeholder: 'words of the title, or an id' }),
    ]),
    h('button', { type: 'submit' }, 'Find'),
  ]);
}

function stateList(state: NonNullable<DeskView['state']>, members: readonly DeskEntry[], view: DeskView): Element {
  const size = view.state ? rowsPerPage : rowsAtFirst;
  const pages = Math.ceil(members.length / size);
  const page = view.state ? Math.min(view.page, pages) : 1;
  const label = state === 'remarks' ? 'To mend' : stateLabels[state];
  const more = members.length > size && !view.state;
  return h('section', { className: ['state', `state-${state}`] }, [
    h('h2', [label, h('span', { className: ['count'] }, String(members.length))]),
    h('ul', { className: ['entries'] }, members.slice((page - 1) * size, page * size).map(row)),
    ...(more ? [h('p', h('a', { href: deskAddress({ ...view, state, page: 1 }) }, `All ${members.length} →`))] : []),
    ...(view.state && pages > 1 ? [pager(page, pages, view)] : []),
  ]);
}

function pager(page: number, pages: number, view: DeskView): Element {
  const to = (number: number, text: string) =>
    number < 1 || number > pages ? [] : [h('a', { href: deskAddress({ ...view, page: number }) }, text)];
  return h('nav', { className: ['pages'], ariaLabel: 'Pages' }, [
    ...to(page - 1, '← Newer'),
    h('span', `Page ${page} of ${pages}`),
    ...to(page + 1, 'Older →'),
  ]);
}

function row(entry: DeskEntry): Element {
  return h('li', [
    h('a', { href: `/desk/${entry.collection}/${entry.id}/`, className: ['title'] }, entry.title),
    h('span', { className: ['what'] }, entry.collection === 'briefs' ? `Brief ${entry.id}` : entry.id),
    when(entry),
    tally(entry),
  ]);
}

/** The moment of publication, with a countdown while it lies ahead. */
export function when({ at, state }: DeskEntry): Element {
  if (!at) return h('span');
  const text = `${formatDate(at, site.zone)}, ${formatTime(at, site.zone)}`;
  const countdown = state === 'scheduled' ? { dataCountdown: at.toISOString() } : {};
  return h('time', { dateTime: at.toISOString(), ...countdown }, text);
}

function tally({ remarks, unchecked }: DeskEntry): Element {
  const problems = remarks.filter((one) => one.kind === 'problem').length;
  const findings = remarks.length - problems;
  return h('span', { className: ['tally'] }, [
    ...(problems > 0 ? [h('b', { className: ['bad'] }, `${problems} problem${problems > 1 ? 's' : ''}`)] : []),
    ...(findings > 0 ? [h('b', { className: ['mind'] }, `${findings} finding${findings > 1 ? 's' : ''}`)] : []),
    ...(remarks.length === 0
      ? [unchecked ? h('span', 'not yet checked') : h('b', { className: ['good'] }, 'clean')]
      : []),
  ]);
}
