const key = 'recent-searches';
const kept = 6;

/** What was searched for on this device, newest first. It never leaves the device. */
export function recentSearches(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string').slice(0, kept) : [];
  } catch {
    // Storage may be switched off or hold what is not ours: search works without it.
    return [];
  }
}

/** Remembers a search that led somewhere; one letter is no search. */
export function remember(query: string): void {
  const text = query.trim();
  if (text.length < 2) return;
  const others = recentSearches().filter((one) => one.toLowerCase() !== text.toLowerCase());
  store([text, ...others].slice(0, kept));
}

export function forgetSearches(): void {
  store([]);
}

function store(searches: readonly string[]): void {
  try {
    if (searches.length > 0) localStorage.setItem(key, JSON.stringify(searches));
    else localStorage.removeItem(key);
  } catch {
    // The list then lasts no longer than this page.
  }
}
