/** What decides the part of the search index to which a record belongs. */
export interface Dated {
  readonly url: string;
  /** Key of the order by date: a day or a moment in ISO 8601, or `0000` for what has no date. */
  readonly at: string;
}

/** A part may hold so many records: indexing one takes a second or two, and ten thousand notes are about sixteen. */
const most = 900;
/** Fewer are no part of their own: how rare a word is could not be told from them, and each part costs requests. */
const fewest = 150;

/**
 * Divides records into the parts of the search index, oldest first. All of a part is older than all of the next, so that a
 * list by date is the lists of the parts one after the other.
 *
 * Time is halved (blocks of 2ⁿ days, from a fixed day on) until a block holds no more than `most` records: a new, changed
 * or deleted record touches only the parts around its own day. Blocks with few records join their neighbour. The same
 * records always give the same parts.
 */
export function packParts<T extends Dated>(records: readonly T[]): T[][] {
  const sorted = [...records].sort((a, b) => compare(a.at, b.at) || compare(a.url, b.url));
  return joined(halved(sorted, 0, allDays));
}

/** 2²⁰ days from the year 0 on reach beyond the year 2800. */
const allDays = 2 ** 20;

function halved<T extends Dated>(records: readonly T[], from: number, days: number): T[][] {
  if (records.length === 0) return [];
  if (records.length <= most) return [[...records]];
  if (days === 1) return sliced(records);
  const middle = from + days / 2;
  const cut = records.findIndex((record) => day(record.at) >= middle);
  const at = cut === -1 ? records.length : cut;
  return [...halved(records.slice(0, at), from, days / 2), ...halved(records.slice(at), middle, days / 2)];
}

/** More records of one day than a part may hold, as after an import. */
function sliced<T>(records: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(records.length / most) }, (_, i) => records.slice(i * most, (i + 1) * most));
}

function joined<T>(blocks: readonly T[][]): T[][] {
  const parts: T[][] = [];
  let open: T[] = [];
  for (const block of blocks) {
    open = [...open, ...block];
    if (open.length < fewest) continue;
    parts.push(open);
    open = [];
  }
  // The newest few stay with the part before them until they are enough for their own.
  if (open.length > 0) parts.push([...(parts.pop() ?? []), ...open]);
  return parts;
}

/** Days since the year 0; what has no date comes first. */
function day(at: string): number {
  const ms = Date.parse(at.slice(0, 10));
  return at.length < 10 || Number.isNaN(ms) ? 0 : Math.floor(ms / 86_400_000) + 719_528;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
