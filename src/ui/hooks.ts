import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { TimeWindow } from '../channel/channel.ts';
import { type Text, textIn } from '../channel/text.ts';
import type { ProblemData } from '../problem/problem.ts';
import { clockStore } from '../state/clock.ts';
import { type Language, viewStore } from '../state/view.ts';
import { formatShare, formatStep, formatValue } from './format/number.ts';
import { formatClock, formatDay, formatWindow } from './format/window.ts';
import { problemSentence } from './i18n/index.ts';
import { countedThings, quantityName } from './i18n/quantities.ts';
import { joinUnit, unitWord } from './i18n/units.ts';

export const useLanguage = (): Language => useStore(viewStore, (s) => s.language);

/** Picks the shown language out of a language map. */
export function useText(): (text: Text) => string {
  const language = useLanguage();
  return useCallback((text: Text) => textIn(text, language), [language]);
}

/** The interface's words; keys are checked against `i18n/en.ts`. */
export const useWords = () => useTranslation().t;

/** Number, unit, date and failure texts bound to the shown language and the city's time zone. */
export function useFormat() {
  const language = useLanguage();
  const timeZone = useStore(clockStore, (s) => s.timeZone);
  return useMemo(
    () => ({
      language,
      timeZone,
      value: (value: number, unit = '') =>
        joinUnit(formatValue(value, language, unit), unit, language),
      number: (value: number, unit = '') => formatValue(value, language, unit),
      step: (value: number, step: number) => formatStep(value, step, language),
      share: (share: number) => formatShare(share, language),
      unit: (code: string) => unitWord(code, language),
      join: (number: string, unit: string) => joinUnit(number, unit, language),
      window: (window: TimeWindow) => formatWindow(window, language, timeZone),
      clock: (seconds: number) => formatClock(seconds, language, timeZone),
      day: (seconds: number, month: 'long' | 'short' = 'long') =>
        formatDay(seconds, language, timeZone, month),
      /** Unit of a figure, or what it counts. */
      figureUnit: ({ quantity, unit }: { quantity: string; unit: string }) =>
        unitWord(unit, language) || (countedThings[language][quantity] ?? ''),
      quantity: (quantity: string) => quantityName(quantity, language),
      problem: (problem: ProblemData) => problemSentence(problem, language),
    }),
    [language, timeZone],
  );
}

export type Format = ReturnType<typeof useFormat>;

/** The clock to the half minute: finer steps would redraw panels on every frame while it plays. */
export const useTime = (): number => useStore(clockStore, (s) => Math.floor(s.time / 30) * 30);
