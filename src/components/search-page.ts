import { searchQuery } from '#domain/search-query.ts';

interface Hit {
  url: string;
  excerpt: string;
  meta: Record<string, string>;
}
interface Pagefind {
  search(query: string): Promise<{ results: { data(): Promise<Hit> }[] }>;
}

const shown = 12;

/** The search page: results as one types, the query in the address. Loads the engine on first use. */
export function startSearch(): void {
  const input = document.querySelector<HTMLInputElement>('#q');
  const list = document.querySelector<HTMLElement>('[data-search-results]');
  const status = document.querySelector<HTMLElement>('[data-search-status]');
  if (!input || !list || !status) return;
  let engine: Promise<Pagefind> | undefined;
  let asked = 0;

  const update = async () => {
    const question = (asked += 1);
    const query = searchQuery(input.value);
    history.replaceState(null, '', query ? `?q=${encodeURIComponent(input.value.trim())}` : location.pathname);
    if (!query) {
      list.replaceChildren();
      status.textContent = '';
      return;
    }
    // A literal address breaks in the bundle (reference/astro.md §5.1).
    engine ??= import(/* @vite-ignore */ new URL('/pagefind/pagefind.js', location.href).href) as Promise<Pagefind>;
    const { results } = await (await engine).search(query);
    const hits = await Promise.all(results.slice(0, shown).map((result) => result.data()));
    if (question !== asked) return;
    status.textContent = results.length === 1 ? '1 result' : `${results.length} results`;
    list.replaceChildren(...hits.map(item));
  };

  input.value = new URLSearchParams(location.search).get('q') ?? '';
  input.form?.addEventListener('submit', (event) => event.preventDefault());
  input.addEventListener('input', () => void update());
  if (input.value) void update();
}

function item(hit: Hit): HTMLElement {
  const row = document.createElement('li');
  const title = document.createElement('h2');
  const link = document.createElement('a');
  link.href = hit.url;
  link.textContent = hit.meta['title'] ?? hit.url;
  title.append(link);
  const passage = document.createElement('p');
  passage.append(...marked(hit.excerpt));
  const meta = document.createElement('p');
  meta.className = 'meta';
  meta.textContent = [hit.meta['kind'], hit.meta['date']].filter(Boolean).join(' · ');
  row.append(title, passage, meta);
  return row;
}

/** Pagefind's excerpt is escaped text with <mark>; read back as nodes, so that no HTML is ever written. */
function marked(excerpt: string): Node[] {
  const parsed = new DOMParser().parseFromString(excerpt, 'text/html');
  return [...parsed.body.childNodes].map((node) => {
    if (node.nodeName !== 'MARK') return document.createTextNode(node.textContent ?? '');
    const mark = document.createElement('mark');
    mark.textContent = node.textContent;
    return mark;
  });
}
