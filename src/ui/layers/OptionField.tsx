import { useId } from 'react';
import type { LayerOption } from '../../layers/layer.ts';
import { type LayerRow, layerActions } from '../../state/layers.ts';
import { useText } from '../hooks.ts';
import { RampPicker } from './RampPicker.tsx';
import { RangeFields } from './RangeFields.tsx';

interface OptionProps {
  readonly row: LayerRow;
  readonly option: LayerOption;
}

/** One choice on a layer's card, asked for as it wishes. */
export function OptionField({ row, option }: OptionProps) {
  if (option.control === 'ramp') return <RampPicker row={row} option={option} />;
  if (option.control === 'range') return <RangeFields row={row} option={option} />;
  if (option.control === 'switch') return <OptionSwitch row={row} option={option} />;
  return <OptionSelect row={row} option={option} />;
}

function OptionSelect({ row, option }: OptionProps) {
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
          <option key={String(choice.value)} value={i}>
            {text(choice.label)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Off is the first choice, on the second. */
function OptionSwitch({ row, option }: OptionProps) {
  const text = useText();
  const id = useId();
  const [off, on] = option.choices;
  const refused = option.refused !== undefined;
  return (
    <>
      <label className="card-line card-switch note">
        {text(option.label)}
        <input
          type="checkbox"
          checked={!refused && row.params[option.param] === on?.value}
          disabled={refused}
          {...(refused ? { 'aria-describedby': id } : {})}
          onChange={(event) => {
            const choice = event.currentTarget.checked ? on : off;
            if (choice) layerActions.setParams(row.id, { [option.param]: choice.value });
          }}
        />
      </label>
      {option.refused === undefined ? null : (
        <p id={id} className="note faint">
          {text(option.refused)}
        </p>
      )}
    </>
  );
}
