import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import type { Reading } from '../../layers/layer.ts';
import { measureFor, type RoadMeasure, sameMeasure, withoutRoads } from '../../scenario/roads.ts';
import { roadsStore, streetPrefix } from '../../state/roads.ts';
import { roadToolActions } from '../../state/roadTool.ts';
import { scenarioActions, scenarioStore } from '../../state/scenario.ts';
import { useFormat, useWords } from '../hooks.ts';
import { useHasRoads } from './RoadChanges.tsx';
import { measureWords } from './roadWords.ts';
import './traffic.css';

const choices: readonly RoadMeasure[] = [{ kind: 'closed' }, { kind: 'speed', speed: 30 }];

/** What can be done to the road that is selected, or to every road of the street that was searched for. */
export function RoadActions({ reading }: { reading: Reading }) {
  const t = useWords();
  const format = useFormat();
  const possible = useHasRoads();
  const { network, rowOf, streets } = useStore(roadsStore);
  const changes = useStore(scenarioStore, (s) => s.roads);
  const { featureId } = reading;
  if (!possible || network === undefined || featureId === undefined) return null;
  const { id, name } = network.roads;
  const row = rowOf.get(featureId);
  const street = row === undefined ? streetOfItem(reading) : name[row]!;
  const all = (streets.get(street) ?? []).map((of) => id[of]!);
  const scopes = [
    ...(row === undefined ? [] : [{ scope: 'piece' as const, roads: [featureId] }]),
    ...(all.length > (row === undefined ? 0 : 1) ? [{ scope: 'street' as const, roads: all }] : []),
  ];
  return scopes.map(({ scope, roads }) => {
    const present = roads.map((road) => measureFor(changes, road));
    const changed = present.some((measure) => measure !== undefined);
    return (
      <fieldset key={scope} className="road-actions">
        <legend className="note">
          {scope === 'piece'
            ? t('roadChanges.piece')
            : t('roadChanges.street', {
                street,
                count: roads.length,
                n: format.number(roads.length),
              })}
        </legend>
        {choices.map((measure) => {
          const done = present.every((own) => own !== undefined && sameMeasure(own, measure));
          const words = measureWords(measure, format, t);
          return (
            <Button
              key={words}
              className="button bordered"
              isDisabled={done}
              onPress={() => roadToolActions.change(roads, measure)}
            >
              {words}
            </Button>
          );
        })}
        {changed ? (
          <Button
            className="button"
            onPress={() => scenarioActions.setRoads(withoutRoads(changes, roads))}
          >
            {t('roadChanges.asToday')}
          </Button>
        ) : null}
      </fieldset>
    );
  });
}

const streetOfItem = ({ featureId = '' }: Reading): string =>
  featureId.startsWith(streetPrefix) ? featureId.slice(streetPrefix.length) : '';
