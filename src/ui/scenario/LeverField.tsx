import { MinusIcon } from '@phosphor-icons/react/Minus';
import { PlusIcon } from '@phosphor-icons/react/Plus';
import { memo, useId } from 'react';
import { Button, Input, Label, NumberField } from 'react-aria-components';
import { useStore } from 'zustand';
import type { Lever } from '../../scenario/lever.ts';
import { forecastStore } from '../../state/forecast.ts';
import { scenarioActions, scenarioStore } from '../../state/scenario.ts';
import { type Format, useFormat, useText, useWords } from '../hooks.ts';
import { Range } from '../parts/Range.tsx';

interface LeverFieldProps {
  readonly lever: Lever;
  /** − and + beside the slider, and today's value below, for fingers. */
  readonly touch?: boolean;
  /** Leaves out description and source where there is no room to read them. */
  readonly bare?: boolean;
}

const numberOptions = (lever: Lever): Intl.NumberFormatOptions => {
  const digits = Math.max(0, Math.ceil(-Math.log10(lever.step)));
  return {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: lever.unit !== 'a',
  };
};

/** A lever's value on its own step grid, without unit. */
export const leverNumber = (lever: Lever, value: number, format: Format): string =>
  lever.unit === 'a' ? format.number(value, 'a') : format.step(value, lever.step);

/** A lever's value as shown: on its own step grid, with unit. */
export const leverText = (lever: Lever, value: number, format: Format): string =>
  format.join(leverNumber(lever, value, format), lever.unit);

/** The lever's value in scenario A: the city's own where the model found it, else the sheet's. */
export const useToday = (lever: Lever): number =>
  useStore(forecastStore, (s) => s.city?.baseline[lever.id] ?? lever.today);

/** One assumption: slider with today's tick, number entry, range, what it means and where it comes from. */
export const LeverField = memo(function LeverField({ lever, touch, bare }: LeverFieldProps) {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const id = useId();
  const value = useStore(scenarioStore, (s) => s.values[lever.id] ?? lever.today);
  const today = useToday(lever);
  const set = (next: number): void => scenarioActions.set(lever.id, next);
  const unit = format.unit(lever.unit);
  const title = text(lever.title);
  const slider = (
    <Range
      label={title}
      value={value}
      min={lever.min}
      max={lever.max}
      step={lever.step}
      tick={today}
      valueText={leverText(lever, value, format)}
      onChange={set}
    />
  );
  return (
    <div className="lever" data-lever={lever.id}>
      <NumberField
        className="lever-head"
        value={value}
        minValue={lever.min}
        maxValue={lever.max}
        step={lever.step}
        formatOptions={numberOptions(lever)}
        onChange={set}
        {...(bare ? {} : { 'aria-describedby': id })}
      >
        <Label className="lever-name">{title}</Label>
        <span className="lever-value number">
          <Input
            className="lever-input"
            size={Math.max(3, leverNumber(lever, value, format).length)}
          />
          {unit === '' ? null : <span>{unit}</span>}
        </span>
        {touch ? (
          <div className="lever-touch">
            <Button slot="decrement" className="step-button">
              <MinusIcon aria-hidden />
            </Button>
            {slider}
            <Button slot="increment" className="step-button">
              <PlusIcon aria-hidden />
            </Button>
          </div>
        ) : null}
      </NumberField>
      {touch ? null : slider}
      <LeverScale lever={lever} today={today} />
      {bare ? null : (
        <div className="note" id={id}>
          <p className="lever-about">{text(lever.description)}</p>
          <p className="lever-source faint" title={text(lever.source.text)}>
            {t('lever.source')}{' '}
            {lever.source.url === undefined ? (
              text(lever.source.text)
            ) : (
              <a href={lever.source.url} target="_blank" rel="noreferrer">
                {text(lever.source.text)}
              </a>
            )}
          </p>
        </div>
      )}
    </div>
  );
});

/** Nearer than this to an end, today's label leaves no room for the end's own. */
const crowded = 0.3;
/** Nearer to an end than this, it does where the track is short. */
const tight = 0.4;

function LeverScale({ lever, today: value }: { lever: Lever; today: number }) {
  const t = useWords();
  const format = useFormat();
  const share = (value - lever.min) / (lever.max - lever.min);
  const percent = lever.unit.startsWith('%') ? '%' : '';
  const at = (value: number): string => format.join(leverNumber(lever, value, format), percent);
  const today = t('lever.today', { value: at(value) });
  const nearLow = share < 0.12;
  const nearHigh = share > 0.82;
  return (
    <div className="lever-scale number" aria-hidden="true">
      <span data-tight={!nearLow && share < tight ? '' : undefined}>
        {nearLow ? <b>{today}</b> : share < crowded ? '' : at(lever.min)}
      </span>
      {nearLow || nearHigh ? null : (
        <b className="lever-today" style={{ left: `${share * 100}%` }}>
          {today}
        </b>
      )}
      <span data-tight={!nearHigh && share > 1 - tight ? '' : undefined}>
        {nearHigh ? <b>{today}</b> : share > 1 - crowded ? '' : at(lever.max)}
      </span>
    </div>
  );
}
