/** A picture as numbers of colours, before it has a palette. Colours are 0xBBGGRR. */
export interface Counted {
  readonly ids: Uint16Array;
  readonly colours: readonly number[];
  /** Pixels of each colour. */
  readonly counts: readonly number[];
}

/** A picture of at most 256 colours: one byte a pixel, colours as 0xBBGGRR. */
export interface Indexed {
  readonly pixels: Uint8Array;
  readonly palette: readonly number[];
}

/** Colours an indexed PNG can hold. */
const most = 256;

/**
 * Counts the colours of `front` over `ground`. Most pixels of a front are empty and keep the ground's number, so the cost
 * is that of what is drawn.
 * @param front resvg's pixels, RGBA with colour premultiplied by alpha, read as 32-bit numbers on a little-endian machine.
 * @param ground a counted picture of the same size; without one the front has to be opaque.
 * @param ids where the numbers are written: room of an earlier picture that is no longer needed, or new room.
 */
export function countColours(front: Uint32Array, ground?: Counted, ids = new Uint16Array(front.length)): Counted {
  if (ground) ids.set(ground.ids);
  const colours = [...(ground?.colours ?? [])];
  const counts = [...(ground?.counts ?? [])];
  const known = new Map(colours.map((colour, id) => [colour, id]));
  // Neighbours are mostly alike: the same over the same needs neither blending nor looking up.
  let [lastOver, lastUnder, lastId] = [-1, -1, 0];
  for (let at = 0; at < front.length; at += 1) {
    const over = front[at] as number;
    if (over === 0 && ground) continue;
    const under = ids[at] as number;
    if (over !== lastOver || under !== lastUnder) {
      [lastOver, lastUnder] = [over, under];
      const colour = over >>> 24 === 255 ? over & 0xffffff : blend(over, colours[under] ?? 0);
      let id = known.get(colour);
      if (id === undefined) {
        id = colours.push(colour) - 1;
        counts.push(0);
        known.set(colour, id);
      }
      lastId = id;
    }
    if (ground) counts[under] = (counts[under] as number) - 1;
    counts[lastId] = (counts[lastId] as number) + 1;
    ids[at] = lastId;
  }
  return { ids, colours, counts };
}

/** Source over destination: resvg's colour is added as it is, the ground is dimmed. */
function blend(over: number, under: number): number {
  const rest = 255 - (over >>> 24);
  const red = (over & 255) + Math.round(((under & 255) * rest) / 255);
  const green = ((over >>> 8) & 255) + Math.round((((under >>> 8) & 255) * rest) / 255);
  const blue = ((over >>> 16) & 255) + Math.round((((under >>> 16) & 255) * rest) / 255);
  return Math.min(red, 255) | (Math.min(green, 255) << 8) | (Math.min(blue, 255) << 16);
}

/** The picture in its 256 most frequent colours, exactly; a rarer one (a step of an edge's smoothing) takes the nearest. */
export function indexed({ ids, colours, counts }: Counted): Indexed {
  const order = colours
    .map((_, id) => id)
    .filter((id) => (counts[id] ?? 0) > 0)
    .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
  const palette = order.slice(0, most).map((id) => colours[id] ?? 0);
  const places = new Uint8Array(colours.length);
  order.forEach((id, rank) => (places[id] = rank < most ? rank : nearest(colours[id] ?? 0, palette)));
  const pixels = new Uint8Array(ids.length);
  for (let at = 0; at < ids.length; at += 1) pixels[at] = places[ids[at] as number] as number;
  return { pixels, palette };
}

function nearest(colour: number, palette: readonly number[]): number {
  let [best, distance] = [0, Infinity];
  palette.forEach((other, place) => {
    const red = (colour & 255) - (other & 255);
    const green = ((colour >>> 8) & 255) - ((other >>> 8) & 255);
    const blue = (colour >>> 16) - (other >>> 16);
    const apart = red * red + green * green + blue * blue;
    if (apart < distance) [best, distance] = [place, apart];
  });
  return best;
}
