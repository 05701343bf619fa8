import { type Language, type ThemeName, viewStore } from '../state/view.ts';

const key = 'twinscape.preferences';

/** Theme and language as the person last chose them, else as their system says. */
export function restorePreferences(): void {
  let saved: { theme?: unknown; language?: unknown } = {};
  try {
    saved = (JSON.parse(localStorage.getItem(key) ?? '{}') ?? {}) as typeof saved;
  } catch {
    // Storage may be closed (private window, kiosk policy): the system's choice holds.
  }
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const theme: ThemeName =
    saved.theme === 'light' || saved.theme === 'dark' ? saved.theme : dark ? 'dark' : 'light';
  const german = navigator.language.toLowerCase().startsWith('de');
  const language: Language =
    saved.language === 'en' || saved.language === 'de' ? saved.language : german ? 'de' : 'en';
  viewStore.setState({ theme, language });
}

/** Keeps the choice for the next visit; returns the way to stop. */
export function keepPreferences(): () => void {
  return viewStore.subscribe(({ theme, language }, before) => {
    if (theme === before.theme && language === before.language) return;
    try {
      localStorage.setItem(key, JSON.stringify({ theme, language }));
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  });
}
