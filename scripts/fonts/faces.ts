import type { StandIn } from './machines.ts';

export interface Face {
  readonly family: string;
  readonly file: string;
  readonly weight: string;
  /** The weights the styles use; each has stand-ins of its own. */
  readonly weights: readonly number[];
  readonly style: 'normal' | 'italic';
  readonly axes: Record<string, number | { min: number; max: number }>;
  /** Folder and name of the variable font, and the static one that has the signs. */
  readonly variable: readonly [folder: string, name: string, style: 'normal' | 'italic'];
  readonly complete: string;
  /** Fonts of the reader's machine that stand in until ours is there, in order. */
  readonly standIns: readonly StandIn[];
}

const serifMachine = ['georgia', 'noto', 'times'] as const;
const serif = 'source-serif-4';
const range400to700 = { min: 400, max: 700 };
export const faces: Face[] = [
  {
    family: 'Fazen Serif',
    file: 'fazen-serif-text',
    weight: '400 700',
    weights: [400, 500, 600, 700],
    style: 'normal',
    axes: { opsz: 16, wght: range400to700 },
    variable: [serif, serif, 'normal'],
    complete: 'source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
    standIns: serifMachine,
  },
  {
    family: 'Fazen Serif',
    file: 'fazen-serif-italic',
    weight: '400',
    weights: [400],
    style: 'italic',
    axes: { opsz: 16, wght: 400 },
    variable: [serif, serif, 'italic'],
    complete: 'source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
    standIns: serifMachine,
  },
  {
    family: 'Fazen Display',
    file: 'fazen-serif-display',
    weight: '600',
    weights: [600],
    style: 'normal',
    axes: { opsz: 48, wght: 600 },
    variable: [serif, serif, 'normal'],
    complete: 'source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
    standIns: serifMachine,
  },
  {
    family: 'Fazen Sans',
    file: 'fazen-sans',
    weight: '400 700',
    weights: [400, 500, 600, 700],
    style: 'normal',
    axes: { opsz: 14, wght: range400to700 },
    variable: ['inter', 'inter', 'normal'],
    complete: 'inter/400Regular/Inter_400Regular.ttf',
    standIns: ['arial', 'roboto'],
  },
];
