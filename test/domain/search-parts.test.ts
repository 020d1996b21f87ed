import { describe, expect, it } from 'vitest';
import { packParts } from '#domain/search-parts.ts';

const dayMs = 86_400_000;
const until = Date.UTC(2026, 10, 23, 6);
/** Records `every` milliseconds apart, going back from one morning. */
const records = (count: number, every = dayMs / 11) =>
  Array.from({ length: count }, (_, i) => ({ url: `/${i}/`, at: new Date(until - i * every).toISOString() }));
const names = (parts: readonly (readonly { url: string }[])[]) =>
  parts.map((part) =>
    part
      .map((one) => one.url)
      .sort()
      .join(),
  );

describe('parts of the search index', () => {
  it('are one for a small library, and none for none', () => {
    expect(packParts(records(900)).map((part) => part.length)).toEqual([900]);
    expect(packParts([])).toEqual([]);
  });

  it('hold each record once, all of a part older than all of the next, none small, none large', () => {
    for (const count of [901, 5500, 11_000]) {
      const parts = packParts(records(count));
      expect(parts.flat().map((one) => one.at)).toEqual(
        records(count)
          .map((one) => one.at)
          .sort(),
      );
      for (const part of parts) {
        expect(part.length).toBeGreaterThanOrEqual(150);
        expect(part.length).toBeLessThanOrEqual(1050);
      }
    }
  });

  it('do not depend on the order in which records come', () => {
    const all = records(3000);
    expect(packParts(all.toReversed())).toEqual(packParts(all));
  });

  it('stay as they are but for the one around a change, however many are changed over time', () => {
    const all = records(5500);
    for (let i = 7; i < 5500; i += 611) {
      const before = new Set(names(packParts(all)));
      const without = names(packParts(all.filter((_, at) => at !== i)));
      const added = names(packParts([...all, { url: '/new/', at: all[i]?.at ?? '' }]));
      expect(without.filter((one) => !before.has(one)).length).toBeLessThanOrEqual(2);
      expect(added.filter((one) => !before.has(one)).length).toBeLessThanOrEqual(2);
    }
  });

  it('follow one another as notes are published: a new one renews the newest part, seldom more', () => {
    const all = records(5500).toReversed();
    let renewed = 0;
    for (let count = 5000; count < 5500; count += 9) {
      const before = new Set(names(packParts(all.slice(0, count))));
      const fresh = names(packParts(all.slice(0, count + 1))).filter((one) => !before.has(one)).length;
      expect(fresh).toBeLessThanOrEqual(3);
      renewed += fresh;
    }
    expect(renewed).toBeLessThan(60);
  });

  it('put what has no date first, and divide a day that has too many', () => {
    const undated = [{ url: '/entities/a/', at: '0000' }];
    expect(packParts([...records(2000), ...undated])[0]?.[0]).toEqual(undated[0]);
    const day = Array.from({ length: 2000 }, (_, i) => ({ url: `/${i}/`, at: '2026-01-01' }));
    expect(packParts(day).map((part) => part.length)).toEqual([900, 900, 200]);
  });
});
