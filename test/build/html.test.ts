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
    // Safari drops the list role of an unmarked list, so a list may name its role.
    'no-redundant-role': 'off',
    // A box that scrolls is a region for the keyboard (WCAG 2.1.1), not a section of the text.
    'prefer-native-element': ['error', { exclude: ['region'] }],
    // A list that is filtered while one types has nothing to submit.
    'wcag/h32': 'off',
    'no-implicit-button-type': 'error',
    'no-inline-style': 'error',
    'no-dup-id': 'error',
  },
});

it('every page is valid HTML', async () => {
  const found: string[] = [];
  for (const file of pages) {
    const report = await validator.validateString(readText(outDir, file));
    for (const { messages } of report.results)
      for (const { ruleId, line, message } of messages) found.push(`${file}:${line} ${ruleId}: ${message}`);
  }
  expect(pages.length).toBeGreaterThan(20);
  expect(found.slice(0, 40)).toEqual([]);
});
