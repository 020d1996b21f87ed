/** A query as the index knows it: `$CRWD` is `CRWD`, spaces are single. */
export function searchQuery(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/(^|\s)\$(?=\p{Letter})/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
