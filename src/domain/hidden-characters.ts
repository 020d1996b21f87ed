/**
 * Characters that a reader cannot see and a machine acts on: control characters (Unicode Cc but tab and line ends), and
 * those that turn the direction of the text after them, so that what is read is not what is written
 * (https://www.unicode.org/reports/tr9/#Explicit_Directional_Embeddings; CVE-2021-42574).
 */
const hidden =
  /[\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]|(?![\t\n\r])\p{Cc}|\p{Noncharacter_Code_Point}|\p{Surrogate}/u;

/** What is neither hidden nor far from it: a text of nothing else needs no closer look, which takes ten times as long. */
const doubtful = /[^\t\n\r\x20-\x7e\xa0-\u2029\u202f-\u2065\u2070-\ud7ff]/;

export interface HiddenCharacter {
  /** How Unicode names it: `U+202E`. */
  readonly name: string;
  /** 1-based place in the text. */
  readonly line: number;
  readonly column: number;
}

/** The first such character of a text. A byte order mark at its very beginning is not counted. */
export function hiddenCharacter(text: string): HiddenCharacter | undefined {
  const found = doubtful.test(text) ? hidden.exec(text) : null;
  if (!found) return undefined;
  const before = text.slice(0, found.index).split('\n');
  const code = found[0].codePointAt(0) ?? 0;
  return {
    name: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`,
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
  };
}

/** The path of the first field whose text holds one: YAML can write a character as an escape that no eye sees. */
export function hiddenField(
  value: unknown,
  path: readonly PropertyKey[] = [],
): { path: PropertyKey[]; name: string } | undefined {
  if (typeof value === 'string') {
    const found = hiddenCharacter(value);
    return found && { path: [...path], name: found.name };
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = hiddenField(key, path) ?? hiddenField(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    if (found) return found;
  }
  return undefined;
}
