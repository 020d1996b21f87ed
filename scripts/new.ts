import path from 'node:path';
import { parseArgs } from 'node:util';
import { readContent } from '#adapters/content-folder.ts';
import { renewEditorSchemas } from '#adapters/json-schemas.ts';
import { idFor, writeNew } from '#adapters/content-writer.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { addDuration } from '#domain/days.ts';
import { composeBrief, noteStory } from '#domain/compose-brief.ts';
import { createLibrary, type Library } from '#domain/library.ts';
import { localDay, zonedInstant } from '#domain/time.ts';
import { UserError } from '#domain/user-error.ts';
import { briefDraft, type StoryStart } from '#views/draft/brief.ts';
import { noteDraft } from '#views/draft/note.ts';
import { entityDraft, eventDraft } from '#views/draft/record.ts';
import { site } from '#site.ts';
import { run } from './run.ts';

const usage =
  'Use: npm run new -- note "Title" [--risk-briefing]   or   brief [date|tomorrow]   or   event "Name"   or   entity "Name"';

/** `npm run new -- note "Title" [--risk-briefing] | brief [date|tomorrow] | event "Name" | entity "Name"`: a valid draft. */
await run(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'risk-briefing': { type: 'boolean', default: false } },
  });
  const [kind, ...words] = positionals;
  const environment = readEnvironment();
  const { contentDir, now } = environment;
  const today = localDay(now, site.zone);
  const name = words.join(' ').trim();
  if (kind === 'brief') return written(contentDir, await newBrief(contentDir, name, now));
  if (kind !== 'note' && kind !== 'event' && kind !== 'entity')
    throw new UserError(kind ? `“${kind}” cannot be made.` : 'Say what to make.', usage);
  if (name === '') throw new UserError(`A new ${kind} needs a ${kind === 'note' ? 'title' : 'name'}.`, usage);
  if (name.length > 100)
    throw new UserError(
      `The ${kind === 'note' ? 'title' : 'name'} has ${name.length} characters; 100 are allowed.`,
      'Shorten it.',
    );
  const id = idFor(name, `${kind}-${today}`);
  if (kind === 'note')
    return written(
      contentDir,
      await writeNew(
        contentDir,
        `notes/${id}.mdx`,
        noteDraft({ title: name, now, riskBriefing: values['risk-briefing'] }),
      ),
    );
  const text = kind === 'event' ? eventDraft(name, today) : entityDraft(name);
  return written(
    contentDir,
    await writeNew(contentDir, `${kind === 'event' ? 'events' : 'entities'}/${id}.yaml`, text),
  );
});

async function written(contentDir: string, file: string): Promise<number> {
  // A new id is offered by the editor at once. Other folders (tests, drafts elsewhere) are not this project's.
  await renewEditorSchemas(contentDir);
  console.log(`${file}\nFill in what says “To write:”, then: npm run check -- ${file}${onDesk(file)}`);
  return 0;
}

/** Events and entities have no place on the desk; they show on the notes that name them. */
function onDesk(file: string): string {
  const [, place] = /((?:notes|briefs)\/[\w-]+)\.mdx?$/.exec(file.replaceAll(path.sep, '/')) ?? [];
  return place ? `\nTo see it: npm run dev, then http://localhost:4321/desk/${place}/` : '';
}

async function newBrief(contentDir: string, wanted: string, now: Date): Promise<string> {
  const today = localDay(now, site.zone);
  // Most briefs are written the evening before.
  const day = wanted === '' ? today : wanted === 'tomorrow' ? addDuration(today, 'P1D') : wanted;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)))
    throw new UserError(`“${day}” is not a date.`, 'Write year-month-day, for example 2026-11-23, or tomorrow.');
  const due = zonedInstant(day, site.telegram.at, site.zone);
  const { entries } = await readContent(contentDir);
  const library = createLibrary(entries, due > now ? due : now);
  return writeNew(contentDir, `briefs/${day}.md`, briefDraft(day, proposals(library, day)));
}

/** What the sender would compose for that day, as a start for the editor; without anything new, the newest notes. */
function proposals(library: Library, day: string): StoryStart[] {
  const composed = composeBrief(library, day);
  return [...(composed?.stories ?? library.notes.slice(0, 5).map((note) => noteStory(note, library)))];
}
