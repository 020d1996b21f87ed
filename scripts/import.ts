import path from 'node:path';
import { parseArgs } from 'node:util';
import { readContent } from '#adapters/content-folder.ts';
import { idFor, writeNew } from '#adapters/content-writer.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { type Article, toArticle } from '#adapters/import/article.ts';
import { renewEditorSchemas } from '#adapters/json-schemas.ts';
import { readArticles } from '#adapters/import/read.ts';
import { excerpt } from '#domain/prose.ts';
import { formatProblem } from '#domain/problem.ts';
import { UserError } from '#domain/user-error.ts';
import { noteDraft } from '#views/draft/note.ts';
import { run } from './run.ts';

/** Longest headline the schema takes. */
const longestTitle = 110;

/** `npm run import -- file.txt|.md|.html|.docx|feed.xml`: existing articles as drafts, with a list of what a person fills in. */
await run(async () => {
  const { positionals } = parseArgs({ allowPositionals: true, options: {} });
  if (positionals.length === 0)
    throw new UserError(
      'Say which file to import.',
      'Use: npm run import -- article.txt   (.txt .md .html .docx, or an RSS export .xml)',
    );
  const { contentDir, now } = readEnvironment();
  for (const file of positionals) {
    const name = path.basename(file, path.extname(file));
    for (const found of await readArticles(file)) {
      const article = toArticle(found, name);
      const written = await writeNew(
        contentDir,
        `notes/${idFor(article.title, idFor(name, 'imported'))}.mdx`,
        draftOf(article, now),
      );
      console.log(
        `${written}\n${todo(article)
          .map((line) => `  - ${line}`)
          .join('\n')}`,
      );
    }
  }
  await renewEditorSchemas(contentDir);
  const { problems } = await readContent(contentDir);
  for (const problem of problems) console.error(formatProblem(problem, `${path.relative(process.cwd(), contentDir)}/`));
  console.log(
    'Then: npm run check -- <file>, which also lists figures without a source and whatever else the house rules find.',
  );
  return problems.length > 0 ? 1 : 0;
});

function draftOf(article: Article, now: Date): string {
  const { publishedAt, keyTakeaway, faq, tags, body } = article;
  return noteDraft({
    title: excerpt(article.title, longestTitle),
    now,
    tags: tags.filter((tag) => tag.length <= 40).slice(0, 8),
    faq,
    body,
    ...(publishedAt && { publishedAt }),
    ...(keyTakeaway && { keyTakeaway }),
  });
}

/** What no program can know. */
function todo({ title, publishedAt, keyTakeaway, remarks }: Article): string[] {
  return [
    'category: the first of the list was entered.',
    ...(publishedAt ? [] : ['publishedAt: the file names no date, so now was entered.']),
    ...(keyTakeaway ? [] : ['keyTakeaway: the conclusion, at most 280 characters.']),
    ...(title.length > longestTitle ? [`title: shortened from ${title.length} characters.`] : []),
    'entities, and sources: publisher, title, url and the day you opened each; cite them in the text.',
    'aiUse and disclosures.',
    ...remarks,
  ];
}
