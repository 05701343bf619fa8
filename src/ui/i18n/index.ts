import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { englishProblems } from '../../problem/messages.ts';
import { fill, type ProblemData } from '../../problem/problem.ts';
import type { Language } from '../../state/view.ts';
import { germanProblems } from './de/problems.ts';
import { de } from './de.ts';
import { en } from './en.ts';

export const languages: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

/** Starts the interface's words in `language`; call once before the first render. */
export function setupI18n(language: Language): i18n {
  if (!i18next.isInitialized) {
    i18next.use(initReactI18next).init({
      lng: language,
      fallbackLng: 'en',
      resources: { en: { translation: en }, de: { translation: de } },
      interpolation: { escapeValue: false },
      initAsync: false,
      returnNull: false,
    });
  } else if (i18next.language !== language) {
    i18next.changeLanguage(language);
  }
  return i18next;
}

/** The sentence of a failure in `language`. */
export const problemSentence = (problem: ProblemData, language: Language): string =>
  fill((language === 'de' ? germanProblems : englishProblems)[problem.code], problem.params);
