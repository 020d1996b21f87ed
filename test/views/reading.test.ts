import { describe, expect, it } from 'vitest';
import { mentionsPartner } from '#domain/partner.ts';
import { relatedNotes } from '#domain/related.ts';
import { type Citable, citeBibtex, citeCsl, citePlain } from '#views/cite.ts';
import { haveSign } from '#views/page/font-signs.ts';
import { tied } from '#views/typeset.ts';
import { aLibrary, aNote } from '../support/records.ts';

describe('related notes', () => {
  const note = aNote('own', { event: 'leak', entities: ['acme'], mit: ['2.2'], tags: ['cybersecurity'] });
  const others = [
    aNote('topic', { tags: ['cybersecurity'] }),
    aNote('nothing', { tags: ['insurance'] }),
    aNote('mit', { mit: ['2.2'] }),
    aNote('entity', { entities: ['acme', 'other'] }),
    aNote('event', { event: 'leak' }),
  ];
  const related = relatedNotes(note, aLibrary([note, ...others]), 10);

  it('stand in the order event, entity, MIT sub-domain, topic; what shares nothing is left out', () => {
    expect(related.map((one) => one.note.id)).toEqual(['event', 'entity', 'mit', 'topic']);
    expect(related.map((one) => one.bond)).toEqual(['event', 'entity', 'mit', 'topic']);
  });

  it('never include the note itself, and name what is shared', () => {
    expect(related.some((one) => one.note.id === 'own')).toBe(false);
    expect(related[1]?.shared).toEqual(['acme']);
  });

  it('prefer more shared entities to fewer', () => {
    const [a, b, c] = [
      aNote('a', { entities: ['x', 'y'] }),
      aNote('b', { entities: ['x'] }),
      aNote('c', { entities: ['x', 'y'] }),
    ];
    expect(relatedNotes(a, aLibrary([a, b, c])).map((one) => one.note.id)).toEqual(['c', 'b']);
  });
});

describe('citing', () => {
  const cited: Citable = {
    id: 'mythos',
    title: 'Is 5% of R&D {gone}?',
    authors: [
      { name: 'Fazen Capital Research', person: false },
      { name: 'Ada Lovelace', person: true },
    ],
    url: 'https://x.example/notes/mythos/',
    day: '2026-03-27',
    version: 2,
    versionNote: 'corrected 23 November 2026',
  };

  it('names the version and keeps the question mark of a title', () => {
    expect(citePlain(cited)).toBe(
      'Fazen Capital Research, Ada Lovelace (2026). Is 5% of R&D {gone}? Fazen Capital Research, note mythos, version 2 (corrected 23 November 2026). https://x.example/notes/mythos/',
    );
  });

  it('escapes what BibTeX would read as code, and keeps an institution in braces', () => {
    const bibtex = citeBibtex(cited);
    expect(bibtex).toContain('title = {{Is 5\\% of R\\&D \\{gone\\}?}}');
    expect(bibtex).toContain('author = {{Fazen Capital Research} and Ada Lovelace}');
    expect(bibtex).toMatch(/^@techreport\{mythos,\n/);
  });

  it('gives CSL a literal institution and a person in two parts', () => {
    expect(citeCsl(cited)[0]).toMatchObject({
      type: 'report',
      author: [{ literal: 'Fazen Capital Research' }, { family: 'Lovelace', given: 'Ada' }],
      issued: { 'date-parts': [[2026, 3, 27]] },
    });
  });
});

describe('the partner', () => {
  const partner = { name: 'Vantage Markets', role: '', url: '', text: '', aliases: ['VantageFX'] };

  it.each([
    ['We asked Vantage Markets.', true],
    ['vantage markets’ spreads', true],
    ['(VantageFX)', true],
    ['from the vantage of markets', false],
    ['NonVantageFX', false],
  ])('is mentioned in “%s”: %s', (text, mentioned) => {
    expect(mentionsPartner(partner, text)).toBe(mentioned);
  });
});

it('ties a day to its month and a currency to its amount, and nothing else', () => {
  expect(tied('On 2 December USD 700bn of 12 plans')).toBe('On 2\u00a0December USD\u00a0700bn of 12 plans');
});

describe('signs of large letters', () => {
  it.each(['≈3,000', 'USD 2bn → 3bn', '≤5%', 'H₂O', '4‰'])('are in %s', (text) => {
    expect(haveSign(['A headline', text])).toBe(true);
  });

  it.each(['−13%', '“USD 416bn”', '½ – ¾', 'naïve Ω'])('are not in %s, which the first file has or none', (text) => {
    expect(haveSign(['A headline', text])).toBe(false);
  });
});
