import { type Piece, pieces } from '#views/card/drawing/words.ts';

/** Width of a text at size 1 in a face; multiply by the font size for pixels. */
export type Measure = (text: string) => number;

export interface Fitted {
  readonly lines: readonly string[];
  /** Font size in pixels. */
  readonly size: number;
  /** Whether something had to be left out. */
  readonly cut: boolean;
}

export interface Room {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Largest and smallest font size in pixels. */
  readonly largest: number;
  readonly smallest: number;
  readonly leading: number;
  readonly maxLines: number;
}

/** What is drawn may differ from what is measured by rounding; a line is never planned fuller than this. */
const fullness = 0.995;
const step = 2;

/**
 * The largest size at which a clean text fits its room, in lines as even as they can be, no word alone at the end.
 * A word wider than the room is cut with a hyphen; a text too long at the smallest size ends in an ellipsis.
 */
export function fit(text: string, measure: Measure, room: Room): Fitted {
  const whole = measured(pieces(text), measure);
  const widest = Math.max(...whole.widths);
  for (let size = room.largest; size >= room.smallest; size -= step) {
    const width = (room.width * fullness) / size;
    if (widest > width) continue;
    const lines = balance(whole, width, linesAt(size, room));
    if (lines) return { lines, size, cut: false };
  }
  const size = room.smallest;
  const width = (room.width * fullness) / size;
  const chopped = whole.pieces.flatMap((piece) => chop(piece, measure, width));
  const most = linesAt(size, room);
  const lines = balance(measured(chopped, measure), width, most);
  return lines ? { lines, size, cut: false } : { lines: clamp(chopped, measure, width, most), size, cut: true };
}

/** Pieces with their widths at size 1, which are the same for every size that is tried. */
interface Measured {
  readonly pieces: readonly Piece[];
  readonly widths: readonly number[];
  readonly space: number;
}

function measured(whole: readonly Piece[], measure: Measure): Measured {
  return { pieces: whole, widths: whole.map((piece) => measure(piece.text)), space: measure(' ') };
}

function linesAt(size: number, { height, leading, maxLines }: Room): number {
  return Math.max(1, Math.min(maxLines, Math.floor(height / (size * leading))));
}

/** Words that should not end a line: the eye expects what follows. */
const weak = /^(?:a|an|the|of|to|in|on|for|and|or|by|at|as|its|from|with|after|is|der|die|das|und|von|zu)$/i;
const weakCost = 0.08;
/** A last line shorter than this part of the width reads as a widow. */
const widowPart = 0.28;
const widowCost = 0.35;

/** The fewest lines that hold all pieces, with the least raggedness; undefined when `most` lines are too few. */
function balance({ pieces: whole, widths, space }: Measured, width: number, most: number): string[] | undefined {
  const count = whole.length;
  const needed = greedy(whole, widths, space, width);
  if (needed > most) return undefined;
  // best[n][i]: least cost of setting the pieces from i on in n lines, and where its first line ends.
  let best: ({ cost: number; ends: number[] } | undefined)[] = Array.from({ length: count + 1 });
  best[count] = { cost: 0, ends: [] };
  for (let n = 1; n <= needed; n += 1) {
    const next: typeof best = Array.from({ length: count + 1 });
    for (let from = 0; from < count; from += 1) {
      let used = 0;
      for (let to = from; to < count; to += 1) {
        used += (widths[to] ?? 0) + (to > from && whole[to]?.spaced ? space : 0);
        if (used > width) break;
        const rest = best[to + 1];
        if (!rest) continue;
        const cost =
          rest.cost + lineCost(used / width, whole[to]?.text ?? '', to === count - 1, needed > 1, to === from);
        if (cost < (next[from]?.cost ?? Infinity)) next[from] = { cost, ends: [to + 1, ...rest.ends] };
      }
    }
    best = next;
  }
  const ends = best[0]?.ends;
  return ends?.map((end, i) => setLine(whole.slice(i === 0 ? 0 : ends[i - 1], end)));
}

function lineCost(filled: number, lastWord: string, last: boolean, several: boolean, single: boolean): number {
  const ragged = (1 - filled) ** 2;
  if (!last) return ragged + (weak.test(lastWord) ? weakCost : 0);
  return ragged + (several && (filled < widowPart || (single && filled < 2 * widowPart)) ? widowCost : 0);
}

function greedy(whole: readonly Piece[], widths: readonly number[], space: number, width: number): number {
  let lines = 1;
  let used = 0;
  whole.forEach((piece, i) => {
    const more = (widths[i] ?? 0) + (used > 0 && piece.spaced ? space : 0);
    if (used > 0 && used + more > width) {
      lines += 1;
      used = widths[i] ?? 0;
    } else used += more;
  });
  return lines;
}

function setLine(line: readonly Piece[]): string {
  return line.map((piece, i) => (i > 0 && piece.spaced ? ` ${piece.text}` : piece.text)).join('');
}

/** Fills lines one after another and ends the last with an ellipsis, after a word that carries meaning. */
export function clamp(whole: readonly Piece[], measure: Measure, width: number, most: number): string[] {
  const lines: Piece[][] = [[]];
  for (const piece of whole) {
    const current = lines.at(-1) ?? [];
    if (current.length === 0 || measure(setLine([...current, piece])) <= width) current.push(piece);
    else if (lines.length < most) lines.push([piece]);
    else break;
  }
  const shown = lines.flat().length;
  const last = lines.at(-1) ?? [];
  if (shown === whole.length) return lines.map(setLine);
  while (last.length > 1 && (measure(`${setLine(last)}…`) > width || weak.test(last.at(-1)?.text ?? ''))) last.pop();
  let end = setLine(last).replace(/[\s,;:–—-]+$/u, '');
  while (end.length > 1 && measure(`${end}…`) > width) end = [...graphemes(end)].slice(0, -1).join('');
  return [...lines.slice(0, -1).map(setLine), `${end}…`];
}

/** A piece in parts that fit the width, about equally long; a cut within letters shows a hyphen. */
function chop(piece: Piece, measure: Measure, width: number): Piece[] {
  const whole = measure(piece.text);
  if (whole <= width) return [piece];
  const room = width - measure('-');
  const target = Math.min(room, whole / Math.ceil(whole / room) + measure('n'));
  const found: Piece[] = [];
  let part = '';
  for (const sign of graphemes(piece.text)) {
    if (part && measure(part + sign) > target) {
      const hyphen = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]$/u.test(part) ? '-' : '';
      found.push({ text: part + hyphen, spaced: found.length === 0 && piece.spaced });
      part = '';
    }
    part += sign;
  }
  return [...found, { text: part, spaced: found.length === 0 && piece.spaced }];
}

/** Signs as a reader sees them: a letter with its marks, an emoji with its parts. */
function graphemes(text: string): string[] {
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);
}
