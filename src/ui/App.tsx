import { type ReactNode, useEffect, useLayoutEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useStore } from 'zustand';
import { viewStore } from '../state/view.ts';
import { LiveRegion } from './a11y/LiveRegion.tsx';
import { useRegions } from './a11y/useRegions.ts';
import { localeOf } from './format/number.ts';
import { setupI18n } from './i18n/index.ts';
import { KioskShell } from './kiosk/KioskShell.tsx';
import { useLayout } from './layout.ts';
import { ToastBar } from './parts/ToastBar.tsx';
import { PhoneShell } from './phone/PhoneShell.tsx';
import { Shell } from './Shell.tsx';
import './styles/index.css';

/** The whole interface around a globe element that fills the window; reads and writes the stores only. */
export function App({ globe }: { globe: ReactNode }) {
  const theme = useStore(viewStore, (s) => s.theme);
  const language = useStore(viewStore, (s) => s.language);
  const layout = useLayout();
  useRegions();
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  useEffect(() => {
    setupI18n(language);
    document.documentElement.lang = language;
  }, [language]);
  return (
    <I18nProvider locale={localeOf(language)}>
      <div className="globe">{globe}</div>
      {layout === 'phone' ? (
        <PhoneShell />
      ) : layout === 'kiosk' ? (
        <KioskShell />
      ) : (
        <Shell compact={layout === 'compact'} />
      )}
      <ToastBar />
      <LiveRegion />
    </I18nProvider>
  );
}
