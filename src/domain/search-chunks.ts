import { isHead } from '#domain/search-common.ts';

/** A word of the index, with the length of what the index says of it. */
export interface Weighed {
  readonly word: string;
  readonly weight: number;
}

/** A word that weighs as much as this has a file to itself: nobody else should have to load it. */
const heavy = 4000;
/** What the words of one file may weigh together, in bytes before they are compressed. */
const most = { text: 4000, head: 2000 };
/** Letters by which words keep together, where they are not too many: who has typed so much finds all that begins so. */
const together = { text: 4, head: 6 };
const atMostTimes = 3;

/**
 * Divides the words of an index, which come sorted, into the files that a reader loads. One word costs a whole file of each part
 * of the index, and each file costs some bytes in the list of files, which every reader loads: small files, not too many.
 */
export function packWords<T extends Weighed>(words: readonly T[]): [T, ...T[]][] {
  const groups: [T, ...T[]][] = [];
  let size = 0;
  for (const one of words) {
    const open = groups.at(-1);
    const last = open?.at(-1);
    if (open && last && last.weight < heavy && one.weight < heavy && fits(last.word, one, size)) {
      open.push(one);
      size += one.weight;
    } else {
      groups.push([one]);
      size = one.weight;
    }
  }
  return groups;
}

function fits(before: string, { word, weight }: Weighed, size: number): boolean {
  const kind = isHead(word) ? 'head' : 'text';
  if (size + weight <= most[kind]) return isHead(before) === isHead(word);
  const letters = together[kind];
  return before.slice(0, letters) === word.slice(0, letters) && size + weight <= most[kind] * atMostTimes;
}
