import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { viewStore } from './state/view.ts';
import { App } from './ui/App.tsx';
import { setupI18n } from './ui/i18n/index.ts';
import { startApp } from './wiring/app.ts';
import { keepPreferences, restorePreferences } from './wiring/preferences.ts';

const hasWebGl = (): boolean => document.createElement('canvas').getContext('webgl2') !== null;

/** Cesium is evaluated after the shell has painted. */
const Globe = lazy(async () => {
  const [{ default: View }, { onScene }] = await Promise.all([
    import('./globe/Globe.tsx'),
    import('./wiring/globe.ts'),
  ]);
  return { default: () => <View onScene={onScene} /> };
});

restorePreferences();
keepPreferences();
setupI18n(viewStore.getState().language);

const supported = hasWebGl();
if (!supported) viewStore.setState({ globe: 'unsupported' });
const globe = supported ? (
  <Suspense fallback={null}>
    <Globe />
  </Suspense>
) : null;

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App globe={globe} />
  </StrictMode>,
);
void startApp();
