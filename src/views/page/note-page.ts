import { words } from '#edition.ts';
import { type Change, newestChanges } from '#domain/change.ts';
import { type FallenClaim, fallenInNote } from '#domain/claims.ts';
import type { Author, Library, Note } from '#domain/library.ts';
import { aiUseLabels } from '#domain/note.ts';
import { mentionsPartner, type Partner } from '#domain/partner.ts';
import { absolute, paths } from '#domain/paths.ts';
import { countWords, readingMinutes } from '#domain/prose.ts';
import type { Related } from '#domain/related.ts';
import { evidence, type Evidence } from '#domain/source.ts';
import { topicLabel, topicSlug } from '#domain/topics.ts';
import type { Citation } from '#views/body/render.ts';
import type { NoteText } from '#views/body/text.ts';
import { citable, citeBibtex, citePlain, citeCsl } from '#views/cite.ts';
import { citationTags } from '#views/citation-tags.ts';
import { haveSign } from '#views/page/font-signs.ts';
import type { Head } from '#views/page/head.ts';
import type { NoteProps } from '#views/page/note-props.ts';
import { shareLinks } from '#views/share.ts';
import { noteGraph } from '#views/structured-note.ts';
import { site } from '#site.ts';

export interface Link {
  readonly href: string;
  readonly label: string;
}

/** Everything the page of a note shows. Made here, once; the layout only sets it. */
export interface NotePage {
  readonly head: Head;
  readonly note: Note;
  readonly kind: string;
  readonly trail: readonly Link[];
  /** The newest correction or retraction, which stands above the text. */
  readonly notice: Change | undefined;
  /** Claims it states or rests on that no longer stand; said above the text too. */
  readonly fallen: readonly FallenClaim[];
  readonly latest: Change | undefined;
  readonly authors: readonly Author[];
  readonly words: number;
  readonly minutes: number;
  readonly keyNumbers: readonly {
    readonly value: string;
    readonly label: string;
    readonly citation: Citation | undefined;
  }[];
  readonly html: string;
  /** Sections of the text; the layout adds those of its own. */
  readonly contents: readonly Link[];
  readonly citations: readonly Citation[];
  readonly evidence: Evidence;
  readonly changes: readonly Change[];
  readonly disclosures: readonly string[];
  readonly topics: readonly Link[];
  readonly version: number;
  readonly permalink: string;
  readonly cite: { readonly plain: string; readonly bibtex: string; readonly csl: string };
  readonly share: readonly Link[];
  readonly newer: Note | undefined;
  readonly older: Note | undefined;
  readonly related: readonly { readonly note: Note; readonly why: string }[];
  readonly partner: Partner | undefined;
}

/**
 * The page of one note.
 * @param base address of the site.
 */
export function notePage(props: NoteProps, text: NoteText, base: string): NotePage {
  const { note, library, card, newer, older, related, languages } = props;
  const { data } = note;
  const category = site.categories[data.category];
  const changes = newestChanges(data.changes);
  const cited = citable(note, library, base);
  const authors = data.authors.map((id) => library.author(id));
  const length = text.words + countWords(data.faq.map(({ q, a }) => `${q} ${a}`).join(' '));
  const twins = paths.twins(note.id);
  return {
    head: {
      title: data.title,
      description: data.keyTakeaway,
      signs: haveSign(largeTexts(data, text)),
      path: paths.note(note.id),
      card,
      category: data.category,
      graph: noteGraph({
        note,
        citations: text.citations,
        words: length,
        library,
        base,
        images: [absolute(card.path, base)],
      }),
      article: {
        publishedAt: data.publishedAt,
        modifiedAt: changes[0]?.at,
        section: category.label,
        tags: data.tags.map(topicLabel),
        authors: authors.map((author) => absolute(paths.author(author.id), base)),
      },
      alternates: [
        { type: 'text/markdown', title: words.note.asMarkdown, path: twins.markdown },
        { type: 'application/json', title: words.note.asData, path: twins.json },
      ],
      citation: citationTags(cited, note, text.citations),
      languages,
    },
    note,
    kind: data.type === 'risk-briefing' ? words.note.riskBriefing : words.note.research,
    trail: [
      { href: paths.home, label: words.home },
      { href: paths.category(data.category), label: category.label },
    ],
    notice: changes.find((one) => one.kind === 'correction' || one.kind === 'retraction'),
    fallen: fallenInNote(note, library),
    latest: changes[0],
    authors,
    words: length,
    minutes: readingMinutes(length),
    keyNumbers: data.keyNumbers.map(({ value, label, source }) => ({
      value,
      label,
      citation: text.citations.find((one) => one.source.id === source),
    })),
    html: text.html,
    contents: text.headings.filter((one) => one.depth === 2).map((one) => ({ href: `#${one.id}`, label: one.text })),
    citations: text.citations,
    evidence: evidence(text.citations.map((one) => one.source)),
    changes,
    disclosures: [
      ...data.disclosures.map((one) => one.text),
      data.aiUse ? aiUseLabels[data.aiUse] : words.note.noAiStatement,
      words.note.responsible(library.author(data.responsibleEditor).name),
      site.disclaimer,
    ],
    topics: data.tags.map((tag) => ({ href: paths.tag(topicSlug(tag)), label: topicLabel(tag) })),
    version: cited.version,
    permalink: cited.url,
    cite: { plain: citePlain(cited), bibtex: citeBibtex(cited), csl: JSON.stringify(citeCsl(cited), null, 1) },
    share: shareLinks(data.title, cited.url),
    newer,
    older,
    related: related.map((one) => ({ note: one.note, why: bondSentence(one, library) })),
    partner: allowedPartner(note, text),
  };
}

/** Why a note is related, in words: `Same event: …`, `Also on Anthropic, CISA`. */
function bondSentence({ bond, shared, note }: Related, library: Library): string {
  if (bond === 'event') return words.note.sameEvent(library.event(shared[0] ?? '')?.data.name ?? shared[0] ?? '');
  if (bond === 'entity') {
    const names = shared.map((id) => library.entity(id)?.data.name ?? id);
    return words.note.alsoOn(names.slice(0, 3), Math.max(0, names.length - 3));
  }
  if (bond === 'mit') return words.note.sameRisk(shared);
  const labels = note.data.tags.filter((tag) => shared.includes(topicSlug(tag))).map(topicLabel);
  return words.note.sameTopic(labels.slice(0, 3));
}

/** The partner, unless the note or anything it rests on names it. */
function allowedPartner({ data }: Note, text: NoteText): Partner | undefined {
  const partner: Partner | undefined = site.partner;
  const texts = [JSON.stringify({ ...data, publishedAt: undefined }), text.plain];
  return partner && !mentionsPartner(partner, ...texts) ? partner : undefined;
}

function largeTexts({ title, keyNumbers, risks, faq }: Note['data'], { headings }: NoteText): string[] {
  return [
    title,
    ...keyNumbers.map((one) => one.value),
    ...headings.map((one) => one.text),
    ...risks.map((one) => one.statement),
    ...faq.map((one) => one.q),
  ];
}
