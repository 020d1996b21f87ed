import type { NoteData } from '#domain/note.ts';
import type { Rule } from '#domain/lint/finding.ts';
import { independentOrigins } from '#domain/source.ts';

/** A claim called supported although every page goes back to one report. */
export const singleOrigin: Rule = {
  code: 'single-origin',
  says: (a) => `claim ${a['id']} is called supported, but rests on ${a['what']}.`,
  reason: 'Ten pages that repeat one report are one source: this is how the leak of a model was “confirmed” in March.',
  fix: () => 'Find a second origin, or write status: single-source. A primary or official source suffices alone.',
  *find(manuscript) {
    const { claims = [], sources = [] } = manuscript.entry.data as Partial<NoteData>;
    for (const [i, claim] of claims.entries()) {
      if (claim.status !== 'supported') continue;
      const cited = sources.filter((one) => claim.sources.includes(one.id));
      const first = cited.some((one) => one.tier === 'primary' || one.tier === 'official');
      const origins = independentOrigins(cited);
      if (first || origins > 1) continue;
      const what = origins === 0 ? 'no source' : `one origin (${cited[0]?.origin ?? cited[0]?.publisher})`;
      yield { at: manuscript.field(['claims', i, 'status']), args: { id: claim.id, what } };
    }
  },
};

/** A question without an answer. */
export const faqUnanswered: Rule = {
  code: 'faq-unanswered',
  says: (a) => `“${a['q']}” ${a['what']}.`,
  reason: 'Questions and answers are read aloud by search engines; an empty one is the first thing they quote.',
  fix: () => 'Answer in one to four sentences that stand alone, or remove the question.',
  *find(manuscript) {
    const { faq = [] } = manuscript.entry.data as Partial<NoteData>;
    for (const [i, { q, a }] of faq.entries()) {
      const at = () => manuscript.field(['faq', i, 'a']);
      if (/\?\s*$/.test(a)) yield { at: at(), args: { q, what: 'is answered with a question' } };
      else if (a.length < 40 || a.trim() === q.trim()) yield { at: at(), args: { q, what: 'has no real answer' } };
      else if (!q.trim().endsWith('?'))
        yield { at: manuscript.field(['faq', i, 'q']), args: { q, what: 'is not a question' } };
    }
  },
};
