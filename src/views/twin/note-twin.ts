import { labels, words } from '#edition.ts';
import { changeLabels, newestChanges } from '#domain/change.ts';
import { fallenInNote } from '#domain/claims.ts';
import { correctionPath, fallenLabel } from '#domain/corrections.ts';
import type { Library, Note } from '#domain/library.ts';
import { aiUseLabels } from '#domain/note.ts';
import { absolute, paths } from '#domain/paths.ts';
import { formatDate, formatDay, formatTime } from '#domain/time.ts';
import { topicLabel } from '#domain/topics.ts';
import type { NoteText } from '#views/body/text.ts';
import { citable, citePlain } from '#views/cite.ts';
import { site } from '#site.ts';

/** A note as Markdown: the same text, sources, changes and disclosures as its page. */
export function noteMarkdown(note: Note, text: NoteText, library: Library, base: string): string {
  const { data } = note;
  const url = absolute(paths.note(note.id), base);
  const changes = newestChanges(data.changes);
  const names = data.authors.map((id) => library.author(id).name);
  const sections = [
    `# ${data.title}`,
    `${words.listOf([...names, words.atTime(formatDate(data.publishedAt, site.zone), formatTime(data.publishedAt, site.zone))])} · ${site.categories[data.category].label} · <${url}>`,
    ...changes.map(
      (one) => `> **${words.changes.onDay(changeLabels[one.kind], formatDate(one.at, site.zone))}:** ${one.summary}`,
    ),
    ...fallenInNote(note, library).map(
      (one) => `> **${words.twin.claim(fallenLabel(one))}** ${one.claim.text} <${absolute(correctionPath(one), base)}>`,
    ),
    `**${words.note.takeaway}:** ${data.keyTakeaway}`,
    ...(data.keyNumbers.length > 0 ? [data.keyNumbers.map((one) => `- **${one.value}** ${one.label}`).join('\n')] : []),
    text.markdown,
    ...(data.faq.length > 0 ? [`## ${words.note.faq}`, ...data.faq.map(({ q, a }) => `### ${q}\n\n${a}`)] : []),
    ...(text.citations.length > 0 ? [`## ${words.sources.title}`, text.citations.map(sourceNote).join('\n')] : []),
    `## ${words.note.disclosures}`,
    [...data.disclosures.map((one) => one.text), data.aiUse ? aiUseLabels[data.aiUse] : '', site.disclaimer]
      .filter(Boolean)
      .map((one) => `- ${one}`)
      .join('\n'),
    words.twin.citeAs(citePlain(citable(note, library, base))),
    `${words.twin.licence(site.licence.name)}, <${site.licence.url}>`,
  ];
  return `${sections.join('\n\n')}\n`;
}

function sourceNote({ source, number }: NoteText['citations'][number]): string {
  const date = source.date ? `, ${formatDay(source.date)}` : '';
  const origin = source.origin ? `; ${words.sources.reliesOn(source.origin)}` : '';
  const archive = source.archive ? `; ${words.twin.archived} <${source.archive}>` : '';
  return `[^${number}]: ${source.publisher}: [${source.title}](${source.url})${date} (${labels.tiers[source.tier]}, ${words.sources.accessed(formatDay(source.accessed))}${origin}${archive})`;
}

/** A note as data: its facts and record as the editor wrote them, and the text as HTML. */
export function noteJson(note: Note, text: NoteText, library: Library, base: string): Record<string, unknown> {
  const { data } = note;
  // A translation may be under embargo: not even its id is told.
  const hidden = new Set(['status', 'featured', 'withdrawn', 'translations']);
  const facts = Object.fromEntries(Object.entries(data).filter(([field]) => !hidden.has(field)));
  return {
    id: note.id,
    url: absolute(paths.note(note.id), base),
    version: data.changes.length + 1,
    publisher: site.name,
    licence: site.licence,
    ...facts,
    tags: data.tags.map(topicLabel),
    authors: data.authors.map((id) => ({ id, name: library.author(id).name })),
    responsibleEditor: library.author(data.responsibleEditor).name,
    entities: data.entities.map((id) => ({ id, name: library.entity(id)?.data.name ?? id })),
    digest: text.digest.map(({ heading, sentence }) => ({ section: heading.text, sentence })),
    fallenClaims: fallenInNote(note, library).map((one) => ({
      claim: one.reference,
      text: one.claim.text,
      status: one.claim.status,
      correction: absolute(correctionPath(one), base),
    })),
    wordCount: text.words,
    html: text.portable,
    disclaimer: site.disclaimer,
  };
}
