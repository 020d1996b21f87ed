import { words } from '#edition.ts';
import { type CardNode, column, drawing, line, row, shape } from '#views/card/drawing/element.ts';
import { fontOf } from '#views/card/drawing/text.ts';
import { riskSteps, type Theme, unreached } from '#views/card/drawing/theme.ts';
import type { CardRisk } from '#views/card/risk.ts';

/** The gauge of the gravest risk: its impact as an arc of five, and the word. `width` of the arc in pixels. */
export function gauge(risk: CardRisk, theme: Theme, width: number): CardNode {
  const height = Math.round(width * 0.54);
  width = Math.round(width);
  const colour = riskSteps[risk.impactStep - 1] ?? theme.ink;
  const [cx, cy, outer, inner] = [width / 2, width / 2, width / 2 - 2, width * 0.39];
  const arcs = riskSteps.map((_, i) =>
    shape('path', { d: segment(cx, cy, outer, inner, i), fill: i < risk.impactStep ? colour : unreached }),
  );
  const angle = Math.PI * (1 - (risk.impactStep - 0.5) / 5);
  const tip = point(cx, cy, width * 0.34, angle);
  const base = width * 0.022;
  const [left, right] = [point(cx, cy, base, angle + Math.PI / 2), point(cx, cy, base, angle - Math.PI / 2)];
  return drawing(width, height, [
    ...arcs,
    shape('path', { d: `M${left}L${tip}L${right}Z`, fill: theme.ink }),
    shape('circle', { cx, cy, r: round(width * 0.035), fill: theme.ink }),
  ]);
}

/** The word for the impact. */
export function verdict(risk: CardRisk, theme: Theme, size: number): CardNode {
  return line(risk.impact, {
    ...fontOf('SansBold'),
    fontSize: size,
    color: riskSteps[risk.impactStep - 1] ?? theme.ink,
  });
}

/** Likelihood, or the day on which it happened, and the horizon. */
export function riskFacts(risk: CardRisk, theme: Theme, width: number, size: number): CardNode {
  const happened = risk.materialised;
  return column({ width, gap: size * 0.7 }, [
    column({ width, gap: size * 0.35 }, [
      fact(happened ? words.card.happened : words.card.likelihood, happened ?? risk.likelihood, theme, width, size),
      ...(happened ? [] : [steps(risk.likelihoodStep, theme.ink, width, Math.round(size * 0.5))]),
    ]),
    column({ width, gap: size * 0.35 }, [
      fact(words.card.horizon, words.card.months(risk.horizonMonths), theme, width, size),
      horizon(risk.horizonMonths, theme, width, Math.round(size * 0.5)),
    ]),
  ]);
}

function fact(name: string, value: string, theme: Theme, width: number, size: number): CardNode {
  return row({ width, justifyContent: 'space-between' }, [
    line(name, { ...fontOf('Sans'), fontSize: size, color: theme.muted }),
    line(value, { ...fontOf('SansBold'), fontSize: size, color: theme.ink }),
  ]);
}

function steps(reached: number, colour: string, width: number, height: number): CardNode {
  const gap = 6;
  const each = (width - 4 * gap) / 5;
  const bars = riskSteps.map((_, i) =>
    shape('rect', { x: round(i * (each + gap)), width: round(each), height, fill: i < reached ? colour : unreached }),
  );
  return drawing(width, height, bars);
}

/** Months shown on the scale; a horizon beyond it fills the scale. Two years, the longest horizon most records use. */
const scaleMonths = 24;

function horizon(months: number, theme: Theme, width: number, height: number): CardNode {
  const reached = Math.min(1, months / scaleMonths) * width;
  return drawing(width, height, [
    shape('rect', { width, height, rx: height / 2, fill: unreached }),
    shape('rect', { width: round(Math.max(reached, height)), height, rx: height / 2, fill: theme.accent }),
  ]);
}

function segment(cx: number, cy: number, outer: number, inner: number, index: number): string {
  const gap = 0.025;
  const [from, to] = [Math.PI * (1 - index / 5) - gap, Math.PI * (1 - (index + 1) / 5) + gap];
  const arc = (radius: number, sweep: 0 | 1) => `A${round(radius)} ${round(radius)} 0 0 ${sweep} `;
  return `M${point(cx, cy, outer, from)}${arc(outer, 1)}${point(cx, cy, outer, to)}L${point(cx, cy, inner, to)}${arc(inner, 0)}${point(cx, cy, inner, from)}Z`;
}

function point(cx: number, cy: number, radius: number, angle: number): string {
  return `${round(cx + radius * Math.cos(angle))} ${round(cy - radius * Math.sin(angle))}`;
}

const round = (value: number) => Math.round(value * 100) / 100;
