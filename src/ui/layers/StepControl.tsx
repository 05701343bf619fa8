import { PauseIcon } from '@phosphor-icons/react/Pause';
import { PlayIcon } from '@phosphor-icons/react/Play';
import { useStore } from 'zustand';
import type { LayerOption } from '../../layers/layer.ts';
import { type LayerRow, layerActions } from '../../state/layers.ts';
import { playerStore, togglePlaying } from '../../state/player.ts';
import { useFormat, useText, useWords } from '../hooks.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { Range } from '../parts/Range.tsx';
import './steps.css';

interface StepControlProps {
  readonly row: LayerRow;
  /** The option of the param `step`: its choices are the steps in order of time. */
  readonly option: LayerOption;
  /** Without the switches for blending and the clock. */
  readonly bare?: boolean;
}

/** Plays and scrubs the time steps of a raster series. */
export function StepControl({ row, option, bare = false }: StepControlProps) {
  const t = useWords();
  const text = useText();
  const playing = useStore(playerStore, (s) => s.playing === row.id);
  const title = text(row.entry.title);
  const step = Number(row.params.step);
  const label = useStepLabel(option, step);
  const last = option.choices.length - 1;
  const nameOf = (index: number): string => text(option.choices[index]?.label ?? { en: '' });
  return (
    <fieldset className="steps">
      <legend className="visually-hidden">{text(option.label)}</legend>
      <div className="card-line">
        <span className="note">{text(option.label)}</span>
        <span className="number" aria-live={playing ? 'off' : 'polite'}>
          {label}
        </span>
      </div>
      <div className="steps-line">
        <IconButton
          label={t(playing ? 'steps.pause' : 'steps.play', { title })}
          className="steps-play"
          onPress={() => togglePlaying(row.id)}
        >
          {playing ? <PauseIcon weight="fill" /> : <PlayIcon weight="fill" />}
        </IconButton>
        <span className="grow">
          <Range
            label={t('steps.slider', { title })}
            value={step}
            min={0}
            max={last}
            step={row.params.blend === true ? 0.1 : 1}
            valueText={label}
            onChange={(value) => moveTo(row.id, value)}
          />
          <span className="steps-ends note faint number" aria-hidden>
            <span>{nameOf(0)}</span>
            <span>{nameOf(last)}</span>
          </span>
        </span>
      </div>
      {bare ? null : <StepSwitches row={row} />}
    </fieldset>
  );
}

/** A move by hand ends playing and following: the person holds the step now. */
function moveTo(id: string, step: number): void {
  playerStore.setState({ playing: undefined });
  layerActions.setParams(id, { step, follow: false });
}

/** The step's name; between two, both with the share of the way. */
function useStepLabel(option: LayerOption, step: number): string {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const from = Math.floor(step + 1e-6);
  const share = step - from;
  const nameOf = (index: number): string => text(option.choices[index]?.label ?? { en: '' });
  if (share < 1e-3) return nameOf(from);
  return t('steps.between', {
    from: nameOf(from),
    to: nameOf(from + 1),
    share: format.share(share),
  });
}

function StepSwitches({ row }: { row: LayerRow }) {
  const t = useWords();
  const outside = useStore(playerStore, (s) => s.outside.includes(row.id));
  const dated = row.entry.distributions.some(({ temporal }) => temporal !== undefined);
  const blendable = row.legend?.ramp !== undefined;
  return (
    <>
      {blendable ? (
        <Switch
          label={t('steps.blend')}
          checked={row.params.blend === true}
          onChange={(blend) =>
            layerActions.setParams(row.id, {
              blend,
              ...(blend ? {} : { step: Math.round(Number(row.params.step)) }),
            })
          }
        />
      ) : null}
      {dated ? (
        <Switch
          label={t('steps.follow')}
          checked={row.params.follow === true}
          onChange={(follow) => {
            if (follow) playerStore.setState({ playing: undefined });
            layerActions.setParams(row.id, { follow });
          }}
        />
      ) : null}
      {outside ? <p className="note faint">{t('steps.outside')}</p> : null}
    </>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Switch({ label, checked, onChange }: SwitchProps) {
  return (
    <label className="steps-switch note">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}
