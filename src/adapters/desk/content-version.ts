/**
 * How often `content/` has changed since the development server started. The server's own modules and the pages that Vite
 * runs are two programs in one process, so the count stands where both can see it.
 */
const key = Symbol.for('fazen.content-version');

export function contentVersion(): number {
  return Number((globalThis as Record<symbol, unknown>)[key] ?? 0);
}

export function contentChanged(): void {
  (globalThis as Record<symbol, unknown>)[key] = contentVersion() + 1;
}
