import { XIcon } from '@phosphor-icons/react/X';
import { useId } from 'react';
import { Checkbox } from 'react-aria-components';
import { useStore } from 'zustand';
import { type LayerRow, layersStore } from '../../state/layers.ts';
import {
  choiceOn,
  rangeOf,
  rowOn,
  type SwipeChoice,
  type SwipeSide,
  scalesOf,
  setShared,
  setSides,
  stopSwipe,
  swipeChoices,
  swipeStore,
} from '../../state/swipe.ts';
import { viewStore } from '../../state/view.ts';
import { useFormat, useText, useWords } from '../hooks.ts';
import { IconButton } from '../parts/IconButton.tsx';
import './swipe.css';

/** What stands left and right of the divider, and whether one scale holds for both. */
export function SwipeBar() {
  const t = useWords();
  const on = useStore(viewStore, (s) => s.swipe !== undefined);
  if (!on) return null;
  return (
    <section className="panel swipe-bar" aria-label={t('swipe.title')} data-region tabIndex={-1}>
      <div className="swipe-sides">
        <SideSelect side="left" />
        <SideSelect side="right" />
        <IconButton label={t('swipe.stop')} onPress={stopSwipe}>
          <XIcon />
        </IconButton>
      </div>
      <ScaleNote />
    </section>
  );
}

const keyOf = (choice: SwipeChoice | undefined): string =>
  choice === undefined ? '' : JSON.stringify([choice.id, choice.step]);

function SideSelect({ side }: { side: SwipeSide }) {
  const t = useWords();
  const id = useId();
  const name = useSideName();
  const rows = useStore(layersStore, (s) => s.rows);
  const choices = swipeChoices(rows);
  const choose = (key: string): void => {
    const chosen = choices.find((choice) => keyOf(choice) === key);
    const choice = chosen && { id: chosen.id, step: chosen.step };
    const other = choiceOn(rows, side === 'left' ? 'right' : 'left');
    if (side === 'left') setSides(choice, other);
    else setSides(other, choice);
  };
  return (
    <div className="swipe-side">
      <label className="note" htmlFor={id}>
        {t(`swipe.${side}`)}
      </label>
      <select
        id={id}
        className="select"
        value={keyOf(choiceOn(rows, side))}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="">{t('swipe.nothing')}</option>
        {choices.map((choice) => (
          <option key={keyOf(choice)} value={keyOf(choice)}>
            {name(choice.row, choice.step)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Names a row, its time step first where it has several: that is what differs. */
export function useSideName(): (row: LayerRow, step?: number) => string {
  const text = useText();
  return (row, step) => {
    const title = text(row.entry.title);
    const named = row.options
      .find(({ param }) => param === 'step')
      ?.choices.find(({ value }) => value === step);
    return named === undefined ? title : `${text(named.label)}, ${title}`;
  };
}

/** For the legend of a layer that stands on a side: whether its colours hold on the other one too. */
export function SwipeLegendNote({ row }: { row: LayerRow }) {
  const t = useWords();
  const on = useStore(viewStore, (s) => s.swipe !== undefined);
  const rows = useStore(layersStore, (s) => s.rows);
  const scales = scalesOf(rows);
  if (!on || scales === undefined || row.params.swipe === 'both') return null;
  return <p className="note strong">{scales.same ? t('swipe.sameShort') : t('swipe.differ')}</p>;
}

/** One scale for both sides, or that their colours mean different things. */
function ScaleNote() {
  const t = useWords();
  const format = useFormat();
  const rows = useStore(layersStore, (s) => s.rows);
  const shared = useStore(swipeStore, (s) => s.shared);
  const scales = scalesOf(rows);
  const left = rowOn(rows, 'left');
  const range = left && rangeOf(left);
  if (scales === undefined || left === undefined) return null;
  if (!scales.comparable) return <p className="note">{t('swipe.otherUnits')}</p>;
  const unit = left.legend?.unit ?? '';
  return (
    <div className="swipe-scale">
      <Checkbox className="checkbox note" isSelected={shared} onChange={setShared}>
        <span className="checkbox-box" aria-hidden />
        {t('swipe.share')}
      </Checkbox>
      <span className="note number" role="status">
        {scales.same && range !== undefined
          ? t('swipe.same', { min: format.number(range[0]), max: format.value(range[1], unit) })
          : t('swipe.differ')}
      </span>
    </div>
  );
}
