import { CheckCircleIcon } from '@phosphor-icons/react/CheckCircle';
import { HourglassMediumIcon } from '@phosphor-icons/react/HourglassMedium';
import { PauseCircleIcon } from '@phosphor-icons/react/PauseCircle';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import { forecastStore, type ModelState } from '../../state/forecast.ts';
import { useFormat, useText, useWords } from '../hooks.ts';
import { Failure } from '../parts/Failure.tsx';
import { Progress } from '../parts/Progress.tsx';
import { modelSentence } from './modelWords.ts';

/** Each model of the city: whether its figures belong to the levers as they stand, and how near they are. */
export function ForecastStatus() {
  const t = useWords();
  const models = useStore(forecastStore, (s) => s.models);
  if (models.length === 0) return null;
  return (
    <ul className="panel-foot models" aria-label={t('models.title')}>
      {models.map((model) => (
        <ModelLine key={model.id} model={model} />
      ))}
    </ul>
  );
}

const icons = { ready: CheckCircleIcon, stopped: PauseCircleIcon } as const;

function ModelLine({ model }: { model: ModelState }) {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const { id, status, problem, progress } = model;
  const slow = useSlow(status === 'running');
  const stop = useStore(forecastStore, (s) => s.stop);
  const resume = useStore(forecastStore, (s) => s.resume);
  // A run that is over before one notices does not make the line flicker.
  const shown = status === 'running' && !slow && model.city !== undefined ? 'ready' : status;
  const sentence = modelSentence({ ...model, status: shown }, text, format, t);
  if (shown === 'failed' && problem !== undefined) {
    return (
      <li data-model={id} data-status={shown}>
        <Failure problem={problem} onRetry={() => resume?.(id)} />
        {sentence === '' ? null : <p className="note">{sentence}</p>}
      </li>
    );
  }
  const busy = shown === 'preparing' || shown === 'running' || shown === 'refining';
  const Icon = shown === 'ready' || shown === 'stopped' ? icons[shown] : HourglassMediumIcon;
  return (
    <li data-model={id} data-status={shown}>
      <div className="model-line">
        <Icon className={shown === 'ready' ? 'status-ok' : 'status-busy'} aria-hidden />
        <p className="note number grow">{sentence}</p>
        {busy ? (
          <Button
            className="link"
            aria-label={t('models.cancel', { model: text(model.title) })}
            onPress={() => stop?.(id)}
          >
            {t('common.cancel')}
          </Button>
        ) : shown === 'stopped' ? (
          <Button
            className="link"
            aria-label={t('models.goOnOf', { model: text(model.title) })}
            onPress={() => resume?.(id)}
          >
            {t('models.goOn')}
          </Button>
        ) : null}
      </div>
      {model.notes.map((note) => (
        <p key={note.en} className="note">
          {text(note)}
        </p>
      ))}
      {busy ? <Progress label={sentence} share={progress} /> : null}
    </li>
  );
}

const patienceMs = 300;

/** True once something has been going on for longer than a person would notice. */
function useSlow(busy: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), patienceMs);
    return () => clearTimeout(timer);
  }, [busy]);
  return busy && slow;
}
