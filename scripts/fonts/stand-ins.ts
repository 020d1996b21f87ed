import { createFontStack } from '@capsizecss/core';
import { entireMetricsCollection } from '@capsizecss/metrics/entireMetricsCollection';
import { fromBuffer } from '@capsizecss/unpack';
import type { Face } from './faces.ts';
import { type Machine, machines, type StandIn } from './machines.ts';

/**
 * One weight of one stand-in: the widths and heights of ours, from those of both (Capsize weighs letters by their
 * frequency in English). Each weight has its own numbers, and a bold its bold: a bold letter of Georgia is a sixth wider.
 */
export async function standIn(
  family: string,
  at: { weight: number; style: Face['style'] },
  own: Buffer,
  name: StandIn,
): Promise<string> {
  const { metrics, cuts }: Machine = machines[name];
  const cut = at.style === 'italic' ? 'italic' : at.weight < 600 ? 'regular' : 'bold';
  const { variants, ...regular } = entireMetricsCollection[metrics];
  const machine = cut === 'regular' ? regular : variants[cut === 'bold' ? '700' : 'italic'];
  const ours = { ...(await fromBuffer(own)), familyName: family };
  const { fontFaces } = createFontStack([ours, machine], { fontFaceFormat: 'styleObject' });
  const face = fontFaces[0]?.['@font-face'];
  if (!face) throw new Error(`no measures for ${name}`);
  const declarations = {
    'font-family': `'${family} ${name}'`,
    'font-style': at.style,
    'font-weight': at.weight,
    src: cuts[cut].map((local) => `local('${local}')`).join(', '),
    'ascent-override': face.ascentOverride,
    'descent-override': face.descentOverride,
    // Also where the font has no gap, since the overrides are for whichever of its equals is found.
    'line-gap-override': '0%',
    'size-adjust': face.sizeAdjust,
  };
  return `@font-face { ${Object.entries(declarations)
    .map(([key, value]) => `${key}: ${value};`)
    .join(' ')} }`;
}
