import { absolute, paths } from '#domain/paths.ts';
import { site } from '#site.ts';

/** A short guide for agents that answer a reader's question: https://llmstxt.org/ */
export function llms(base: string): string {
  const at = (path: string) => absolute(path, base);
  const example = paths.twins('NOTE');
  return `# ${site.name}

> ${site.description}

Every note has its text as Markdown and as JSON beside its page: ${at(example.markdown)} and ${at(example.json)}, with NOTE as the last part of the note's address. Each names its sources, its corrections and its version; please cite them. ${site.disclaimer}

## Start here

- [All notes and briefs by month](${at(paths.archive)})
- [Full text of the newest entries, JSON Feed](${at(paths.jsonFeed)})
- [Every feed: category, topic, company, author, corrections](${at(paths.feeds)})
- [How notes are made, probability words, corrections](${at(paths.methodology)})
- [Open data](${at(paths.data)})

## Terms

- Text and data: [${site.licence.name}](${site.licence.url})
- Training of models: not permitted by default, see [robots.txt](${at('/robots.txt')})
`;
}
