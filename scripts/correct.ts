import { parseArgs } from 'node:util';
import { openEntry, saveEntry } from '#adapters/entry-file.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { appendItem } from '#adapters/frontmatter-edit.ts';
import { changeKinds } from '#domain/change.ts';
import { localDay } from '#domain/time.ts';
import { followers } from '#views/followers.ts';
import { moment, quote } from '#views/draft/yaml.ts';
import { site } from '#site.ts';
import { ask, type Question } from './ask.ts';
import { run } from './run.ts';

/** @param headings of the text, to choose from. */
const questionsFor = (headings: readonly string[]): Question[] => [
  {
    option: 'kind',
    text: 'What kind of change? correction = a mistake, revision = improved or planned',
    oneOf: changeKinds,
  },
  { option: 'summary', text: 'What changed, in a sentence for the top of the page?' },
  { option: 'cause', text: 'Why was it wrong, or why did it have to change?' },
  { option: 'done', text: 'What was done about it?' },
  { option: 'impact', text: 'What does it mean for the conclusions?' },
  {
    option: 'sections',
    text: ['Which sections changed, with commas between them?', ...headings.map((one) => `  ${one}`)].join('\n'),
    optional: true,
  },
  { option: 'claims', text: 'Which claims does it concern, e.g. C1, C2?', optional: true },
];

const usage = `npm run correct <id>   asks for each of these, unless it is given:
${questionsFor([])
  .map(({ option, text, oneOf }) => `  --${option} "…"   ${oneOf ? oneOf.join(', ') : text}`)
  .join('\n')}`;

/** `npm run correct <id> [--kind …]`: asks the four parts of a public change and writes it to `changes`; says what follows from it. */
await run(async () => {
  const texts = Object.fromEntries(questionsFor([]).map(({ option }) => [option, { type: 'string' as const }]));
  const options = { ...texts, help: { type: 'boolean' as const, default: false } };
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const { contentDir, now } = readEnvironment();
  const { entry, entries } = await openEntry(contentDir, positionals[0] ?? '');
  const headings = [...entry.body.matchAll(/^#{2,3} +(.+?) *$/gm)].map(([, text = '']) => text);
  const answers = await ask(questionsFor('keyTakeaway' in entry.data ? headings : []), values);
  const { kind = '', sections = '', claims = '' } = answers;
  const rows = [
    `id: ${unusedId(
      `${kind}-${localDay(now, site.zone)}`,
      entry.data.changes.map((one) => one.id),
    )}`,
    `at: ${moment(now)}`,
    `kind: ${kind}`,
    ...['summary', 'cause', 'done', 'impact'].map((name) => `${name}: ${quote(answers[name] ?? '')}`),
    ...(sections ? [`sections: [${list(sections).map(quote).join(', ')}]`] : []),
    ...(claims ? [`claims: [${list(claims).join(', ')}]`] : []),
  ];
  const file = await saveEntry(contentDir, entry.file, appendItem(entry.body, 'changes', rows.join('\n')));
  console.log(`${file}: ${kind} added. Now mend the text itself; the date of publication stays.\n`);
  console.log(followers(entry, entries, list(claims)).join('\n'));
  return 0;
});

function list(text: string): string[] {
  return text.split(',').flatMap((part) => part.trim() || []);
}

function unusedId(id: string, taken: readonly (string | undefined)[]): string {
  for (let n = 2, name = id; ; n += 1, name = `${id}-${n - 1}`) if (!taken.includes(name)) return name;
}
