import { HtmlValidate } from 'html-validate';
import { expect, it } from 'vitest';
import { listFiles, readText, shippedSite } from '../support/build-site.ts';

const { outDir } = shippedSite;
const pages = listFiles(outDir).filter((file) => file.endsWith('.html') && !file.startsWith('pagefind/'));

/** The HTML standard as html-validate knows it; what is off is taste, not validity. */
const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'long-title': 'off',
    // A box that scrolls is a region for the keyboard (WCAG 2.1.1). A section has a heading, and the Nu checker asks for one.
    'prefer-native-element': ['error', { exclude: ['region'] }],
    'no-implicit-button-type': 'error',
    'no-inline-style': 'error',
    'no-dup-id': 'error',
  },
});

it('every page is valid HTML', { timeout: 240_000 }, async () => {
  const found: string[] = [];
  for (const file of pages) {
    const report = await validator.validateString(readText(outDir, file));
    for (const { messages } of report.results)
      for (const { ruleId, line, message } of messages) found.push(`${file}:${line} ${ruleId}: ${message}`);
  }
  expect(pages.length).toBeGreaterThan(20);
  expect(found.slice(0, 40)).toEqual([]);
});

it('nothing stands after the end of a page', () => {
  for (const file of pages) expect(readText(outDir, file).trimEnd().slice(-7), file).toBe('</html>');
});

it('the first stylesheet of every page sets the order of the cascade', () => {
  for (const file of pages) {
    const sheet = /<link rel="stylesheet" href="\/([^"]+)"/.exec(readText(outDir, file))?.[1];
    // A page that only leads elsewhere has none.
    if (sheet) expect(readText(outDir, sheet).slice(0, 13), `${file}: ${sheet}`).toMatch(/^@layer reset[,{]/);
  }
});
