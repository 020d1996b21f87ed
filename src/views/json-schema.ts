import { z } from 'zod';
import { type CollectionName, collections } from '#domain/collections.ts';

/** Ids that exist, for completion while typing. */
export interface KnownIds {
  readonly author: readonly string[];
  readonly entity: readonly string[];
  readonly event: readonly string[];
  readonly note: readonly string[];
  readonly tag: readonly string[];
}

type Node = Record<string, unknown> & { properties?: Record<string, Node>; items?: Node; description?: string };

/** What fields name, by their name in the schema. An id that does not exist is marked while it is typed. */
const references: Partial<Record<CollectionName, Readonly<Record<string, keyof KnownIds>>>> = {
  notes: {
    authors: 'author',
    responsibleEditor: 'author',
    entities: 'entity',
    affects: 'entity',
    entity: 'entity',
    event: 'event',
  },
  briefs: { authors: 'author', responsibleEditor: 'author', note: 'note' },
  entities: { parent: 'entity' },
};

/** What a field of a collection names, if it names an entry. */
export function referenceOf(name: CollectionName, field: string): keyof KnownIds | undefined {
  return references[name]?.[field];
}

/** Examples for fields whose form is not plain from their name. */
const examples: Readonly<Record<string, readonly string[]>> = {
  publishedAt: ['2026-03-27T19:40:00Z', '2026-03-27T20:40:00+01:00'],
  at: ['2026-03-27T19:40:00Z'],
  date: ['2026-03-27'],
  accessed: ['2026-11-23'],
  on: ['2026-03-27'],
  opens: ['2026-11-23'],
  resolvesBy: ['2027-06-30'],
  resolvedOn: ['2027-01-15'],
  reviewedOn: ['2026-11-23'],
  occurred: ['2026-03-26'],
  url: ['https://oecd.ai/en/incidents'],
  horizon: ['P6M', 'P1Y'],
  origin: ['Fortune, 26 March 2026'],
  tickers: ['XNAS:CRWD'],
  wikidata: ['Q95'],
  mit: ['7.2'],
  monogram: ['FC'],
  basedOn: ['C1', 'claude-mythos-leak#C1'],
  value: ['3.5%', 'USD 12bn'],
};

/**
 * The JSON Schema of a collection's fields, draft-07 (what editors understand), as an editor types them: moments are text.
 * Made from the zod schema that the build checks with, so the two cannot disagree.
 * @param options.closed whether an id that is not among `ids` is an error: only where `ids` is renewed with every new file.
 */
export function collectionSchema(name: CollectionName, ids: KnownIds, { closed = true } = {}): Node {
  const schema = z.toJSONSchema(collections[name].schema, {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
  }) as Node;
  annotate(schema, ids, references[name] ?? {}, closed);
  // No title and no description: editors would show them above every field's own.
  return { $comment: 'Made from src/domain by “npm run schemas”.', ...schema };
}

function annotate(node: Node, ids: KnownIds, named: Readonly<Record<string, keyof KnownIds>>, closed: boolean): void {
  for (const [field, child] of Object.entries(node.properties ?? {})) {
    const target = child.items ?? child;
    const kind = named[field];
    if (kind && target['type'] === 'string') {
      if (closed) delete target['pattern'];
      target[closed ? 'enum' : 'examples'] = ids[kind];
    }
    if (field === 'tags') target['examples'] = ids.tag;
    const shown = examples[field];
    if (shown && target['type'] === 'string') target['examples'] = shown;
  }
  for (const child of children(node)) annotate(child, ids, named, closed);
}

function children(node: Node): Node[] {
  const lists = ['anyOf', 'allOf', 'oneOf'].flatMap((key) => (Array.isArray(node[key]) ? (node[key] as Node[]) : []));
  return [...Object.values(node.properties ?? {}), ...(node.items ? [node.items] : []), ...lists];
}
