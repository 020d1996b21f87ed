import { inBrowser } from '#edition.ts';

/**
 * Sorting and filtering of the register, over all its pages. The rows of the other pages are fetched from those pages
 * the first time they are needed, so there is one rendering of a row and nothing more to load for who only reads.
 */

const shownAtFirst = 100;
type Direction = 1 | -1;

export function startRegister(): void {
  const filters = document.querySelector<HTMLElement>('[data-register]');
  const body = document.querySelector<HTMLTableSectionElement>('[data-risk-table] tbody');
  const status = document.querySelector<HTMLElement>('[data-register-status]');
  const pager = document.querySelector<HTMLElement>('[data-register-pager]');
  if (!filters || !body || !status) return;
  filters.hidden = false;
  const fields = [...filters.querySelectorAll<HTMLInputElement | HTMLSelectElement>('select, input')];
  const initial = [...body.rows];
  let rows: Promise<HTMLTableRowElement[]> | undefined;
  let sort: { key: string; direction: Direction } | undefined;

  const update = async () => {
    const wanted = fields.map(({ name, value }) => [name, value.trim()] as const).filter(([, value]) => value);
    history.replaceState(
      null,
      '',
      wanted.length > 0 ? `?${new URLSearchParams(wanted.map(([n, v]) => [n, v]))}` : location.pathname,
    );
    if (pager) pager.hidden = wanted.length > 0 || sort !== undefined;
    if (wanted.length === 0 && !sort) {
      body.replaceChildren(...initial);
      status.textContent = '';
      return;
    }
    rows ??= allRows(Number(filters.dataset['last']), initial);
    const found = (await rows).filter((row) => wanted.every(([name, value]) => matches(row, name, value)));
    const { key, direction } = sort ?? { key: 'order', direction: 1 as Direction };
    found.sort((a, b) => (rank(a, key) - rank(b, key)) * direction || rank(a, 'order') - rank(b, 'order'));
    body.replaceChildren(...found.slice(0, shownAtFirst));
    status.textContent =
      found.length > shownAtFirst
        ? inBrowser.risksShown(shownAtFirst, found.length)
        : inBrowser.risksFound(found.length);
  };

  for (const header of document.querySelectorAll<HTMLTableCellElement>('[data-risk-table] th[data-sort]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = header.textContent;
    button.addEventListener('click', () => {
      const key = header.dataset['sort'] ?? '';
      const direction = sort?.key === key && sort.direction === -1 ? 1 : -1;
      sort = { key, direction };
      for (const other of document.querySelectorAll('[data-risk-table] th')) other.removeAttribute('aria-sort');
      header.setAttribute('aria-sort', direction === 1 ? 'ascending' : 'descending');
      void update();
    });
    header.replaceChildren(button);
  }
  const asked = new URLSearchParams(location.search);
  for (const field of fields) field.value = asked.get(field.name) ?? '';
  filters.addEventListener('input', () => void update());
  filters.querySelector('[data-register-reset]')?.addEventListener('click', () => {
    sort = undefined;
    for (const header of document.querySelectorAll('[data-risk-table] th')) header.removeAttribute('aria-sort');
    for (const field of fields) field.value = '';
    void update();
  });
  if (asked.size > 0) void update();
}

function matches(row: HTMLTableRowElement, name: string, value: string): boolean {
  if (name !== 'q') return row.dataset[name] === value;
  const text = (row.textContent ?? '').toLowerCase();
  return value
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Sort key of a row as a number. The order of the register already is that of likelihood, highest first. */
function rank(row: HTMLTableRowElement, key: string): number {
  const value = row.dataset[key] ?? '';
  if (key === 'likelihood') return -Number(row.dataset['order']);
  if (key === 'impact') return ['Very Low', 'Low', 'Moderate', 'High', 'Very High'].indexOf(value);
  if (key === 'end') return Number(value.replaceAll('-', ''));
  if (key === 'state') return ['lapsed', 'open', 'materialised'].indexOf(value);
  return Number(value);
}

async function allRows(last: number, here: HTMLTableRowElement[]): Promise<HTMLTableRowElement[]> {
  if (last <= 1) return here;
  const pages = await Promise.all(
    Array.from({ length: last }, (_, i) => fetchPage(i === 0 ? '/risks/' : `/risks/${i + 1}/`)),
  );
  const rows = pages.flatMap((page) => [...page.querySelectorAll<HTMLTableRowElement>('[data-risk-table] tbody tr')]);
  return rows.map((row, i) => {
    const mine = document.importNode(row, true);
    mine.dataset['order'] = String(i);
    return mine;
  });
}

/** A page as a document. The browser parses it inert: its scripts do not run, and no HTML is written here. */
function fetchPage(address: string): Promise<Document> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = 'document';
    request.addEventListener('load', () =>
      request.responseXML ? resolve(request.responseXML) : reject(new Error(`${address} is not a page`)),
    );
    request.addEventListener('error', () => reject(new Error(`${address} could not be loaded`)));
    request.open('GET', address);
    request.send();
  });
}
