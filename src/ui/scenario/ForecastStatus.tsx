import { CheckCircleIcon } from '@phosphor-icons/react/CheckCircle';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import { forecastStore } from '../../state/forecast.ts';
import { formatStep } from '../format/number.ts';
import { useFormat, useLanguage, useWords } from '../hooks.ts';
import { Failure } from '../parts/Failure.tsx';
import { Progress } from '../parts/Progress.tsx';

/** Whether the figures belong to the levers as they stand, and how long that took. */
export function ForecastStatus() {
  const t = useWords();
  const format = useFormat();
  const language = useLanguage();
  const { status, progress, problem, b, a, cancel } = useStore(forecastStore);
  const slow = useSlow(status === 'running');
  if (status === 'none') return null;
  if (status === 'failed' && problem !== undefined) {
    return (
      <div className="panel-foot">
        <Failure problem={problem} />
      </div>
    );
  }
  if (status === 'preparing' || slow) {
    const label = status === 'preparing' ? t('status.preparing') : t('status.running');
    return (
      <div className="panel-foot status">
        <div className="grow">
          <p className="note number">
            {label} {progress === undefined ? '' : format.share(progress)}
          </p>
          <Progress label={label} share={progress} />
        </div>
        {cancel === undefined ? null : (
          <Button className="button" onPress={cancel}>
            {t('common.cancel')}
          </Button>
        )}
      </div>
    );
  }
  const milliseconds = (b ?? a)?.milliseconds;
  return (
    <div className="panel-foot status">
      <CheckCircleIcon className="status-ok" aria-hidden />
      <p className="note number">
        {milliseconds === undefined
          ? t('status.upToDate')
          : t('status.computed', { time: duration(milliseconds, language) })}
      </p>
    </div>
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

const duration = (ms: number, language: 'en' | 'de'): string =>
  ms < 1000
    ? `${formatStep(Math.max(1, ms), 1, language)}\u00a0ms`
    : `${formatStep(ms / 1000, 0.1, language)}\u00a0s`;
