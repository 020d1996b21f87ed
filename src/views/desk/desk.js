/* global clearTimeout, document, DOMParser, EventSource, fetch, HTMLImageElement, location, performance, setInterval, setTimeout, URL, window */
/* The desk's own script: live while typing, countdowns, link previews, order of stories. Never built. */

/** Reads the page again and puts it in place; frames load anew only when there is something new to show. */
let latest = 0;
async function refresh() {
  const mine = (latest += 1);
  const answer = await fetch(location.href, { cache: 'no-store' });
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
  // A slower answer to an earlier change must not replace the newer one.
  if (mine !== latest) return;
  const frames = [...document.querySelectorAll('iframe[data-preview]')];
  const scroll = frames.map((frame) => frame.contentWindow?.scrollY ?? 0);
  const top = window.scrollY;
  document.title = next.title;
  keepPreviews(next);
  document.getElementById('desk')?.replaceWith(next.getElementById('desk') ?? '');
  start();
  window.scrollTo(0, top);
  document
    .querySelectorAll('iframe[data-preview]')
    .forEach((frame, i) =>
      frame.addEventListener('load', () => frame.contentWindow?.scrollTo(0, scroll[i] ?? 0), { once: true }),
    );
}

/** In the middle of a word a file is often broken: what was last good stays in sight, and says that it is old. */
function keepPreviews(next) {
  const old = document.querySelector('.audiences');
  if (!old || next.querySelector('.audiences') || !next.querySelector('.remarks .problem')) return;
  old.classList.add('is-stale');
  next.getElementById('desk')?.append(old);
}

function start() {
  tick();
  document.querySelectorAll('[data-link-preview]').forEach(fillLinkPreview);
  document.querySelectorAll('[data-move]').forEach((button) => button.addEventListener('click', () => move(button)));
}

/** What platforms read in the head of the page itself. */
const heads = new Map();
async function fillLinkPreview(box) {
  const page = box.dataset.linkPreview;
  if (!heads.has(page))
    heads.set(
      page,
      fetch(page, { cache: 'no-store' }).then((answer) => answer.text()),
    );
  const head = new DOMParser().parseFromString(await heads.get(page), 'text/html');
  for (const part of box.querySelectorAll('[data-meta]')) {
    const content = head.querySelector(`meta[property="${part.dataset.meta}"]`)?.getAttribute('content') ?? '';
    if (part instanceof HTMLImageElement) part.src = content && new URL(content).pathname;
    else part.textContent = content;
  }
}

async function move(button) {
  const [from, to] = button.dataset.move.split(',').map(Number);
  const { file } = button.closest('[data-file]').dataset;
  await fetch('/desk/reorder/', { method: 'POST', body: JSON.stringify({ file, from, to }) });
}

function tick() {
  for (const time of document.querySelectorAll('[data-countdown]')) {
    const left = Math.max(0, Math.round((new Date(time.dataset.countdown) - Date.now()) / 1000));
    const [days, hours, minutes] = [Math.floor(left / 86400), Math.floor(left / 3600) % 24, Math.floor(left / 60) % 60];
    time.dataset.left =
      left === 0 ? 'due with the next build' : `in ${days > 0 ? `${days} d ` : ''}${hours} h ${minutes} min`;
  }
}

setInterval(tick, 30_000);
let waiting;
function refreshSoon() {
  clearTimeout(waiting);
  // The content store needs a moment to hold the new text.
  waiting = setTimeout(() => {
    heads.clear();
    refresh();
  }, 350);
}

const events = new EventSource('/desk/events/');
events.addEventListener('message', refreshSoon);
// Told when this page begins to listen: what was saved while it was on its way, it has not heard of.
events.addEventListener('version', ({ data }) => {
  const [page] = performance.getEntriesByType('navigation');
  const shown = page?.serverTiming.find((one) => one.name === 'content')?.description;
  if (data !== shown) refreshSoon();
});
start();
