import { useId } from 'react';
import { Input, NumberField } from 'react-aria-components';
import type { LayerChoice, LayerOption } from '../../layers/layer.ts';
import { type LayerRow, layerActions } from '../../state/layers.ts';
import { useFormat, useText, useWords } from '../hooks.ts';

const byHand = 'by-hand';

/** The choice in force: the layer's own without `min` and `max`, one whose ends they are, else by hand. */
export function chosenRange(
  choices: readonly LayerChoice[],
  min: unknown,
  max: unknown,
): LayerChoice | undefined {
  if (min === undefined || max === undefined)
    return choices.find(({ domain }) => domain === undefined);
  return choices.find(({ domain }) => domain?.[0] === min && domain[1] === max);
}

/** The range of the colours: by percentiles, or by hand with both ends to type in. */
export function RangeFields({ row, option }: { row: LayerRow; option: LayerOption }) {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const id = useId();
  const { min, max } = row.params;
  const chosen = chosenRange(option.choices, min, max);
  const domain = row.legend?.domain;
  const set = (next: readonly [number, number]): void => {
    if (next[1] > next[0]) layerActions.setParams(row.id, { min: next[0], max: next[1] });
  };
  const pick = (value: string): void => {
    const choice = option.choices.find((c) => String(c.value) === value);
    if (choice?.domain !== undefined) set(choice.domain);
    else if (choice !== undefined) layerActions.clearParams(row.id, 'min', 'max');
    else if (domain !== undefined) set(domain);
  };
  const unit = format.unit(option.unit ?? '');
  const field = (end: 0 | 1) =>
    domain === undefined ? null : (
      <NumberField
        aria-label={t(end === 0 ? 'colours.lowEnd' : 'colours.highEnd')}
        value={domain[end]}
        formatOptions={{ maximumFractionDigits: 6, useGrouping: option.unit !== 'a' }}
        onChange={(value) => {
          if (!Number.isNaN(value)) set(end === 0 ? [value, domain[1]] : [domain[0], value]);
        }}
      >
        <Input className="range-input number" size={5} />
      </NumberField>
    );
  return (
    <>
      <div className="card-line">
        <label className="note" htmlFor={id}>
          {text(option.label)}
        </label>
        <select
          id={id}
          className="select"
          value={chosen === undefined ? byHand : String(chosen.value)}
          onChange={(event) => pick(event.currentTarget.value)}
        >
          {option.choices.map((choice) => (
            <option key={String(choice.value)} value={String(choice.value)}>
              {text(choice.label)}
            </option>
          ))}
          <option value={byHand}>{t('colours.byHand')}</option>
        </select>
      </div>
      <div className="card-line range-ends note">
        <span className="faint">{t('colours.from')}</span>
        {field(0)}
        <span className="faint">{t('colours.to')}</span>
        {field(1)}
        <span className="grow">{unit}</span>
      </div>
    </>
  );
}
