/**
 * The components a note can use, written once. Attributes are plain text; nothing else is accepted.
 * To give notes more, extend this list and render it in `components.ts`.
 */
export interface ComponentSpec {
  readonly attributes: Readonly<Record<string, AttributeSpec>>;
  /** Whether text may stand between its tags. */
  readonly children: boolean;
  /** Whether it stands on its own between paragraphs, as a figure or a box does. */
  readonly block: boolean;
}
interface AttributeSpec {
  readonly required?: boolean;
  readonly example: string;
  readonly oneOf?: readonly string[];
}

const caption = { required: true, example: 'caption="What the reader should see in it"' };
const source = { required: true, example: 'source="s1"' };

export const vocabulary = {
  Callout: {
    children: true,
    block: true,
    attributes: {
      title: { example: 'title="Why it matters"' },
      kind: { example: 'kind="note"', oneOf: ['note', 'warning', 'definition'] },
    },
  },
  Cite: { children: false, block: false, attributes: { id: { required: true, example: 'id="s1"' } } },
  Chart: {
    children: false,
    block: true,
    attributes: {
      src: { required: true, example: 'src="./claude-mythos-leak.csv"' },
      type: { required: true, example: 'type="bar"', oneOf: ['bar', 'line'] },
      title: { required: true, example: 'title="Share-price moves on 27 March 2026"' },
      caption: { example: 'caption="Intraday lows, per cent"' },
      source,
      unit: { example: 'unit="%"' },
    },
  },
  DataTable: { children: true, block: true, attributes: { caption, source: { example: 'source="s1"' } } },
  Figure: {
    children: false,
    block: true,
    attributes: {
      src: { required: true, example: 'src="./diagram.png"' },
      alt: { required: true, example: 'alt="What the picture shows"' },
      caption,
      source: { example: 'source="s1"' },
    },
  },
  PullQuote: { children: true, block: true, attributes: { cite: { example: 'cite="The Economist"' } } },
  Sidenote: { children: true, block: false, attributes: {} },
} as const satisfies Record<string, ComponentSpec>;

export type ComponentName = keyof typeof vocabulary;

export const componentNames = Object.keys(vocabulary) as ComponentName[];
export const allowedNames = componentNames.map((name) => `<${name}>`).join(', ');

/** The rules of a component, or undefined when a note cannot use it. */
export function specOf(name: string): ComponentSpec | undefined {
  return (vocabulary as Record<string, ComponentSpec>)[name];
}
