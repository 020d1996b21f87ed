import { describe, expect, it } from 'vitest';
import { contrast } from '#views/card/drawing/contrast.ts';
import { nightAccents, quietBar, riskSteps, themeOf } from '#views/card/drawing/theme.ts';
import { categoryIds } from '#site.ts';

const themes = [undefined, ...categoryIds].flatMap((category) =>
  (['note', 'brief', 'index'] as const).map(
    (kind) => [`${kind} ${category ?? 'house'}`, themeOf({ kind, ...(category && { category }) })] as const,
  ),
);

describe('contrast', () => {
  it('is measured as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#ffffff', '#ffffff')).toBe(1);
    // #767676 on white is the well-known lightest grey that passes.
    expect(contrast('#767676', '#ffffff')).toBeGreaterThan(4.5);
    expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5);
  });

  it.each(themes)('of every text of %s is at least 4.5:1', (_name, theme) => {
    for (const ground of [theme.ground, theme.panel])
      for (const text of [theme.ink, theme.muted, theme.alert])
        expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.onAccent, theme.accent)).toBeGreaterThanOrEqual(4.5);
  });

  it('of the words of the risk meter and the value of a chart is at least 4.5:1', () => {
    for (const category of categoryIds) {
      const { panel, accent } = themeOf({ kind: 'note', category });
      for (const colour of [...riskSteps, accent]) expect(contrast(colour, panel), colour).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('of the date of a brief is at least 4.5:1, of marks that carry meaning at least 3:1', () => {
    const { ground, accent } = themeOf({ kind: 'brief' });
    expect(contrast(accent, ground)).toBeGreaterThanOrEqual(4.5);
    for (const colour of Object.values(nightAccents)) expect(contrast(colour, ground)).toBeGreaterThanOrEqual(3);
    expect(contrast(quietBar, themeOf({ kind: 'note' }).panel)).toBeGreaterThanOrEqual(3);
  });

  it('tells the categories apart: no two accents alike', () => {
    const accents = categoryIds.map((category) => themeOf({ kind: 'note', category }).accent);
    expect(new Set(accents).size).toBe(categoryIds.length);
  });
});
