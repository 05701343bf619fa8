import type { ColouredClass } from './classes.ts';

/** A class of the assessment scale of UTCI; `most` is the highest UTCI, degC, that still belongs to it. */
export interface StressClass extends ColouredClass {
  readonly most: number;
}

const row = (
  code: number,
  most: number,
  key: string,
  color: string,
  en: string,
  de: string,
): StressClass => ({ code, most, key, color, label: { en, de } });

/**
 * Thermal stress by UTCI: the ten classes of Bröde et al. 2012 (Int. J. Biometeorol. 56:481, table 3). Colours
 * diverge from the class without stress and darken to both sides, so that colour-blind eyes and grey prints tell
 * them apart; the scale itself names none.
 */
export const stressClasses: readonly StressClass[] = [
  row(1, -40, '≤ −40', '#14204f', 'Extreme cold stress', 'Extreme Kältebelastung'),
  row(2, -27, '−40…−27', '#1d4486', 'Very strong cold stress', 'Sehr starke Kältebelastung'),
  row(3, -13, '−27…−13', '#3470b4', 'Strong cold stress', 'Starke Kältebelastung'),
  row(4, 0, '−13…0', '#6a9fd0', 'Moderate cold stress', 'Mäßige Kältebelastung'),
  row(5, 9, '0…9', '#abcbe6', 'Slight cold stress', 'Leichte Kältebelastung'),
  row(6, 26, '9…26', '#e8ebdf', 'No thermal stress', 'Keine thermische Belastung'),
  row(7, 32, '26…32', '#f6cd86', 'Moderate heat stress', 'Mäßige Hitzebelastung'),
  row(8, 38, '32…38', '#e98b4a', 'Strong heat stress', 'Starke Hitzebelastung'),
  row(9, 46, '38…46', '#bd453c', 'Very strong heat stress', 'Sehr starke Hitzebelastung'),
  row(
    10,
    Number.POSITIVE_INFINITY,
    '> 46',
    '#671132',
    'Extreme heat stress',
    'Extreme Hitzebelastung',
  ),
];

/** Class of thermal stress of a UTCI in degC. */
export const stressClassOf = (value: number): StressClass =>
  stressClasses.find(({ most }) => value <= most) ?? stressClasses.at(-1)!;
