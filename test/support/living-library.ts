import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { noteText } from './notes.ts';

/** Numbers below one, always the same for a seed: https://en.wikipedia.org/wiki/Linear_congruential_generator (Numerical Recipes). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
}

type Fields = Record<string, string>;

/** A library that editors work on: every edit changes files the way they would. */
export class LivingLibrary {
  readonly #root: string;
  readonly #random: () => number;
  readonly #notes = new Map<string, { fields: Fields; body: string }>();
  #made = 0;
  now = new Date('2026-11-20T12:00:00Z');

  constructor(root: string, seed: number) {
    this.#root = root;
    this.#random = seeded(seed);
    for (const [id, kind] of Object.entries({ anthropic: 'company', tenable: 'company', cisa: 'regulator' }))
      this.#write(
        `entities/${id}.yaml`,
        `name: ${id.toUpperCase()}\nkind: ${kind}\ndescription: Number one of ${id}.\n`,
      );
    this.#write(
      'events/leak.yaml',
      'name: The leak\nkind: exposure\nstatus: reported\nseverity: ai-hazard\noccurred: 2026-10-01\nsummary: A leak of a draft.\n',
    );
    for (let i = 0; i < 18; i += 1) this.addNote();
    this.addBrief();
  }

  addNote(): string {
    this.#made += 1;
    const n = this.#made;
    const published = new Date(Date.parse('2026-08-01T08:00:00Z') + n * 5 * 86_400_000);
    const risky = n % 3 === 0;
    this.#notes.set(`note-${n}`, {
      fields: {
        title: `Finding number ${n}`,
        category: this.#pick(['tech', 'geopolitics', 'finance', 'markets']),
        tags: `[${this.#pick(['cybersecurity', 'AI safety'])}, vendor-risk]`,
        publishedAt: published.toISOString(),
        status: 'published',
        keyTakeaway: `What number ${n} means.`,
        entities: `[${this.#pick(['anthropic', 'tenable', 'cisa'])}]`,
        aiUse: 'none',
        ...(risky && {
          type: 'risk-briefing',
          event: 'leak',
          mit: '["2.2"]',
          risks: `\n  - { id: R1, statement: It fails., type: operational, p: 0.${(n % 8) + 1}, impact: High, horizon: P6M, affects: [tenable], basedOn: [C1] }`,
          claims: '\n  - { id: C1, text: "It was so.", kind: fact, status: supported, sources: [s1] }',
          noForecast: 'Nothing here can be settled by a date.',
        }),
      },
      body: `## Context\n\nIt was seen.<Cite id="s1" />\n\n<Chart src="./figures-${n}.csv" type="bar" title="Figures" source="s1" />\n\n## Bottom line\n\nIt stays.`,
    });
    this.#write(`notes/figures-${n}.csv`, `name,2026\na,${n}\nb,${n + 1}\n`);
    this.#save(`note-${n}`);
    return `note-${n}`;
  }

  addBrief(): void {
    const day = this.now.toISOString().slice(0, 10);
    const stories = [...this.#notes.keys()]
      .slice(0, 3)
      .map(
        (id) =>
          `  - { headline: On ${id}, category: tech, fact: A fact of the day., implication: It matters to holders., note: ${id} }`,
      );
    this.#write(
      `briefs/${day}.md`,
      `---\npublishedAt: ${new Date(this.now.getTime() - 3_600_000).toISOString()}\nstatus: published\nbottomLine: Calm on ${day}.\nstories:\n${stories.join('\n')}\n---\n`,
    );
  }

  /** Kinds of work on content, each done to something chosen by the seed. @returns what was done, for a failing test. */
  edit(): string {
    const id = this.#anyNote();
    const note = this.#notes.get(id);
    if (!note) throw new Error('The library has run out of notes.');
    const edits: Record<string, () => void> = {
      'text of a note': () => (note.body += `\n\nOne more sentence, ${Math.floor(this.#random() * 1e6)}.`),
      'headline of a note': () => (note.fields['title'] = `Another headline ${Math.floor(this.#random() * 1e6)}`),
      'day of a note': () => (note.fields['publishedAt'] = '2026-11-19T09:00:00Z'),
      'correction of a note': () =>
        (note.fields['changes'] =
          `\n  - { at: ${this.now.toISOString()}, kind: correction, summary: A number was wrong., cause: A slip., done: It was mended. }`),
      'claim that fell': () => {
        if (note.fields['claims']) note.fields['claims'] = note.fields['claims'].replace('supported', 'contradicted');
      },
      'new note': () => void this.addNote(),
      'note to come': () => {
        const next = this.#notes.get(this.addNote());
        if (next) next.fields['publishedAt'] = new Date(this.now.getTime() + 1.5 * 86_400_000).toISOString();
        this.#save(`note-${this.#made}`);
      },
      'note taken away': () => this.#drop(id),
      'note withdrawn': () => {
        Object.assign(note.fields, {
          status: 'withdrawn',
          withdrawn: `{ at: ${this.now.toISOString()}, reason: It was a test. }`,
        });
      },
      'note renamed': () => {
        this.#notes.delete(id);
        rmSync(path.join(this.#root, `notes/${id}.mdx`));
        const aliases = /\[(.*)\]/.exec(note.fields['aliases'] ?? '')?.[1];
        note.fields['aliases'] = `[${[aliases, id].filter(Boolean).join(', ')}]`;
        this.#notes.set(`${id}-b`, note);
        this.#save(`${id}-b`);
      },
      'figures beside a note': () => {
        const file = /\.\/(figures-\d+\.csv)/.exec(note.body)?.[1];
        if (file) this.#write(`notes/${file}`, `name,2026\na,${Math.floor(this.#random() * 90) + 1}\nb,5\n`);
      },
      'an entity': () =>
        this.#write(
          'entities/tenable.yaml',
          `name: Tenable ${Math.floor(this.#random() * 1e6)}\nkind: company\ndescription: A company.\n`,
        ),
      'an event': () =>
        this.#write(
          'events/leak.yaml',
          `name: The leak ${Math.floor(this.#random() * 1e6)}\nkind: exposure\nstatus: confirmed\nseverity: ai-incident\noccurred: 2026-10-01\nsummary: A leak.\n`,
        ),
      'two days pass': () => {
        this.now = new Date(this.now.getTime() + 2 * 86_400_000);
        this.addBrief();
      },
    };
    const name = this.#pick(Object.keys(edits));
    edits[name]?.();
    if (this.#notes.has(id)) this.#save(id);
    return `${name} (${id})`;
  }

  /** A note that no brief names, since a brief may only name what is there. */
  #anyNote(): string {
    return this.#pick([...this.#notes.keys()].slice(3));
  }

  #drop(id: string): void {
    this.#notes.delete(id);
    rmSync(path.join(this.#root, `notes/${id}.mdx`));
  }

  #pick<T>(list: readonly T[]): T {
    const one = list[Math.floor(this.#random() * list.length)];
    if (one === undefined) throw new Error('Nothing to choose from.');
    return one;
  }

  #save(id: string): void {
    const note = this.#notes.get(id);
    if (note) this.#write(`notes/${id}.mdx`, noteText(note));
  }

  #write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(this.#root, file)), { recursive: true });
    writeFileSync(path.join(this.#root, file), text);
  }
}

/** Every file below a folder with its bytes. */
export function bytesOf(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return new Map(
    files
      .map((one) => path.join(one.parentPath, one.name))
      .sort()
      .map((file) => [path.relative(folder, file), readFileSync(file)]),
  );
}
