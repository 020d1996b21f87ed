import type { entireMetricsCollection } from '@capsizecss/metrics/entireMetricsCollection';

/** The cuts of a font that machines have; each under its full name and its PostScript name, because browsers ask for either. */
export interface Machine {
  readonly metrics: keyof typeof entireMetricsCollection;
  readonly cuts: Record<'regular' | 'bold' | 'italic', readonly string[]>;
}

/**
 * Fonts of the reader's machine that stand in until ours is there. A line holds fonts of equal widths: Gelasio was drawn
 * to Georgia's, Liberation and Tinos to Times's, so one set of numbers is right for all of them.
 */
export const machines = {
  georgia: {
    metrics: 'georgia',
    cuts: {
      regular: ['Georgia', 'Gelasio', 'Gelasio-Regular'],
      bold: ['Georgia Bold', 'Georgia-Bold', 'Gelasio Bold', 'Gelasio-Bold'],
      italic: ['Georgia Italic', 'Georgia-Italic', 'Gelasio Italic', 'Gelasio-Italic'],
    },
  },
  times: {
    metrics: 'timesNewRoman',
    cuts: {
      regular: [
        'Times New Roman',
        'TimesNewRomanPSMT',
        'Liberation Serif',
        'LiberationSerif',
        'Tinos',
        'Tinos-Regular',
      ],
      bold: [
        'Times New Roman Bold',
        'TimesNewRomanPS-BoldMT',
        'Liberation Serif Bold',
        'LiberationSerif-Bold',
        'Tinos Bold',
        'Tinos-Bold',
      ],
      italic: [
        'Times New Roman Italic',
        'TimesNewRomanPS-ItalicMT',
        'Liberation Serif Italic',
        'LiberationSerif-Italic',
        'Tinos Italic',
        'Tinos-Italic',
      ],
    },
  },
  /** Android has no other serif. */
  noto: {
    metrics: 'notoSerif',
    cuts: {
      regular: ['Noto Serif', 'NotoSerif', 'Noto Serif Regular', 'NotoSerif-Regular'],
      bold: ['Noto Serif Bold', 'NotoSerif-Bold'],
      italic: ['Noto Serif Italic', 'NotoSerif-Italic'],
    },
  },
  arial: {
    metrics: 'arial',
    cuts: {
      regular: ['Arial', 'ArialMT', 'Liberation Sans', 'LiberationSans', 'Arimo', 'Arimo-Regular'],
      bold: ['Arial Bold', 'Arial-BoldMT', 'Liberation Sans Bold', 'LiberationSans-Bold', 'Arimo Bold', 'Arimo-Bold'],
      italic: [],
    },
  },
  roboto: {
    metrics: 'roboto',
    cuts: {
      regular: ['Roboto', 'Roboto Regular', 'Roboto-Regular'],
      bold: ['Roboto Bold', 'Roboto-Bold'],
      italic: [],
    },
  },
} satisfies Record<string, Machine>;

export type StandIn = keyof typeof machines;
