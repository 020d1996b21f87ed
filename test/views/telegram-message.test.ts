import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edition, EditionStory } from '#domain/compose-brief.ts';
import { createLibrary } from '#domain/library.ts';
import { comfortable, countMessage, messageLimits, parsedText, within } from '#views/brief-budget.ts';
import { telegramText } from '#views/brief-text.ts';
import { editionMessage, inCategory, plainMessage, shortMessage } from '#views/telegram-message.ts';
import { parseTelegramHtml } from '../support/fake-telegram-html.ts';
import { telegramReads } from '../support/telegram-parser.ts';

const nothing = { notes: [], briefs: [], authors: [], entities: [], events: [] };
const library = createLibrary(nothing, new Date('2026-11-24T07:00:00Z'));
const options = { base: 'https://research.example' };
const source = {
  publisher: 'A & B Wire',
  title: 'Title',
  url: 'https://wire.example/a?x=1&y="2"',
  accessed: '2026-11-23',
};

const story = (change: Partial<EditionStory> = {}): EditionStory => ({
  headline: 'Model makers book chips to 2027',
  category: 'tech',
  fact: 'Two contracts were signed on 20 November.',
  implication: 'Supply is dear for those who come later.',
  source,
  tickers: ['XNAS:NVDA'],
  stillMoving: false,
  ...change,
});

const edition = (stories: EditionStory[], change: Partial<Edition> = {}): Edition => ({
  day: '2026-11-24',
  origin: 'editor',
  bottomLine: 'Chips are booked; rules are late.',
  stories,
  watch: [],
  changes: [],
  ...change,
});

/** A text of exactly so many characters, made of sentences. */
const long = (length: number) => `${'Risk & return, measured. '.repeat(20).slice(0, length - 1)}.`;
const longest = story({
  headline: long(70),
  fact: long(170),
  implication: long(200),
  tickers: ['XNAS:AAAAA', 'XNAS:BBBBB', 'XNAS:CCCCC', 'XNAS:DDDDD'],
});
const watch = [1, 2, 3, 4].map((n) => ({ at: new Date(`2026-11-2${n + 4}T13:00:00Z`), text: long(120) }));

const editions: Record<string, Edition> = {
  'one story': edition([story()]),
  'two stories': edition([story(), story({ category: 'markets', tickers: [] })]),
  'three stories': edition([1, 2, 3].map((n) => story({ headline: `Story ${n}` }))),
  'four stories': edition([1, 2, 3, 4].map((n) => story({ headline: `Story ${n}` }))),
  'five stories with a watch list': edition(
    [1, 2, 3, 4, 5].map((n) => story({ headline: `Story ${n}` })),
    { watch: [{ at: new Date('2026-11-24T13:15:00Z'), text: 'ECB decision' }] },
  ),
  'the longest possible stories': edition([longest, longest, longest, longest, longest], {
    watch,
    bottomLine: long(110),
  }),
  'short facts at hand': edition(
    Array.from({ length: 5 }, () => ({ ...longest, factShort: 'The short fact of 90 characters at most.' })),
    { watch },
  ),
  'names that look like links': edition([
    story({ headline: 'C3.ai and Character.AI settle', fact: 'C3.ai, node.js, U.S. rules; see t.me/x and 10.0.0.1.' }),
    story({ headline: 'Write to @OpenAI #now', fact: 'Run /start, or write to a.b@example.com; https://x.com.' }),
    story({ headline: 'GPT-5.6 falls 2.3% at 12:30', fact: 'USD 2.3tn, 14:00 and $NVDA in the text.' }),
  ]),
  'signs of markup': edition([
    story({ headline: 'S&P <b>500</b> & "AT&T"', fact: 'a &lt; b &amp; c < d > e' }),
    story({ headline: '5 < 6 && 7 > 3', implication: '<script>alert(1)</script>' }),
    story({ headline: "It's 'so'", fact: '& &quot; &unknown; &#65;' }),
  ]),
  'emoji and surrogates': edition([
    story({ headline: '🧑‍💻 writes 🇩🇪 rules 👩🏽‍⚖️', fact: '𝔸𝕀 in 𠮷野家: 🧵.ai is not a link' }),
    story({ headline: 'A lone \ud83d half and a \udc00 half' }),
    story({ headline: 'Zero\u0000width\u200b and\u202e turned' }),
  ]),
  'right to left': edition([
    story({
      headline: 'בנק ישראל מעלה ריבית',
      fact: 'البنك المركزي السعودي: 5.5٪',
      implication: 'Mixed עברית and English.',
    }),
    story(),
    story(),
  ]),
  'composed from notes': edition(
    [story({ note: 'gone', source: undefined }), story({ stillMoving: true, implication: undefined, tickers: [] })],
    { origin: 'composed', bottomLine: undefined },
  ),
};

