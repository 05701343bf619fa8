import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import type { Channel } from '../../channel/channel.ts';
import type { RollingMethod } from '../../forecast/series/protocol.ts';
import { type LoadBacktest, loadForecastStore } from '../../state/loadForecast.ts';
import { useFormat, useText, useWords } from '../hooks.ts';
import { DialogFrame } from '../parts/DialogFrame.tsx';
import { Failure } from '../parts/Failure.tsx';
import { NumberTable } from '../parts/NumberTable.tsx';
import { Progress } from '../parts/Progress.tsx';
import { BacktestCharts } from './BacktestCharts.tsx';
import { BacktestWeights } from './BacktestWeights.tsx';

/** Days that a backtest tries, as the composition root has it, until a report says it. */
const usual = 28;

/** What the forecast of the coming days was worth on days gone by; put it inside a `DialogTrigger`. */
export function BacktestDialog({ channel }: { channel: Channel }) {
  const t = useWords();
  const text = useText();
  return (
    <DialogFrame title={`${t('backtest.title')}: ${text(channel.title)}`} wide>
      <BacktestBody unit={channel.unit} />
    </DialogFrame>
  );
}

export function BacktestBody({ unit }: { unit: string }) {
  const t = useWords();
  const { backtest, startBacktest, cancelBacktest } = useStore(loadForecastStore);
  const { status, progress, report, problem } = backtest;
  const running = status === 'running';
  return (
    <>
      <p>{t('backtest.lead', { count: report?.count ?? usual })}</p>
      {/* One button for start and stop, so that the focus stays where it is. */}
      <div className="backtest-running">
        {running ? <Progress label={t('backtest.running')} share={progress} /> : null}
        <p className="note grow" role="status">
          {running ? t('backtest.running') : ''}
        </p>
        <Button
          className={report === undefined && !running ? 'button primary' : 'button'}
          onPress={() => (running ? cancelBacktest?.() : startBacktest?.())}
        >
          {t(
            running ? 'backtest.cancel' : report === undefined ? 'backtest.run' : 'backtest.again',
          )}
        </Button>
      </div>
      {problem === undefined ? null : <Failure problem={problem} />}
      {report === undefined ? null : <Report report={report} unit={unit} />}
    </>
  );
}

function Report({ report, unit }: { report: LoadBacktest; unit: string }) {
  const t = useWords();
  const format = useFormat();
  const [auto, ...others] = report.methods;
  if (auto === undefined) return null;
  const best = others.filter((m) => m.id !== 'naive').map((m) => m.maseOverall);
  const gain = 1 - auto.maseOverall / Math.min(...best);
  const days = Math.round((report.history * report.stepSeconds) / 86_400);
  return (
    <>
      <p className="number">
        <strong>
          {t(gain >= 0 ? 'backtest.better' : 'backtest.worse', {
            share: format.share(Math.abs(gain)),
          })}
        </strong>{' '}
        {t('backtest.held', {
          level: report.level,
          coverage: format.share(report.coverageOverall),
          width: format.value(report.width, unit),
        })}
      </p>
      <p className="note number">
        {t('backtest.span', {
          from: format.day(report.from),
          to: format.day(report.to),
          days,
        })}
      </p>
      <Measures methods={report.methods} />
      <p className="note faint">{t('backtest.terms')}</p>
      <BacktestCharts report={report} />
      <BacktestWeights report={report} unit={unit} />
    </>
  );
}

function Measures({ methods }: { methods: readonly RollingMethod[] }) {
  const t = useWords();
  const format = useFormat();
  return (
    <NumberTable
      rowHead={t('backtest.method')}
      heads={[t('backtest.smape'), t('backtest.mase')]}
      rows={methods.map((m) => ({
        key: m.id,
        head: t(`backtest.${m.id}`),
        cells: [`${format.step(m.smapeOverall, 0.01)}\u00a0%`, format.step(m.maseOverall, 0.01)],
        own: m.id === 'auto',
      }))}
    />
  );
}
