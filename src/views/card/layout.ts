import type { CardModel } from '#views/card/model.ts';
import { site } from '#site.ts';

/** An element of a card, in the plain form satori takes; no React needed. */
export interface CardNode {
  readonly type: string;
  readonly props: { style?: Record<string, string | number>; children?: (CardNode | string)[] | string };
}

const paper = { ground: '#fbf7f0', ink: '#14202e', muted: '#55606c', rule: '#d9d0bf' };
const night = { ground: '#12202e', ink: '#f6f1e7', muted: '#b3bcc6', rule: '#34465a' };

/** One accent per category, dark enough for white text on it (contrast at least 4.5:1). */
const accents = { tech: '#0b6a80', geopolitics: '#9a2b37', finance: '#2c6a3f', markets: '#86560a' };

/** The tree of a card at 1200 × 630: paper for notes, night for briefs, so they differ at a glance. */
export function cardLayout(card: CardModel): CardNode {
  const theme = card.kind === 'note' ? paper : night;
  const accent = card.category ? accents[card.category] : '#c9a14a';
  return box(
    { ...column, width: 1200, height: 630, backgroundColor: theme.ground, color: theme.ink, fontFamily: 'Sans' },
    [
      box({ height: 14, width: 1200, backgroundColor: accent }),
      box({ ...column, flexGrow: 1, padding: '46px 64px 44px', justifyContent: 'space-between' }, [
        box({ ...row, justifyContent: 'space-between', alignItems: 'center' }, [
          text(site.name, { fontSize: 30, fontWeight: 600 }),
          box({ ...row, alignItems: 'center', gap: 18 }, [
            ...(card.category ? [chip(site.categories[card.category].label, accent)] : []),
            text(card.label, { fontSize: 26, color: theme.muted }),
          ]),
        ]),
        box({ ...column, gap: 26 }, [
          text(card.title, {
            fontFamily: 'Serif',
            fontWeight: 600,
            fontSize: titleSize(card.title),
            lineHeight: 1.1,
            textWrap: 'balance',
            overflowWrap: 'anywhere',
            lineClamp: 4,
          }),
          text(card.text, { fontSize: 28, lineHeight: 1.4, color: theme.muted, lineClamp: 3 }),
        ]),
        box({ ...row, justifyContent: 'space-between', borderTop: `2px solid ${theme.rule}`, paddingTop: 22 }, [
          text(new URL(site.url).host, { fontSize: 26, color: theme.muted }),
          text(card.date, { fontSize: 26 }),
        ]),
      ]),
    ],
  );
}

const row = { display: 'flex', flexDirection: 'row' } as const;
const column = { display: 'flex', flexDirection: 'column' } as const;

/** Largest size at which a title of this length takes at most three or four lines of 1072 px. */
function titleSize(title: string): number {
  return title.length <= 40 ? 84 : title.length <= 60 ? 72 : title.length <= 90 ? 60 : 52;
}

function chip(label: string, accent: string): CardNode {
  return text(label.toUpperCase(), {
    fontSize: 24,
    fontWeight: 600,
    letterSpacing: 2,
    color: '#ffffff',
    backgroundColor: accent,
    padding: '6px 16px',
    borderRadius: 4,
  });
}

function box(style: Record<string, string | number>, children: CardNode[] = []): CardNode {
  return { type: 'div', props: { style: { boxSizing: 'border-box', ...style }, children } };
}

function text(value: string, style: Record<string, string | number>): CardNode {
  return { type: 'div', props: { style: { display: 'block', ...style }, children: value } };
}