describe('the message', () => {
  it.each(Object.entries(editions))('is the same for ever: %s', (_name, one) => {
    const message = editionMessage(one, library, options);
    expect(`${message.text}\n\n${JSON.stringify(countMessage(message.text))}\n`).toMatchSnapshot();
  });

  it.each(Object.entries(editions))('is read by Telegram as we count it: %s', (_name, one) => {
    for (const made of [
      editionMessage(one, library, options),
      editionMessage(one, library, { ...options, delayed: true, language: 'de' }),
      editionMessage(one, library, {
        ...options,
        correction: { at: new Date('2026-11-24T07:41:00Z'), text: 'C3.ai & Co' },
      }),
      shortMessage(one, options),
    ]) {
      const { text, entities, error } = telegramReads(made.text);
      const counts = countMessage(made.text);
      expect(error).toBeUndefined();
      expect(parsedText(made.text)).toBe(text);
      expect(counts.characters).toBe(text.length);
      expect([...text].length).toBeLessThanOrEqual(counts.characters);
      expect(counts.entities).toBeGreaterThanOrEqual(entities.length);
      expect(within(counts, messageLimits)).toBe(true);
      // Nothing becomes a link, a mention or a command by itself.
      const kinds = new Set(entities.map((entity) => entity.type));
      for (const kind of ['Url', 'Mention', 'BotCommand', 'EmailAddress']) expect(kinds).not.toContain(kind);
    }
  });

  it('counts entities as Telegram does', () => {
    for (const one of Object.values(editions)) {
      const { text } = editionMessage(one, library, options);
      const judged = telegramReads(text).entities;
      // A clock time in the watch list is an entity inside another, which Telegram lists once more than it keeps.
      expect(Math.abs(countMessage(text).entities - judged.length)).toBeLessThanOrEqual(one.watch.length);
    }
  });

  it('names its page and its button', () => {
    const message = editionMessage(editions['one story'] as Edition, library, options);
    const url = 'https://research.example/briefs/2026-11-24/';
    expect(message.link_preview_options).toEqual({ url, prefer_large_media: true, show_above_text: true });
    expect(message.reply_markup.inline_keyboard).toEqual([[{ text: 'Read on the web', url }]]);
  });

  it('makes a push notification of at most 140 characters', () => {
    const [first, second] = parsedText(
      editionMessage(edition([story()], { bottomLine: long(110) }), library, options).text,
    ).split('\n');
    expect(`${first}\n${second}`.length).toBeLessThanOrEqual(140);
  });

  it('is silent and says so when it is late', () => {
    const late = editionMessage(editions['one story'] as Edition, library, { ...options, delayed: true });
    expect(late.disable_notification).toBe(true);
    expect(parsedText(late.text).split('\n')[0]).toBe('Morning Brief · Tue 24 Nov · Delayed');
  });

  it('without markup says the same words', () => {
    const one = editions['signs of markup'] as Edition;
    const plain = plainMessage(one, library, options);
    expect(plain.parse_mode).toBeUndefined();
    expect(plain.text).toBe(telegramReads(editionMessage(one, library, options).text).text);
  });

  it('of one category leaves the others out', () => {
    const mixed = edition([story(), story({ category: 'markets' })]);
    expect(inCategory(mixed, 'markets')?.stories).toHaveLength(1);
    expect(inCategory(mixed, 'finance')).toBeUndefined();
    expect(inCategory(mixed, undefined)).toBe(mixed);
  });
});

