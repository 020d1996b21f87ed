import type { CardModel } from '#views/card/model.ts';
import type { CategoryId } from '#site.ts';

export interface Theme {
  readonly name: 'paper' | 'night' | 'colour';
  readonly ground: string;
  readonly panel: string;
  readonly ink: string;
  readonly muted: string;
  readonly rule: string;
  /** Colour of the category: strip, chip, chart. */
  readonly accent: string;
  /** Text on the accent. */
  readonly onAccent: string;
  readonly alert: string;
  /** Lines of the decoration, drawn at `decorationOpacity`. */
  readonly decoration: string;
}

/** One accent per category, as on the pages (styles/tokens.css), dark enough for white text on it. */
export const accents: Record<CategoryId, string> = {
  tech: '#0b6a80',
  geopolitics: '#9a2b37',
  finance: '#2c6a3f',
  markets: '#86560a',
};
/** The same on the night ground. */
export const nightAccents: Record<CategoryId, string> = {
  tech: '#5cc3d9',
  geopolitics: '#f0929a',
  finance: '#86cf9c',
  markets: '#e4b866',
};
const house = '#1d3a52';
const gold = '#e4b866';

/** Paper for notes, night for briefs, the full colour for pages that list: told apart at a glance, logo covered. */
export function themeOf({ kind, category }: Pick<CardModel, 'kind' | 'category'>): Theme {
  const accent = category ? accents[category] : house;
  if (kind === 'brief') return night;
  return kind === 'index' ? colour(accent) : paper(accent);
}

const night: Theme = {
  name: 'night',
  ground: '#11202f',
  panel: '#1a2c3e',
  ink: '#f8f3e9',
  muted: '#b7c1cb',
  rule: '#3a4e63',
  accent: gold,
  onAccent: '#11202f',
  alert: '#f59aa2',
  decoration: gold,
};

const paper = (accent: string): Theme => ({
  name: 'paper',
  ground: '#fbf7f0',
  panel: '#fffdf8',
  ink: '#14202e',
  muted: '#55606c',
  rule: '#d9d0bf',
  accent,
  onAccent: '#ffffff',
  alert: '#8f1f2c',
  decoration: accent,
});

const colour = (accent: string): Theme => ({
  name: 'colour',
  ground: accent,
  panel: accent,
  ink: '#ffffff',
  muted: '#f6f0e4',
  rule: '#ffffff66',
  accent: '#fbf7f0',
  onAccent: accent,
  alert: '#ffffff',
  decoration: '#ffffff',
});

/** Colour of each step of a risk, Very Low to Very High, on paper. Never alone: the word and the number stand beside it. */
export const riskSteps = ['#2c6a3f', '#5f6a14', '#8f5a06', '#b5480f', '#a3202e'] as const;
/** Bars of a chart beside the marked one, on paper. */
export const quietBar = '#93866c';
/** Segments of a scale that are not reached. */
export const unreached = '#e6ddcc';

export const decorationOpacity = { paper: 0.2, night: 0.22, colour: 0.2 } as const;
