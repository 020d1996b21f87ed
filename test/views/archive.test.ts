import { describe, expect, it } from 'vitest';
import { createLibrary } from '#domain/library.ts';
import { pageNumbers } from '#domain/paging.ts';
import { movedTopics, topicLabel, topicSlug } from '#domain/topics.ts';
import { addresses } from '#views/hosting/addresses.ts';
import { sitemap } from '#views/sitemap.ts';
import { formatMonth } from '#domain/time.ts';
import { archive, neighbours, newest } from '#views/page/archive.ts';
import { readContent } from '#adapters/content-folder.ts';
import { site } from '#site.ts';

const { entries } = await readContent('content');
const library = createLibrary(entries, new Date('2026-11-23T12:00:00Z'));

describe('the archive', () => {
  const years = archive(library);

  it('holds every note and brief once, newest first, under the month of its day in the publisher’s zone', () => {
    const all = years.flatMap((year) =>
      year.months.flatMap((month) => month.entries.map((one) => ({ ...one, month }))),
    );
    expect(all.length).toBe(library.notes.length + library.briefs.length);
    expect(new Set(all.map((one) => one.path)).size).toBe(all.length);
    expect(all.map((one) => one.day)).toEqual(
      all
        .map((one) => one.day)
        .toSorted()
        .toReversed(),
    );
    for (const { day, month } of all) expect(day.startsWith(month.id)).toBe(true);
  });

  it('counts what it lists', () => {
    for (const year of years)
      expect(year.count).toBe(year.months.reduce((sum, month) => sum + month.entries.length, 0));
  });

  it('cuts the list of the newest within a month', () => {
    const cut = newest(years, 3).flatMap((month) => month.entries);
    expect(cut).toEqual(years.flatMap((year) => year.months.flatMap((month) => month.entries)).slice(0, 3));
    expect(newest(years, 0)).toEqual([]);
  });

  it('knows what is newer and older, and that the ends have one side', () => {
    const list = [{ id: '2026-03' }, { id: '2026-02' }, { id: '2025-12' }];
    expect(neighbours(list, '2026-02')).toEqual({ newer: { id: '2026-03' }, older: { id: '2025-12' } });
    expect(neighbours(list, '2026-03')).toEqual({ older: { id: '2026-02' } });
    expect(neighbours(list, '2025-12')).toEqual({ newer: { id: '2026-02' } });
  });

  it('names months', () => expect(formatMonth('2026-03')).toBe('March 2026'));

  it('fills pages', () => {
    expect([0, 1, 30, 31, 90].map((count) => pageNumbers(count).length)).toEqual([1, 1, 1, 2, 3]);
  });
});

it('an author’s notes are paged like a category’s, and the sitemap knows each page', () => {
  const [first] = entries.notes;
  const notes = Array.from({ length: 31 }, (_, i) => ({ ...first, id: `n${i}` }) as (typeof entries.notes)[number]);
  const many = createLibrary({ ...entries, notes, briefs: [] }, new Date('2026-11-23T12:00:00Z'));
  const author = first?.data.authors[0] ?? '';
  expect(many.notesBy(author).length).toBe(31);
  expect(many.notesBy('nobody')).toEqual([]);
  const listed = [
    ...sitemap(many, [], 'https://x.example').matchAll(/<loc>https:\/\/x\.example(\/authors\/.*?)<\/loc>/g),
  ];
  expect(listed.map((one) => one[1])).toEqual([`/authors/${author}/`, `/authors/${author}/2/`]);
});

describe('topics', () => {
  it('an alias is its topic, in any spelling', () => {
    expect(['Cyber-security', 'cyber security', 'cybersecurity'].map(topicSlug)).toEqual(
      Array(3).fill('cybersecurity'),
    );
    expect(topicLabel('capex')).toBe('Capital expenditure');
    expect(topicLabel('My own topic')).toBe('My own topic');
  });

  it('every alias leads to a topic of the vocabulary, and is none itself', () => {
    for (const [alias, slug] of Object.entries(site.topicAliases)) {
      expect(Object.keys(site.topics)).toContain(slug);
      expect(Object.keys(site.topics)).not.toContain(alias);
    }
  });

  it('old addresses move only to topics that have notes, on every host', () => {
    expect(movedTopics(new Set(['cybersecurity'])).map((one) => one.alias)).toEqual(['cyber-security', 'cyber']);
    expect(movedTopics(new Set())).toEqual([]);
    expect(addresses(library).redirects).toContainEqual({ from: '/topics/capex/', to: '/topics/capital-expenditure/' });
  });
});
