import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../support/fake-faults.ts';
import { sendCall, type Trouble, World } from '../support/brief-world.ts';

const faults: readonly Fault[] = [
  { kind: 'refuse' },
  { kind: 'drop-before' },
  { kind: 'apply-then-drop' },
  { kind: 'hang' },
  { kind: 'truncate' },
  { kind: '500-after' },
  { kind: '502-html' },
  { kind: '403-html' },
  { kind: 'wrong-id' },
  { kind: 'late', ms: 700 },
  { kind: 'late', ms: 58_000 },
  { kind: 'late', ms: 120_000 },
  { kind: '429', seconds: 7 },
  { kind: 'lie-not-found' },
];

/** The one promise: exactly one post in the channel, and the journal knows its id. */
async function expectOnce(trouble: Trouble): Promise<World> {
  const world = new World(trouble);
  const row = await world.run();
  const about = JSON.stringify({ trouble, states: world.records.map((one) => one.state) });
  expect(
    world.ours.map((post) => post.id),
    about,
  ).toHaveLength(1);
  expect({ state: row.state, id: row.messageId }, about).toEqual({ state: 'SENT', id: world.ours[0]?.id });
  return world;
}

describe('the Morning Brief is in the channel exactly once', () => {
  it('on a day without trouble', async () => {
    const world = await expectOnce({});
    expect(world.records.map((record) => record.state)).toEqual(['PLANNED', 'READY', 'INTENT', 'SENT']);
    expect(world.alerts).toEqual([]);
  });

  it('after every fault of the call, with a kill before and after every write of the journal, among foreign posts', async () => {
    let cases = 0;
    for (const foreign of [0, 1, 2, 3]) {
      // Around the call and during the looks that follow a doubt.
      const foreignAt = [200, 6_500, 40_000].slice(0, foreign);
      const call = await sendCall(foreignAt);
      for (const fault of faults) {
        const whole = await expectOnce({ faults: { [call]: fault }, foreignAt });
        for (let write = 1; write <= whole.writes; write += 1)
          for (const when of ['before', 'after'] as const) {
            await expectOnce({ faults: { [call]: fault }, foreignAt, killAtWrite: [{ write, when }] });
            cases += 1;
          }
        await expectOnce({ faults: { [call]: fault }, foreignAt, killAtCall: [call] });
        cases += 2;
      }
    }
    console.log(`fault × kill × foreign posts: ${cases} cases`);
    expect(cases).toBeGreaterThan(700);
  });

  it('after any of 4,000 random sequences of faults, kills, foreign posts and blindness', async () => {
    const fault: fc.Arbitrary<Fault> = fc.oneof(
      fc.constantFrom(...faults.filter((one) => !['late', '429', 'lie-not-found'].includes(one.kind))),
      fc.record({ kind: fc.constant('late' as const), ms: fc.integer({ min: 0, max: 120_000 }) }),
      fc.record({ kind: fc.constant('429' as const), seconds: fc.integer({ min: 1, max: 60 }) }),
    );
    // Most trouble where it hurts: around the call that posts, which a day without trouble makes as its 23rd.
    const place = fc.oneof(fc.integer({ min: 18, max: 32 }), fc.integer({ min: 1, max: 150 }));
    const trouble: fc.Arbitrary<Trouble> = fc.record({
      faults: fc.dictionary(place.map(String), fault, { maxKeys: 8 }),
      killAtWrite: fc.array(
        fc.record({
          write: fc.integer({ min: 1, max: 14 }),
          when: fc.constantFrom('before' as const, 'after' as const),
        }),
        { maxLength: 4 },
      ),
      killAtCall: fc.array(place, { maxLength: 3 }),
      foreignAt: fc.array(fc.integer({ min: 0, max: 300_000 }), { maxLength: 8 }),
      blindness: fc.array(
        fc.record({ from: fc.integer({ min: 0, max: 240_000 }), for: fc.integer({ min: 1, max: 30_000 }) }),
        { maxLength: 2 },
      ),
      downFor: fc.integer({ min: 0, max: 400_000 }),
    });
    const seed = Number(process.env['FAULT_SEED'] ?? Date.now() % 2 ** 31);
    console.log(`seed ${seed} (FAULT_SEED=${seed} repeats it)`);
    await fc.assert(
      fc.asyncProperty(trouble, async (one) => void (await expectOnce(one))),
      { numRuns: 4000, seed },
    );
  });
});
