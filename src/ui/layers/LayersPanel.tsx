import { CaretDoubleLeftIcon } from '@phosphor-icons/react/CaretDoubleLeft';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { cityStore } from '../../state/city.ts';
import { layersStore } from '../../state/layers.ts';
import { AddData } from '../add/AddData.tsx';
import { MeasureButton } from '../analysis/MeasureButton.tsx';
import { useWords } from '../hooks.ts';
import { Failure } from '../parts/Failure.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { groupRows } from './groups.ts';
import { LayerGroup } from './LayerGroup.tsx';
import { SourcesFooter } from './SourcesFooter.tsx';
import './layers.css';

/** All layers of the city by theme; `onClose` where the panel is drawn out of a rail. */
export function LayersPanel({ onClose }: { onClose?: () => void }) {
  const t = useWords();
  return (
    <section
      className="panel layers-panel"
      aria-label={t('layers.title')}
      data-region
      tabIndex={-1}
    >
      <div className="panel-head">
        <h2>{t('layers.title')}</h2>
        {onClose === undefined ? null : (
          <IconButton label={t('layers.hide')} onPress={onClose}>
            <CaretDoubleLeftIcon />
          </IconButton>
        )}
      </div>
      <LayersList />
      <SourcesFooter />
    </section>
  );
}

/** The groups alone, for panels and the phone's sheet. */
export function LayersList() {
  const t = useWords();
  const rows = useStore(layersStore, (s) => s.rows);
  const catalogue = useStore(cityStore, (s) => s.catalogue);
  const problem = useStore(cityStore, (s) => s.problem);
  const defects = useStore(cityStore, (s) => s.datasetProblems);
  const groups = useMemo(() => groupRows(rows), [rows]);
  return (
    <div className="layers-list scroll grow">
      {problem === undefined ? null : (
        <div className="layers-message">
          <Failure problem={problem} onRetry={() => window.location.reload()} />
        </div>
      )}
      {defects.map((defect) => (
        <div className="layers-message" key={defect.message}>
          <Failure problem={defect} />
        </div>
      ))}
      {groups.map((group) => (
        <LayerGroup key={group.theme} {...group} />
      ))}
      {rows.length === 0 && problem === undefined ? (
        <p className="layers-message note">
          {catalogue === undefined ? t('layers.opening') : t('layers.empty')}
        </p>
      ) : null}
      {catalogue === undefined ? null : <AddData />}
      {catalogue === undefined ? null : <MeasureButton />}
    </div>
  );
}
