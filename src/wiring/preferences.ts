import { memoryStore, setMemoryCap } from '../state/memory.ts';
import { type Language, type ThemeName, viewStore } from '../state/view.ts';

const key = 'twinscape.preferences';

/** Theme, language and memory as the person last chose them, else as their system says. */
export function restorePreferences(): void {
  let saved: { theme?: unknown; language?: unknown; memory?: unknown } = {};
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
  if (typeof saved.memory === 'number') setMemoryCap(saved.memory);
}

/** Keeps the choices for the next visit; returns the way to stop. */
export function keepPreferences(): () => void {
  const keep = (): void => {
    const { theme, language } = viewStore.getState();
    const memory = memoryStore.getState().cap;
    try {
      localStorage.setItem(key, JSON.stringify({ theme, language, memory }));
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  };
  const stops = [
    viewStore.subscribe((s, before) => {
      if (s.theme !== before.theme || s.language !== before.language) keep();
    }),
    memoryStore.subscribe((s, before) => {
      if (s.cap !== before.cap) keep();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
