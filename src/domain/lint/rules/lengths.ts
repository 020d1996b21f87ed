import type { Brief } from '#domain/library.ts';
import type { Rule } from '#domain/lint/finding.ts';

/**
 * Headline: 90 characters are the most that fit four lines of the social card at a size one can read on a phone.
 * Takeaway: the schema's 280 characters are the outer limit; sentences over 40 words are lost on a card of three lines.
 */
const limits = { headline: 90, sentenceWords: 40 };

export const longHeadline: Rule = {
  code: 'long-headline',
  says: (a) => `the headline has ${a['length']} characters; the card and link previews show ${a['limit']}.`,
  reason: 'What is cut off on X, LinkedIn and Telegram is the end, where the news often stands.',
  fix: () => 'Say the one thing; leave the rest to the takeaway.',
  *find(manuscript) {
    const { title } = manuscript.entry.data as { title?: string };
    if (manuscript.collection === 'notes' && title && title.length > limits.headline)
      yield {
        at: manuscript.field(['title']),
        args: { length: String(title.length), limit: String(limits.headline) },
      };
  },
};

export const longTakeaway: Rule = {
  code: 'long-takeaway',
  says: (a) => `a sentence of the takeaway has ${a['words']} words.`,
  reason: 'Page, card, feeds, search and Telegram all show the takeaway; most readers see nothing else.',
  fix: () => `At most ${limits.sentenceWords} words a sentence; two sentences are better than one.`,
  *find(manuscript) {
    const { keyTakeaway = '' } = manuscript.entry.data as { keyTakeaway?: string };
    for (const sentence of keyTakeaway.split(/(?<=[.!?;])\s/)) {
      const words = sentence.split(/\s+/).length;
      if (words > limits.sentenceWords) yield { at: manuscript.field(['keyTakeaway']), args: { words: String(words) } };
    }
  },
};

export const longBrief: Rule = {
  code: 'long-brief',
  says: (a) => `Telegram has no room for the fact of “${a['headline']}”.`,
  reason:
    'The message is kept to three phone screens; what is too long for them is left out by a machine, from the end.',
  fix: () => 'Shorten the facts, give factShort, or drop the weakest story.',
  *find(manuscript, world) {
    if (manuscript.collection !== 'briefs') return;
    const { stories } = (manuscript.entry as Brief).data;
    for (const i of world.factsLeftOut(manuscript.entry as Brief))
      yield { at: manuscript.field(['stories', i, 'fact']), args: { headline: stories[i]?.headline ?? '' } };
  },
};
