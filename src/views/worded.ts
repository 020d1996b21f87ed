/** A piece of a text of the interface: plain, a link by its name, or code. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly name: string }
  | { readonly kind: 'code'; readonly text: string };

/**
 * A text of `src/editions/` in pieces: `[label](name)` is a link, `code` between backticks is code. So a language puts
 * its links where its grammar wants them, and no HTML is written from a string.
 * @param fill what stands for `{name}`; put in after parsing, so that brackets in a title stay what they are.
 */
export function worded(text: string, fill: Readonly<Record<string, string>> = {}): Piece[] {
  const filled = (part: string) => part.replace(/\{(\w+)\}/g, (whole, name: string) => fill[name] ?? whole);
  return text.split(/(\[[^\]]+\]\(\w+\)|`[^`]+`)/).flatMap((part): Piece[] => {
    const [, label, name] = /^\[(.+)\]\((\w+)\)$/.exec(part) ?? [];
    if (label && name) return [{ kind: 'link', text: filled(label), name }];
    if (part.startsWith('`')) return [{ kind: 'code', text: part.slice(1, -1) }];
    return part ? [{ kind: 'text', text: filled(part) }] : [];
  });
}
