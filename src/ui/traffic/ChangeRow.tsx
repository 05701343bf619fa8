import { ArrowsOutLineHorizontalIcon } from '@phosphor-icons/react/ArrowsOutLineHorizontal';
import { XIcon } from '@phosphor-icons/react/X';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import type { RoadChange } from '../../scenario/roadChange.ts';
import { boundsOfRoads, measureOf } from '../../scenario/roads.ts';
import { roadsStore } from '../../state/roads.ts';
import { roadToolActions } from '../../state/roadTool.ts';
import { scenarioActions, scenarioStore } from '../../state/scenario.ts';
import { viewStore } from '../../state/view.ts';
import { useFormat, useWords } from '../hooks.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { changeTitle, lengthOf, measureWords, streetsIn } from './roadWords.ts';

/** One change: which roads, how long they are, what is done to them; shows them, or takes it back. */
export function ChangeRow({ change }: { change: RoadChange }) {
  const t = useWords();
  const format = useFormat();
  const { network, rowOf, streets } = useStore(roadsStore);
  if (network === undefined) return null;
  const { roads } = network;
  const names = streetsIn(change, roads, rowOf);
  const title = changeTitle(names, change.area !== undefined, t);
  const measure = measureOf(change);
  const rows = change.roads.flatMap((road) => rowOf.get(road) ?? []);
  const [only] = names;
  const whole =
    change.area === undefined && names.length === 1 && only !== undefined
      ? (streets.get(only) ?? [])
      : [];
  const show = (): void =>
    viewStore.setState({ command: { type: 'fit', bounds: boundsOfRoads(roads, rows) } });
  const remove = (): void =>
    scenarioActions.setRoads(
      scenarioStore.getState().roads.filter((other) => other.id !== change.id),
    );
  return (
    <li className="road-change" data-kind={change.kind}>
      <span className="road-badge" data-kind={change.kind} aria-hidden>
        {change.kind === 'speed' ? change.speed : ''}
      </span>
      <div className="grow">
        <Button className="link road-name" onPress={show} isDisabled={rows.length === 0}>
          {title}
        </Button>
        <p className="note number">
          {measureWords(measure, format, t)}
          {', '}
          {t('roadChanges.pieces', {
            count: rows.length,
            n: format.number(rows.length),
            length: format.value(lengthOf(change, roads, rowOf), 'km'),
          })}
        </p>
      </div>
      {only !== undefined && whole.length > rows.length ? (
        <IconButton
          label={t('roadChanges.whole', { street: only })}
          onPress={() =>
            roadToolActions.change(
              whole.map((row) => roads.id[row]!),
              measure,
            )
          }
        >
          <ArrowsOutLineHorizontalIcon />
        </IconButton>
      ) : null}
      <IconButton label={t('roadChanges.remove', { title })} onPress={remove}>
        <XIcon />
      </IconButton>
    </li>
  );
}
