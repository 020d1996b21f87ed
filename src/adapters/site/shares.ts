import { shelves, shelfOf } from '#adapters/content-cache.ts';

/** Which files of `content/` the process at this place of so many reads: whole shelves of the cache. */
export function readingShare(place: number, of: number): (file: string) => boolean {
  return (file) => shelves.indexOf(shelfOf(file)) % of === place;
}
