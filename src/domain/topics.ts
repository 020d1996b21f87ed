import { site } from '#site.ts';

/** Slug of a tag as an editor wrote it: `AI safety` and `ai-safety` are one topic. */
export function topicSlug(tag: string): string {
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
  return known[topicSlug(tag)] ?? tag;
}
