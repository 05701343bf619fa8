import { XIcon } from '@phosphor-icons/react/X';
import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import { buildingHoursStore } from '../../state/buildingHours.ts';
import { forecastStore } from '../../state/forecast.ts';
import { selectionStore } from '../../state/selection.ts';
import { useWords } from '../hooks.ts';
import { panelStore } from '../panelStore.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { BuildingHours } from './BuildingHours.tsx';
import { ComingDays } from './ComingDays.tsx';
import { CourseChart } from './CourseChart.tsx';
import { modelLoads } from './curves.ts';
import { LoadCurves } from './LoadCurves.tsx';
import { ModelLoads } from './ModelLoads.tsx';
import { useLoadChannel } from './useLoad.ts';
import './charts.css';

/** All charts over the middle of the map, beside the levers, so that they move while one drags. */
export function ChartsPanel() {
  const t = useWords();
  return (
    <section className="panel charts-panel" aria-label={t('mode.charts')} data-region tabIndex={-1}>
      <div className="panel-head">
        <h2>{t('mode.charts')}</h2>
        <IconButton label={t('charts.close')} onPress={() => panelStore.setState({ mode: 'map' })}>
          <XIcon />
        </IconButton>
      </div>
      <div className="scroll grow">
        <ChartsBody />
      </div>
    </section>
  );
}

export function ChartsBody() {
  const t = useWords();
  const load = useLoadChannel();
  const a = useStore(forecastStore, (s) => s.a);
  const b = useStore(forecastStore, (s) => s.b ?? s.a);
  const loads = useMemo(() => modelLoads(a?.channels, b?.channels), [a, b]);
  const measured = useMemo(() => load && [{ side: 'one' as const, channel: load }], [load]);
  const building = useBuilding();
  const empty = building === undefined && load === undefined && b === undefined;
  const parts = [
    ...(building === undefined ? [] : (['building'] as const)),
    ...((b?.course.length ?? 0) === 0 ? [] : (['years'] as const)),
    ...(loads.length === 0 ? [] : (['loads'] as const)),
    ...(load === undefined ? [] : (['measured'] as const)),
  ];
  return (
    <div className="charts">
      {empty ? <p className="note">{t('charts.empty')}</p> : null}
      {parts.length < 2 ? null : (
        <nav className="charts-parts" aria-label={t('parts.label')}>
          {parts.map((part) => (
            <Button
              key={part}
              className="button"
              onPress={() => document.getElementById(`charts-${part}`)?.scrollIntoView()}
            >
              {t(`parts.${part}`)}
            </Button>
          ))}
        </nav>
      )}
      {building === undefined ? null : (
        <>
          <PartHead part="building" />
          <BuildingHours key={building.gid} {...building} />
        </>
      )}
      {parts.includes('years') ? <PartHead part="years" /> : null}
      {b?.course.map((course) => (
        <CourseChart
          key={course.quantity}
          b={course}
          a={a?.course.find((other) => other.quantity === course.quantity)}
        />
      ))}
      {loads.length === 0 ? null : (
        <>
          <PartHead part="loads" />
          <ModelLoads sets={loads} />
        </>
      )}
      {load === undefined || measured === undefined ? null : (
        <>
          <PartHead part="measured" />
          <LoadCurves id={load.id} curves={measured} modelled={false} />
          <ComingDays channel={load} />
        </>
      )}
    </div>
  );
}

/** The selected building, where the city has hours for it. */
function useBuilding(): { readonly gid: number; readonly name: string } | undefined {
  const selected = useStore(selectionStore, (s) => s.selected);
  const offered = useStore(buildingHoursStore, (s) => s.askHours !== undefined);
  if (!offered || selected?.gid === undefined) return undefined;
  return { gid: selected.gid, name: selected.title };
}

function PartHead({ part }: { part: 'building' | 'years' | 'loads' | 'measured' }) {
  const t = useWords();
  return (
    <p className="charts-head" id={`charts-${part}`}>
      {t(`parts.${part}`)}
    </p>
  );
}
