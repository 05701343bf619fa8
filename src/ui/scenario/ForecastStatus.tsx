import { CaretDownIcon } from '@phosphor-icons/react/CaretDown';
import { CaretUpIcon } from '@phosphor-icons/react/CaretUp';
import { CheckCircleIcon } from '@phosphor-icons/react/CheckCircle';
import { HourglassMediumIcon } from '@phosphor-icons/react/HourglassMedium';
import { PauseCircleIcon } from '@phosphor-icons/react/PauseCircle';
import { PlayIcon } from '@phosphor-icons/react/Play';
import { WarningCircleIcon } from '@phosphor-icons/react/WarningCircle';
import { XIcon } from '@phosphor-icons/react/X';
import { useId, useState } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import { forecastStore, type ModelState, type ModelStatus } from '../../state/forecast.ts';
import { useFormat, useText, useWords } from '../hooks.ts';
import { Failure } from '../parts/Failure.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { Progress } from '../parts/Progress.tsx';
import { leastReady, modelSentence } from './modelWords.ts';
import { PrecisionHelp } from './PrecisionHelp.tsx';
import { useShownStatus } from './useShownStatus.ts';

/**
 * Each model of the city: whether its figures belong to the levers as they stand, and how near they are. Where room
 * is short, one line tells of the one that is furthest behind, and the others are asked for; a failure shows itself. `brief`
 * leaves it at that line, where nobody stays long enough to read more.
 */
export function ForecastStatus({ brief = false }: { brief?: boolean }) {
  const t = useWords();
  const models = useStore(forecastStore, (s) => s.models);
  const [open, setOpen] = useState(false);
  const list = useId();
  const behind = leastReady(models);
  if (behind === undefined) return null;
  if (brief)
    return (
      <p className="panel-foot models-only" data-status={behind.status}>
        <BriefLine model={behind} count={models.length} />
      </p>
    );
  const all = open || behind.status === 'failed' || models.length === 1;
  return (
    <div className="panel-foot models" data-all={all || undefined}>
      {models.length === 1 ? null : (
        <div className="models-brief">
          <Button
            aria-label={t('models.all', { count: models.length })}
            aria-expanded={all}
            aria-controls={list}
            onPress={() => setOpen(!open)}
          >
            <BriefLine model={behind} count={models.length} />
            {all ? <CaretDownIcon aria-hidden /> : <CaretUpIcon aria-hidden />}
          </Button>
          {all ? null : <StopOrGoOn model={behind} small />}
        </div>
      )}
      <ul className="models-list" id={list} aria-label={t('models.title')}>
        {models.map((model) => (
          <ModelLine key={model.id} model={model} />
        ))}
      </ul>
    </div>
  );
}

const icons: Readonly<Partial<Record<ModelStatus, typeof CheckCircleIcon>>> = {
  ready: CheckCircleIcon,
  stopped: PauseCircleIcon,
  failed: WarningCircleIcon,
};

function StatusIcon({ status }: { status: ModelStatus }) {
  const Icon = icons[status] ?? HourglassMediumIcon;
  return <Icon className={status === 'ready' ? 'status-ok' : 'status-busy'} aria-hidden />;
}

function BriefLine({ model, count }: { model: ModelState; count: number }) {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const status = useShownStatus(model);
  return (
    <>
      <StatusIcon status={status} />
      <span className="note number grow models-words">
        {status === 'ready' && count > 1
          ? t('models.allReady', { count })
          : status === 'failed'
            ? t('models.failed', { model: text(model.title) })
            : modelSentence({ ...model, status }, text, format, t)}
      </span>
    </>
  );
}

const isBusy = (status: ModelStatus): boolean =>
  status === 'preparing' || status === 'running' || status === 'refining';

interface StopOrGoOnProps {
  readonly model: ModelState;
  /** As a sign, where the words of the model need the room. */
  readonly small?: boolean;
}

/** Stops what a model does, or lets it go on. */
function StopOrGoOn({ model, small = false }: StopOrGoOnProps) {
  const t = useWords();
  const title = useText()(model.title);
  const stop = useStore(forecastStore, (s) => s.stop);
  const resume = useStore(forecastStore, (s) => s.resume);
  const shown = useShownStatus(model);
  const busy = isBusy(shown);
  if (!busy && shown !== 'stopped') return null;
  const label = t(busy ? 'models.cancel' : 'models.goOnOf', { model: title });
  const press = (): void => (busy ? stop : resume)?.(model.id);
  if (small)
    return (
      <IconButton label={label} onPress={press}>
        {busy ? <XIcon /> : <PlayIcon />}
      </IconButton>
    );
  return (
    <Button className="link" aria-label={label} onPress={press}>
      {t(busy ? 'common.cancel' : 'models.goOn')}
    </Button>
  );
}

function ModelLine({ model }: { model: ModelState }) {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const { id, problem, progress, precision } = model;
  const resume = useStore(forecastStore, (s) => s.resume);
  const shown = useShownStatus(model);
  const title = text(model.title);
  const sentence = modelSentence({ ...model, status: shown }, text, format, t);
  if (shown === 'failed' && problem !== undefined) {
    return (
      <li data-model={id} data-status={shown}>
        <Failure problem={problem} onRetry={() => resume?.(id)} />
        {sentence === '' ? null : <p className="note">{sentence}</p>}
      </li>
    );
  }
  return (
    <li data-model={id} data-status={shown}>
      <div className="model-line">
        <StatusIcon status={shown} />
        <p className="note number grow">
          {sentence}
          {precision === undefined || precision.measure === 'exact' ? null : (
            <PrecisionHelp measure={precision.measure} model={title} />
          )}
        </p>
        <StopOrGoOn model={model} />
      </div>
      {model.notes.map((note) => (
        <p key={note.en} className="note">
          {text(note)}
        </p>
      ))}
      {isBusy(shown) ? <Progress label={sentence} share={progress} /> : null}
    </li>
  );
}