describe('a message that runs long', () => {
  const shownOf = (one: Edition) => parsedText(editionMessage(one, library, options).text);

  it('loses tickers beyond two, then watch items from the last, before anything else', () => {
    const stories = Array.from({ length: 4 }, () => longest);
    const text = shownOf(edition(stories, { watch }));
    expect(text.match(/\$CCCCC/)).toBeNull();
    expect(text.match(/•/g)?.length).toBeLessThan(4);
    expect(text.match(/^Risk & return.*$/gm)?.length).toBe(4);
  });

  it('then takes the short facts an editor wrote, from the last story', () => {
    const text = shownOf(editions['short facts at hand'] as Edition);
    expect(text.lastIndexOf('The short fact')).toBeGreaterThan(text.indexOf('5.'));
    expect(text).not.toContain('•');
  });

  it('then gives up facts from the last story, never what they mean, the links or the disclaimer', () => {
    const text = shownOf(editions['the longest possible stories'] as Edition);
    expect(text.match(/So what:/g)).toHaveLength(5);
    expect(text.match(/Source: A & B Wire/g)).toHaveLength(5);
    expect(text).toContain('Information only, not investment advice.');
    expect(text.split('\n\n')[1]?.split('\n')).toHaveLength(4);
    expect(text.split('\n\n')[5]?.split('\n')).toHaveLength(3);
  });

  it('at last leaves stories to the web, and says how many', () => {
    const huge = story({ headline: long(110), fact: long(280), implication: long(480) });
    const text = shownOf(edition([huge, huge, huge, huge, huge], { origin: 'composed', bottomLine: undefined }));
    expect(text).toContain('+ 2 more on the web');
    expect(text.match(/So what:/g)).toHaveLength(3);
  });

  it('never cuts a sentence, and always fits when the schema’s caps are kept', () => {
    const words = fc.string({
      unit: fc.constantFrom('a', 'é', '&', '<', '"', '.ai', '🧵', 'א', ' ', '$A', '#b', '@c'),
    });
    const cap = (max: number) => words.map((text) => `X${text}`.slice(0, max).toWellFormed());
    const stories = fc.array(
      fc.record({
        headline: cap(70),
        fact: cap(170),
        implication: cap(200),
        tickers: fc.constant(['XNAS:CRWD', 'XNYS:IBM']),
      }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(stories, cap(110), (list, bottomLine) => {
        const made = editionMessage(
          edition(
            list.map((one) => story(one)),
            { bottomLine },
          ),
          library,
          options,
        );
        const { text, error } = telegramReads(made.text);
        expect(error).toBeUndefined();
        expect(parsedText(made.text)).toBe(text);
        expect(text.isWellFormed()).toBe(true);
        expect(within(countMessage(made.text), comfortable)).toBe(true);
        for (const one of list) expect(made.text).toContain(telegramText(one.implication));
      }),
      { numRuns: 500 },
    );
  });
});

describe('the parser of the fake Telegram', () => {
  const samples = [
    '<p>x</p>',
    '<b>x',
    '<b>x</i>',
    'x</b>',
    '<b>x</b',
    '<b x',
    '<B>x</b>',
    'é<p>',
    '<b><i>x</i></b> <u>y</u>',
    '&lt;&gt;&amp;&quot;&apos;&nbsp;&#65;&#x42;',
    '<a href="https://x.de/?a=1&amp;b=2">x</a>',
    '<a href="x">x</a>',
    '<b></b>x',
    '<tg-time unix="1774702800" format="t">14:00</tg-time>',
    'a < b',
    '<blockquote>q</blockquote>',
  ];
  const made = Object.values(editions).map((one) => editionMessage(one, library, options).text);
  it.each([...samples, ...made].map((html) => [html.slice(0, 40).replace(/\s/g, ' '), html]))(
    'agrees with Telegram’s own: %s',
    (_name, html) => {
      const ours = parseTelegramHtml(html);
      const theirs = telegramReads(html);
      if ('error' in ours) expect(`Can't parse entities: ${ours.error}`).toBe(theirs.error);
      else expect(theirs).toMatchObject({ text: ours.text });
      expect('error' in ours).toBe(theirs.error !== undefined);
    },
  );
});
