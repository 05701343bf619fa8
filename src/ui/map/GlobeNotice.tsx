import { useStore } from 'zustand';
import { cityStore } from '../../state/city.ts';
import { layersStore } from '../../state/layers.ts';
import { viewStore } from '../../state/view.ts';
import { useWords } from '../hooks.ts';
import { Failure } from '../parts/Failure.tsx';
import { Progress } from '../parts/Progress.tsx';

/** Says over the empty map why there is none: still starting, no WebGL, or the city did not open. */
export function GlobeNotice() {
  const t = useWords();
  const globe = useStore(viewStore, (s) => s.globe);
  const problem = useStore(cityStore, (s) => s.problem);
  const catalogue = useStore(cityStore, (s) => s.catalogue);
  const loading = useStore(
    layersStore,
    (s) => s.rows.filter((row) => row.status === 'loading').length,
  );
  if (globe === 'unsupported') {
    return (
      <div className="globe-notice panel" role="alert">
        <h2>{t('globe.unsupported')}</h2>
        <p>{t('globe.unsupportedMend')}</p>
      </div>
    );
  }
  if (problem !== undefined) {
    return (
      <div className="globe-notice panel">
        <h2>{t('globe.cityFailed')}</h2>
        <Failure problem={problem} onRetry={() => window.location.reload()} />
      </div>
    );
  }
  if (globe === 'ready' && catalogue !== undefined) return null;
  const label = globe === 'starting' ? t('globe.starting') : t('globe.opening');
  return (
    <div className="globe-notice globe-starting panel">
      <p>
        {label} {loading > 0 ? t('globe.layersLoading', { count: loading }) : ''}
      </p>
      <Progress label={label} share={undefined} />
    </div>
  );
}
