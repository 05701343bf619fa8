import { useId } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import {
  type AnalysisRequest,
  analysisActions,
  analysisStore,
  type GridChoice,
  type RasterChoice,
} from '../../state/analysis.ts';
import { useFormat, useText, useWords } from '../hooks.ts';
import { Failure } from '../parts/Failure.tsx';
import { Progress } from '../parts/Progress.tsx';
import { choiceOption } from './words.ts';

interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

export function SelectField<T extends string>({ label, value, choices, onChange }: SelectProps<T>) {
  const id = useId();
  return (
    <div className="measure-field">
      <label className="note" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="select"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value as T)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

interface RasterFieldProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly RasterChoice[];
  readonly onChange: (key: string) => void;
}

/** Chooses a layer and its period. */
export function RasterField({ label, value, choices, onChange }: RasterFieldProps) {
  const text = useText();
  const format = useFormat();
  return (
    <SelectField
      label={label}
      value={value}
      choices={choices.map((c) => ({ value: c.key, label: choiceOption(c, format, text) }))}
      onChange={onChange}
    />
  );
}

interface GridFieldProps {
  readonly value: GridChoice;
  readonly onChange: (value: GridChoice) => void;
}

export function GridField({ value, onChange }: GridFieldProps) {
  const t = useWords();
  return (
    <SelectField
      label={t('measure.grid.label')}
      value={value}
      choices={[
        { value: 'finer', label: t('measure.grid.finer') },
        { value: 'coarser', label: t('measure.grid.coarser') },
      ]}
      onChange={onChange}
    />
  );
}

interface RunLineProps {
  readonly tool: AnalysisRequest['tool'];
  readonly label: string;
  readonly disabled?: boolean;
  /** Not what the tool is for, but something to do with its result. */
  readonly quiet?: boolean;
  readonly request: () => AnalysisRequest;
}

/** The button that starts, its progress with a way to cancel, and what failed. */
export function RunLine({ tool, label, disabled = false, quiet = false, request }: RunLineProps) {
  const t = useWords();
  const format = useFormat();
  const running = useStore(analysisStore, (s) => s.running === tool);
  const share = useStore(analysisStore, (s) => s.share);
  const problem = useStore(analysisStore, (s) => s.problem);
  return (
    <>
      {running ? (
        <div className="measure-running">
          <Progress label={label} share={share} />
          <span className="note number">{share === undefined ? '' : format.share(share)}</span>
          <Button className="button" onPress={analysisActions.cancel}>
            {t('common.cancel')}
          </Button>
        </div>
      ) : (
        <Button
          className={quiet ? 'button bordered' : 'button primary'}
          isDisabled={disabled}
          onPress={() => analysisActions.ask(request())}
        >
          {label}
        </Button>
      )}
      {problem?.of === tool && !running ? <Failure problem={problem.what} /> : null}
    </>
  );
}
