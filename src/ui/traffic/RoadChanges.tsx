import { ArrowUUpLeftIcon } from '@phosphor-icons/react/ArrowUUpLeft';
import { CursorClickIcon } from '@phosphor-icons/react/CursorClick';
import { PolygonIcon } from '@phosphor-icons/react/Polygon';
import { useEffect } from 'react';
import { Button, Radio, RadioGroup } from 'react-aria-components';
import { useStore } from 'zustand';
import { forecastStore } from '../../state/forecast.ts';
import { type LayerRow, layerActions, layersStore } from '../../state/layers.ts';
import { roadsStore } from '../../state/roads.ts';
import { type RoadPicking, roadToolActions, roadToolStore } from '../../state/roadTool.ts';
import { scenarioActions, scenarioStore } from '../../state/scenario.ts';
import { DrawLine } from '../analysis/AreaField.tsx';
import { useFormat, useWords } from '../hooks.ts';
import { ChangeRow } from './ChangeRow.tsx';
import { CountsButton } from './CountsDialog.tsx';
import { measureWords } from './roadWords.ts';
import './traffic.css';

/** Whether the city has roads, and a model that answers when they are changed. */
export function useHasRoads(): boolean {
  const roads = useStore(roadsStore, (s) => s.network !== undefined);
  const model = useStore(forecastStore, (s) => s.models.some((m) => m.roads));
  return roads && model;
}

/** Shuts roads to cars or slows them down: chosen one by one on the map, or by an outline. */
export function RoadChanges() {
  const t = useWords();
  const picking = useStore(roadToolStore, (s) => s.picking);
  const changes = useStore(scenarioStore, (s) => s.roads);
  useEffect(
    () => () => {
      // A drawing goes on: on a phone it takes this panel's place.
      if (roadToolStore.getState().picking === 'roads') roadToolActions.pick('off');
    },
    [],
  );
  return (
    <section className="road-changes" aria-label={t('roadChanges.title')}>
      <h4>{t('roadChanges.title')}</h4>
      <MeasureChoice />
      {picking === 'area' ? (
        <DrawLine />
      ) : (
        <div className="road-tools">
          <PickButton pick="roads" />
          <Button className="button bordered" onPress={() => start('area')}>
            <PolygonIcon aria-hidden />
            {t('roadChanges.pickArea')}
          </Button>
          <UndoButton />
        </div>
      )}
      <p className="note" aria-live="polite">
        <ToolNote />
      </p>
      {changes.length === 0 ? null : (
        <ul className="road-list" aria-label={t('roadChanges.list')}>
          {changes.map((change) => (
            <ChangeRow key={change.id} change={change} />
          ))}
        </ul>
      )}
      <CountsButton />
    </section>
  );
}

/** Roads are to be seen where they are chosen. */
function start(picking: RoadPicking): void {
  const row = roadRow(layersStore.getState().rows);
  if (picking !== 'off' && row !== undefined && !row.visible) layerActions.setVisible(row.id, true);
  roadToolActions.pick(picking);
}

const roadRow = (rows: readonly LayerRow[]): LayerRow | undefined =>
  rows.find(({ kind }) => kind === 'roads');

const speeds = [20, 30, 50] as const;

function MeasureChoice() {
  const t = useWords();
  const format = useFormat();
  const measure = useStore(roadToolStore, (s) => s.measure);
  return (
    <RadioGroup
      className="road-measure"
      aria-label={t('roadChanges.measure')}
      orientation="horizontal"
      value={measure.kind === 'closed' ? 'closed' : String(measure.speed)}
      onChange={(value) =>
        roadToolActions.choose(
          value === 'closed' ? { kind: 'closed' } : { kind: 'speed', speed: Number(value) },
        )
      }
    >
      <Radio value="closed" className="road-option">
        {t('roadChanges.closed')}
      </Radio>
      {speeds.map((speed) => (
        <Radio key={speed} value={String(speed)} className="road-option number">
          {measureWords({ kind: 'speed', speed }, format, t)}
        </Radio>
      ))}
    </RadioGroup>
  );
}

function PickButton({ pick }: { pick: 'roads' }) {
  const t = useWords();
  const on = useStore(roadToolStore, (s) => s.picking === pick);
  return (
    <Button
      className={on ? 'button primary' : 'button bordered'}
      aria-pressed={on}
      onPress={() => start(on ? 'off' : pick)}
    >
      <CursorClickIcon aria-hidden />
      {t(on ? 'roadChanges.pickDone' : 'roadChanges.pick')}
    </Button>
  );
}

function UndoButton() {
  const t = useWords();
  const none = useStore(scenarioStore, (s) => s.roadsBefore.length === 0);
  if (none) return null;
  return (
    <Button className="button" onPress={scenarioActions.undoRoads}>
      <ArrowUUpLeftIcon aria-hidden />
      {t('common.undo')}
    </Button>
  );
}

/** What to do next, or what came of it. */
function ToolNote() {
  const t = useWords();
  const format = useFormat();
  const picking = useStore(roadToolStore, (s) => s.picking);
  const found = useStore(roadToolStore, (s) => s.found);
  const none = useStore(scenarioStore, (s) => s.roads.length === 0);
  if (picking === 'roads') return t('roadChanges.how');
  if (picking === 'area') return null;
  if (found !== undefined) return t('roadChanges.found', { count: found, n: format.number(found) });
  return none ? t('roadChanges.none') : null;
}
