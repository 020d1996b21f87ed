import { words } from '#edition.ts';
import { box, type CardNode, column, drawing, line, row, shape } from '#views/card/drawing/element.ts';
import type { Faces } from '#views/card/drawing/faces.ts';
import { gauge, riskFacts, verdict } from '#views/card/drawing/meter.ts';
import { plot } from '#views/card/drawing/plot.ts';
import { fontOf, textBlock, titleBlock } from '#views/card/drawing/text.ts';
import type { Theme } from '#views/card/drawing/theme.ts';
import { chartValue, type CardChart } from '#views/card/chart-data.ts';
import type { CardRisk } from '#views/card/risk.ts';

export interface PanelSize {
  readonly width: number;
  readonly height: number;
  /** Padding inside the frame; the inner width is what remains. */
  readonly padding: number;
  /** Smallest text, in pixels. */
  readonly text: number;
}

/** The gravest risk: gauge over facts in a tall panel, beside them in a broad one. */
export function riskPanel(risk: CardRisk, theme: Theme, size: PanelSize): CardNode {
  const inner = size.width - 2 * size.padding;
  const broad = size.width > size.height * 1.5;
  const head = (width: number) =>
    row({ width, justifyContent: 'space-between' }, [
      eyebrow(words.card.topRisk, theme, size.text),
      line(words.card.impactOf(risk.impactStep), { ...fontOf('Mono'), fontSize: size.text * 0.95, color: theme.ink }),
    ]);
  if (broad) {
    const half = Math.floor((inner - 56) / 2);
    const dial = Math.min(half, (size.height - 2 * size.padding - size.text * 5) / 0.53);
    return frame(theme, size, [
      row({ width: inner, justifyContent: 'space-between', alignItems: 'center', flexGrow: 1 }, [
        column({ width: half, alignItems: 'center', gap: size.text * 0.5 }, [
          head(half),
          gauge(risk, theme, dial),
          verdict(risk, theme, size.text * 2),
        ]),
        riskFacts(risk, theme, half, size.text * 1.15),
      ]),
    ]);
  }
  return frame(theme, size, [
    head(inner),
    column({ width: inner, alignItems: 'center', gap: 2 }, [
      gauge(risk, theme, inner * 0.82),
      verdict(risk, theme, 46),
    ]),
    box({ width: inner, height: 2, backgroundColor: theme.rule }),
    riskFacts(risk, theme, inner, size.text),
  ]);
}

/** The note's own chart: what it shows, the marked value large, the marks below or, in a broad panel, beside them. */
export function chartPanel(chart: CardChart, theme: Theme, size: PanelSize, faces: Faces): CardNode {
  const inner = size.width - 2 * size.padding;
  const innerHeight = size.height - 2 * size.padding;
  const broad = size.width > size.height * 1.5;
  const width = broad ? Math.floor(inner * 0.42) : inner;
  const caption = { width, size: size.text, lines: broad ? 4 : 3, leading: 1.25 };
  const title = textBlock(chart.title, faces, { ...caption, face: 'SansBold' }, { color: theme.ink });
  const room = { width, height: 110, largest: Math.round(size.text * 2.7), smallest: 30, leading: 1.1, maxLines: 1 };
  const value = titleBlock(chartValue(chart, chart.marked), faces, room, theme.accent);
  const name = [chart.points[chart.marked]?.name ?? '', chart.series ?? ''].filter(Boolean).join(', ');
  const label = textBlock(name, faces, { ...caption, lines: 2 }, { color: theme.muted });
  const number = column({ width }, [value.node, label.node]);
  if (broad) {
    const said = column({ width, height: innerHeight, justifyContent: 'space-between' }, [title.node, number]);
    const marks = plot(chart, theme, Math.floor(inner * 0.52), Math.floor(innerHeight));
    return frame(theme, size, [row({ width: inner, justifyContent: 'space-between' }, [said, marks])]);
  }
  const left = innerHeight - title.height - value.height - label.height - size.text;
  return frame(theme, size, [title.node, plot(chart, theme, inner, Math.max(40, Math.floor(left))), number]);
}

/** One number and what it is. */
export function figurePanel(
  figure: { value: string; label: string },
  theme: Theme,
  size: PanelSize,
  faces: Faces,
): CardNode {
  const inner = size.width - 2 * size.padding;
  const value = titleBlock(
    figure.value,
    faces,
    {
      width: inner,
      height: size.height * 0.4,
      largest: Math.round(size.text * 4.4),
      smallest: 40,
      leading: 1.1,
      maxLines: 2,
    },
    theme.accent,
  );
  const label = textBlock(
    figure.label,
    faces,
    { width: inner, size: Math.round(size.text * 1.2), lines: 5, leading: 1.3 },
    { color: theme.ink },
  );
  return frame(theme, size, [
    eyebrow(words.card.keyNumber, theme, size.text),
    column({ width: inner, gap: size.text * 0.6, flexGrow: 1, justifyContent: 'center' }, [
      value.node,
      box({ width: 56, height: 4, backgroundColor: theme.accent }),
      label.node,
    ]),
  ]);
}

function eyebrow(text: string, theme: Theme, size: number): CardNode {
  return line(text, { ...fontOf('Sans'), fontSize: size, color: theme.muted });
}

/** The panel. Its edge is a drawing: satori would clip a rounded border, for which the rasteriser makes a whole layer. */
function frame(theme: Theme, { width, height, padding }: PanelSize, children: readonly CardNode[]): CardNode {
  const edge = {
    x: 1,
    y: 1,
    width: width - 2,
    height: height - 2,
    rx: 9,
    fill: theme.panel,
    stroke: theme.rule,
    'stroke-width': 2,
  };
  return box({ width, height, position: 'relative' }, [
    drawing(width, height, [shape('rect', edge)], { position: 'absolute', left: 0, top: 0 }),
    column(
      { width, height, padding, justifyContent: 'space-between', position: 'absolute', left: 0, top: 0 },
      children,
    ),
  ]);
}
