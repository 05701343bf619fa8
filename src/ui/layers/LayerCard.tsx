import { useId } from 'react';
import type { LayerOption } from '../../layers/layer.ts';
import { type LayerRow, layerActions } from '../../state/layers.ts';
import { useFormat, useText, useWords } from '../hooks.ts';
import { legendBackground } from '../legend/colors.ts';
import { Range } from '../parts/Range.tsx';
import { AddedActions } from './AddedActions.tsx';
import { EntryFacts } from './EntryFacts.tsx';

/** The open card of a layer: colours, how it is drawn, and where it comes from. */
export function LayerCard({ row }: { row: LayerRow }) {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const background = row.legend === undefined ? undefined : legendBackground(row.legend);
  const { opacity } = row.params;
  return (
    <div className="layer-card">
      {background === undefined ? null : <div className="layer-ramp" style={{ background }} />}
      <div className="card-line">
        <span className="note">{t('layers.opacity')}</span>
        <span className="number">{format.share(opacity)}</span>
      </div>
      <Range
        quiet
        label={t('layers.opacityOf', { title: text(row.entry.title) })}
        value={opacity}
        min={0}
        max={1}
        step={0.05}
        valueText={format.share(opacity)}
        onChange={(value) => layerActions.setParams(row.id, { opacity: value })}
      />
      {row.options.map((option) => (
        <OptionSelect key={option.param} row={row} option={option} />
      ))}
      <EntryFacts entry={row.entry} />
      <AddedActions row={row} />
    </div>
  );
}

function OptionSelect({ row, option }: { row: LayerRow; option: LayerOption }) {
  const text = useText();
  const id = useId();
  const chosen = option.choices.findIndex((c) => c.value === row.params[option.param]);
  return (
    <div className="card-line">
      <label className="note" htmlFor={id}>
        {text(option.label)}
      </label>
      <select
        id={id}
        className="select"
        value={chosen}
        onChange={(event) => {
          const choice = option.choices[Number(event.currentTarget.value)];
          if (choice) layerActions.setParams(row.id, { [option.param]: choice.value });
        }}
      >
        {option.choices.map((choice, i) => (
          <option key={choice.value} value={i}>
            {text(choice.label)}
          </option>
        ))}
      </select>
    </div>
  );
}
