import { site } from '#site.ts';

/** Slug of a tag as an editor wrote it: `AI safety`, `ai-safety` and, by `site.topicAliases`, `AI-risk` are one topic. */
export function topicSlug(tag: string): string {
  const known = slugs.get(tag);
  if (known !== undefined) return known;
  const made = makeSlug(tag);
  slugs.set(tag, made);
  return made;
}

/** A library of ten thousand notes asks for the same few hundred tags a million times. */
const slugs = new Map<string, string>();

function makeSlug(tag: string): string {
  const slug = plainSlug(tag);
  const aliases: Record<string, string> = site.topicAliases;
  // A tag may be called “constructor”.
  return (Object.hasOwn(aliases, slug) ? aliases[slug] : undefined) ?? slug;
}

function plainSlug(tag: string): string {
  return tag
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Label of a topic: from the controlled vocabulary, else the tag as written. */
export function topicLabel(tag: string): string {
  const known: Record<string, string> = site.topics;
  const slug = topicSlug(tag);
  return (Object.hasOwn(known, slug) ? known[slug] : undefined) ?? tag;
}

/** Label of a topic by its slug, as the newest of its notes writes it where the vocabulary does not know it. */
export function topicName(
  slug: string,
  notes: readonly { readonly data: { readonly tags: readonly string[] } }[],
): string {
  return topicLabel(notes[0]?.data.tags.find((tag) => topicSlug(tag) === slug) ?? slug);
}

/** Addresses of topics under their other names, with where they lead; only to topics that have notes. */
export function movedTopics(slugs: ReadonlySet<string>): { alias: string; slug: string }[] {
  return Object.entries(site.topicAliases)
    .filter(([, slug]) => slugs.has(slug))
    .map(([alias, slug]) => ({ alias, slug }));
}
