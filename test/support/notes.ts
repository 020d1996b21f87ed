import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A note that no rule has anything to say about; tests change parts of it. */
export interface NoteParts {
  readonly fields?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const cleanFields = {
  title: 'Cyber shares after the March fall',
  category: 'markets',
  publishedAt: '2026-11-20T08:00:00Z',
  status: 'published',
  keyTakeaway: 'The sector recovered as a group, and the gap between companies stayed.',
  entities: '[crowdstrike, tenable]',
  sources: `
  - id: s1
    publisher: OECD.AI
    title: An incident
    url: https://oecd.ai/en/incidents
    date: 2026-03-30
    accessed: 2026-11-19
    tier: official
  - id: s2
    publisher: Second Desk
    title: What others saw
    url: https://second.example/
    accessed: 2026-11-19
    origin: Wire Report`,
};

const cleanBody = `## Context

Tenable fell 13% in early trading on Friday 27 March 2026.<Cite id="s1" />

## Bottom line

The gap between companies is what remains.`;

/** The text of a note file: the clean note with the given parts in place of its own. */
export function noteText({ fields = {}, body = cleanBody }: NoteParts): string {
  const all: Record<string, string> = { ...cleanFields, ...fields };
  const lines = Object.entries(all).map(([key, value]) => `${key}:${value.startsWith('\n') ? '' : ' '}${value}`);
  return `---\n${lines.join('\n')}\n---\n\n${body}\n`;
}

/** Entities that the clean note names. */
export const entityFiles = {
  'entities/crowdstrike.yaml':
    'name: CrowdStrike\nkind: company\ntickers: [XNAS:CRWD]\ndescription: A security company.\n',
  'entities/tenable.yaml': 'name: Tenable\nkind: company\ntickers: [XNAS:TENB]\ndescription: A security company.\n',
};

/** Writes a content folder for one test and removes it afterwards. */
export async function withContent<T>(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fazen-content-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), text);
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
