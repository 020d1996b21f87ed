import { countWords } from '#domain/prose.ts';
import { portableHtml } from '#views/body/portable.ts';
import { indexedHtml } from '#views/body/indexed.ts';
import { bodyMarkdown } from '#views/body/markdown.ts';
import { type Body, bodyHtml, type Citation, type Heading, plainText } from '#views/body/render.ts';

/** The text of a note in every form that readers get: plain data, so that it can be kept until the note changes. */
export interface NoteText {
  /** For its page. */
  readonly html: string;
  /** For feeds and exports, with absolute addresses. */
  readonly portable: string;
  readonly markdown: string;
  /** For the search index. */
  readonly indexed: string;
  /** Without marks and drawings. */
  readonly plain: string;
  readonly words: number;
  /** Headings of level 2 and 3, in order. */
  readonly headings: readonly Heading[];
  readonly citations: readonly Citation[];
  /** First sentence of each section: the three-minute version. */
  readonly digest: Body['digest'];
}

/** All forms of a text. @param page address of the note's page. */
export function noteText(body: Body, page: string): NoteText {
  const { headings, citations, digest } = body;
  const plain = plainText(body.tree);
  return {
    html: bodyHtml(body),
    portable: portableHtml(body, page),
    markdown: bodyMarkdown(body, page),
    indexed: indexedHtml(body),
    plain,
    words: countWords(plain),
    headings,
    citations,
    digest,
  };
}
