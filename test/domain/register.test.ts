import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { riskMatrix, riskRegister } from '#domain/register.ts';
import { levels } from '#domain/risk-record.ts';
import { aLibrary, aNote, aRisk } from '../support/records.ts';

describe('the register', () => {
  it('sorts by probability, then impact, then date; a level counts as the middle of its range', () => {
    const old = aNote('old', {
      publishedAt: '2026-01-01T08:00:00Z',
      risks: [
        aRisk('R1', { p: 0.5, impact: 'Low' }),
        aRisk('R2', { p: 0.5, impact: 'High' }),
        aRisk('R3', { p: undefined, likelihood: 'High', impact: 'Low' }),
      ],
    });
    const recent = aNote('recent', {
      publishedAt: '2026-02-01T08:00:00Z',
      risks: [
        aRisk('R1', { p: 0.5, impact: 'Low' }),
        aRisk('R2', { p: 0.87 }),
        aRisk('R3', { p: 0.88 }),
        aRisk('R4', { p: undefined, likelihood: 'Moderate', impact: 'Very High' }),
      ],
    });
    expect(riskRegister(aLibrary([old, recent])).map((one) => one.key)).toEqual([
      'recent#R3',
      'old#R3',
      'recent#R2',
      'recent#R4',
      'old#R2',
      'recent#R1',
      'old#R1',
    ]);
  });

  it('tells open, materialised and lapsed apart', () => {
    const risks = [
      aRisk('R1', { horizon: 'P3M' }),
      aRisk('R2'),
      aRisk('R3', { horizon: 'P3M', materialised: '2026-02-01' }),
    ];
    const states = riskRegister(aLibrary([aNote('n', { risks })])).map((one) => [
      one.risk.id,
      one.state,
      one.horizonEnd,
    ]);
    expect(states.sort()).toEqual([
      ['R1', 'lapsed', '2026-04-05'],
      ['R2', 'open', '2027-01-05'],
      ['R3', 'materialised', '2026-04-05'],
    ]);
  });

  it('puts every risk into exactly one cell of the matrix, in the order of the register', () => {
    const risk = fc.record({ p: fc.double({ min: 0.01, max: 0.99, noNaN: true }), impact: fc.constantFrom(...levels) });
    fc.assert(
      fc.property(fc.array(risk, { maxLength: 8 }), (risks) => {
        const register = riskRegister(
          aLibrary([aNote('n', { risks: risks.map((one, i) => aRisk(`R${i + 1}`, one)) })]),
        );
        const cells = levels.flatMap((likelihood) => levels.map((impact) => riskMatrix(register)[likelihood][impact]));
        expect(
          cells
            .flat()
            .map((one) => one.key)
            .sort(),
        ).toEqual(register.map((one) => one.key).sort());
        for (const cell of cells) expect(cell).toEqual(register.filter((one) => cell.includes(one)));
      }),
    );
  });
});
