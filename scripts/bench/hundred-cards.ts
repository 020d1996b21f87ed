import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderCard } from '#adapters/card/drawing/render.ts';
import type { CardModel } from '#views/card/model.ts';
import { inventedProse, seeded } from './prose.ts';

/**
 * The same hundred titles, 1200 × 630 PNG, nothing cached, drawn by us (`ours`) or by astro-og-canvas in the folder
 * given. Ours draws the full card with its risk panel; theirs title, description, gradient and border, which is what it
 * offers. Prints milliseconds (by the clock and of processor time), bytes and the count as JSON; starting Node is not counted, loading the first font is.
 */
const [tool = 'ours', rival = ''] = process.argv.slice(2);
const prose = inventedProse(seeded(100));
const entries = Array.from({ length: 100 }, () => ({
  title: prose.sentence().slice(0, 90),
  text: prose.sentence(),
}));

const start = performance.now();
const before = process.cpuUsage();
// Its own lines about fonts would stand before the result.
if (tool !== 'ours') console.info = console.warn = console.debug = () => undefined;
const pictures = tool === 'ours' ? await ours() : await theirs();
const ms = performance.now() - start;
const { user, system } = process.cpuUsage(before);
console.log(
  JSON.stringify({
    ms,
    cpuMs: (user + system) / 1000,
    bytes: pictures.reduce((sum, one) => sum + one.length, 0),
    count: pictures.length,
  }),
);

/** Three at once, as in the build. */
async function ours(): Promise<Uint8Array[]> {
  const risk = { impact: 'High', impactStep: 4, likelihood: '35%', likelihoodStep: 3, horizonMonths: 6 } as const;
  const queue = entries.values();
  const drawn: Uint8Array[] = [];
  const work = async () => {
    for (const { title, text } of queue) {
      const card: CardModel = {
        kind: 'note',
        category: 'tech',
        label: 'Risk briefing',
        title,
        text,
        date: '23 November 2026',
        risk,
      };
      drawn.push(await renderCard(card, 'wide'));
    }
  };
  await Promise.all([work(), work(), work()]);
  return drawn;
}

interface OgCanvas {
  generateOpenGraphImage(options: Record<string, unknown>): Promise<Uint8Array>;
}

async function theirs(): Promise<Uint8Array[]> {
  const file = path.join(rival, 'node_modules/astro-og-canvas/dist/generateOpenGraphImage.js');
  const { generateOpenGraphImage } = (await import(pathToFileURL(file).href)) as OgCanvas;
  const fonts = [
    'node_modules/@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
    'node_modules/@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  ].map((font) => path.resolve(font));
  const drawn: Uint8Array[] = [];
  for (const { title, text } of entries)
    drawn.push(
      await generateOpenGraphImage({
        title,
        description: text,
        cacheDir: false,
        fonts,
        bgGradient: [[251, 247, 240]],
        border: { color: [11, 106, 128], width: 14, side: 'block-start' },
        font: {
          title: { families: ['Source Serif 4'], weight: 'SemiBold', color: [20, 32, 46] },
          description: { families: ['Inter'], color: [85, 96, 108], size: 28 },
        },
        format: 'PNG',
      }),
    );
  return drawn;
}
