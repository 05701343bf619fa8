import type { Language } from '../../state/view.ts';

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };

/** BCP 47 tag used with `Intl` for a language of the interface. */
export const localeOf = (language: Language): string => locales[language];

const minus = (text: string): string => text.replace(/-/g, '−');

/** Power of ten that a value is rounded to so that its interval `[lower, upper]` spans at least ten steps. */
export function roundingStep(value: number, lower?: number, upper?: number): number {
  const span = lower === undefined || upper === undefined ? 0 : Math.abs(upper - lower);
  const scale = span > 0 ? span / 10 : Math.abs(value) / 100;
  if (!(scale > 0) || !Number.isFinite(scale)) return 1;
  return 10 ** Math.floor(Math.log10(scale) + 1e-9);
}

const decimalsOf = (step: number): number =>
  Math.min(6, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));

/** A number rounded to a multiple of `step`, grouped as the language does, with U+2212 as minus. */
export function formatStep(
  value: number,
  step: number,
  language: Language,
  options: Intl.NumberFormatOptions = {},
): string {
  if (!Number.isFinite(value)) return '–';
  // Halves go away from zero, as `Intl` does, so that both ends of a symmetric scale read alike.
  const rounded = step >= 1 ? Math.sign(value) * Math.round(Math.abs(value) / step) * step : value;
  const digits = decimalsOf(step);
  const text = new Intl.NumberFormat(localeOf(language), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    ...options,
  }).format(rounded === 0 ? 0 : rounded);
  return minus(text);
}

/** A number to three significant digits; years (unit `a`) are never grouped or cut. */
export function formatValue(value: number, language: Language, unit = ''): string {
  if (!Number.isFinite(value)) return '–';
  if (unit === 'a') return minus(String(Math.round(value)));
  const integer = Number.isInteger(value) && Math.abs(value) < 1e6;
  const text = new Intl.NumberFormat(
    localeOf(language),
    integer ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 },
  ).format(value === 0 ? 0 : value);
  return minus(text);
}

/** A share 0..1 as a whole percentage with a no-break space before the sign. */
export const formatShare = (share: number, language: Language): string =>
  `${formatStep(share * 100, 1, language)}\u00a0%`;
