import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pixelmatch from 'pixelmatch';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { renderCard } from '#adapters/card/drawing/render.ts';
import { noteModel, someRisk, titles } from '../../support/cards.ts';

/**
 * Golden images at 320 × 168: large enough to show a line that moved, small enough to commit.
 * After an intended change: `UPDATE_GOLDEN=1` before the test command, look at every picture, commit.
 */
const folder = path.resolve('test/adapters/card/golden');
const [width, height] = [320, 168];
/** Part of the pixels that may differ, at pixelmatch's threshold 0.1. */
const tolerance = 0.001;

describe('the picture of a card', () => {
  it.each(titles)('%s looks as it did when a person last looked', async (name, title) => {
    // Every second card with a risk panel, so that both widths of the headline are held.
    const withRisk = titles.findIndex(([one]) => one === name) % 2 === 0;
    const png = await renderCard(noteModel(title, withRisk ? { risk: someRisk, label: 'Risk briefing' } : {}), 'wide');
    const small = await sharp(png).resize(width, height).removeAlpha().png().toBuffer();
    const file = path.join(folder, `${name}.png`);
    if (process.env['UPDATE_GOLDEN'])
      writeFileSync(
        file,
        await sharp(small).png({ palette: true, colours: 32, dither: 0, compressionLevel: 9 }).toBuffer(),
      );
    expect(existsSync(file), `${file} is missing: draw it with UPDATE_GOLDEN=1`).toBe(true);
    const [now, then] = await Promise.all([pixels(small), pixels(readFileSync(file))]);
    const different = pixelmatch(now, then, undefined, width, height, { threshold: 0.1 });
    expect(different / (width * height)).toBeLessThanOrEqual(tolerance);
  });

  it('of another title is another picture: the comparison can fail', async () => {
    const png = await renderCard(noteModel('Capez'), 'wide');
    const small = await sharp(png).resize(width, height).removeAlpha().png().toBuffer();
    const [now, then] = await Promise.all([pixels(small), pixels(readFileSync(path.join(folder, 'one-word.png')))]);
    expect(pixelmatch(now, then, undefined, width, height, { threshold: 0.1 }) / (width * height)).toBeGreaterThan(
      tolerance,
    );
  });
});

function pixels(png: Buffer): Promise<Buffer> {
  return sharp(png).ensureAlpha().raw().toBuffer();
}
