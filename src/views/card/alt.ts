import { words } from '#edition.ts';
import { chartValue } from '#views/card/chart-data.ts';
import type { CardModel } from '#views/card/model.ts';
import { excerpt } from '#domain/prose.ts';
import { site } from '#site.ts';

/** X's limit for alternative text: https://developer.x.com/en/docs/x-for-websites/cards/overview/markup */
export const altLength = 420;

/** What the card shows, in words, for those who cannot see it; at most 420 characters. */
export function cardAlt(card: CardModel): string {
  const kinds = [card.category ? site.categories[card.category].label : '', card.label].filter(Boolean);
  const parts = [sentence(card.title), sentence(words.listOf([...kinds, card.date].filter(Boolean)))];
  if (card.mark) parts.push(words.card.markOn(card.mark.word, card.mark.on));
  parts.push(...shown(card));
  const text = parts.join(' ').replace(/\s+/g, ' ').trim();
  return text.length <= altLength ? text : excerpt(text, altLength);
}

function shown({ risk, chart, figure, lines, text }: CardModel): string[] {
  const said: string[] = [];
  if (risk) {
    const happened = risk.materialised
      ? words.card.altHappened(risk.materialised)
      : words.card.altLikelihood(risk.likelihood);
    said.push(words.card.altRisk(risk.impact, risk.impactStep, happened, risk.horizonMonths));
  }
  if (chart)
    said.push(
      sentence(
        words.card.altChart(chart.title, chart.points[chart.marked]?.name ?? '', chartValue(chart, chart.marked)),
      ),
    );
  if (figure) said.push(sentence(`${figure.value}: ${figure.label}`));
  if (lines?.length) said.push(sentence(lines.map((line) => line.text).join('; ')));
  else if (text) said.push(sentence(text));
  return said;
}

function sentence(text: string): string {
  return text && !/[.!?؟…。！？]$/u.test(text) ? `${text}.` : text;
}
