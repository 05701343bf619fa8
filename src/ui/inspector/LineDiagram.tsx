import { type CSSProperties, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Reading, StopCall } from '../../layers/layer.ts';
import { useFormat, useWords } from '../hooks.ts';
import { goToStop } from './choose.ts';
import { Times } from './Times.tsx';
import './transit.css';

/** Passed stops that stay in sight. */
const kept = 2;

interface LineDiagramProps {
  readonly reading: Reading;
  readonly calls: readonly StopCall[];
}

/** The stops of a vehicle's trip in order, and where between them it is. */
export function LineDiagram({ reading, calls }: LineDiagramProps) {
  const t = useWords();
  const [whole, setWhole] = useState(false);
  const { along, color = 'var(--text)' } = reading;
  const passed = calls.filter((call) => call.passed).length;
  const folded = passed > kept + 1 ? passed - kept : 0;
  const first = whole ? 0 : folded;
  return (
    <section className="line-diagram" aria-label={t('line.title')}>
      {folded === 0 ? null : (
        <Button className="link note" onPress={() => setWhole(!whole)} aria-expanded={whole}>
          {whole ? t('line.hidePassed') : t('line.passed', { count: folded })}
        </Button>
      )}
      {along === undefined ? null : (
        <p className="visually-hidden">{placeSentence(calls, along, t)}</p>
      )}
      <ol style={{ '--route': color } as CSSProperties}>
        {calls.slice(first).map((call, i) => (
          <Stop
            // biome-ignore lint/suspicious/noArrayIndexKey: a loop calls twice at one stop, and the order is fixed
            key={`${call.stopId} ${first + i}`}
            call={call}
            layerId={reading.layerId}
            next={along !== undefined && Math.ceil(along) === first + i}
            vehicle={along !== undefined && Math.floor(along) === first + i ? along % 1 : undefined}
          />
        ))}
      </ol>
    </section>
  );
}

function placeSentence(
  calls: readonly StopCall[],
  along: number,
  t: ReturnType<typeof useWords>,
): string {
  const [from, to] = [calls[Math.floor(along)]?.name, calls[Math.ceil(along)]?.name];
  return from === to ? t('line.at', { name: from }) : t('line.between', { from, to });
}

interface StopProps {
  readonly call: StopCall;
  readonly layerId: string;
  /** The vehicle stands here or comes here next. */
  readonly next: boolean;
  /** Share of the way from here to the next stop that the vehicle has done; undefined where it is elsewhere. */
  readonly vehicle: number | undefined;
}

function Stop({ call, layerId, next, vehicle }: StopProps) {
  const t = useWords();
  const format = useFormat();
  const { name, key, planned, expected, skipped, passed } = call;
  const state = `${passed ? ' call-passed' : ''}${next ? ' call-next' : ''}`;
  return (
    <li className={`call number${state}`} aria-current={next ? 'step' : undefined}>
      <span className="call-time">
        <Times planned={planned} expected={expected} off={skipped} />
      </span>
      <span className="call-rail" aria-hidden>
        {vehicle === undefined ? null : (
          <span
            className="call-vehicle"
            title={t('line.here')}
            style={{ top: `calc(${(vehicle * 100).toFixed(1)}% + var(--call-top) + 0.125rem)` }}
          />
        )}
      </span>
      <Button
        className="call-name"
        aria-label={t('line.go', { name, time: format.clock(expected ?? planned) })}
        isDisabled={key === undefined}
        onPress={() => key === undefined || goToStop(layerId, key, name, call)}
      >
        {name}
        {skipped ? <span className="note faint"> {t('line.skipped')}</span> : null}
      </Button>
    </li>
  );
}
