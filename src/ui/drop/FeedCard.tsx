import { useStore } from 'zustand';
import type { FeedFacts } from '../../layers/layer.ts';
import { layersStore } from '../../state/layers.ts';
import { FindingsPart } from '../findings/FindingsPart.tsx';
import { useFormat, useWords } from '../hooks.ts';

/** What was read in a timetable, how much of it can be used, and what is wrong with it. */
export function FeedCard({ id, feed }: { id: string; feed: FeedFacts }) {
  const t = useWords();
  const format = useFormat();
  const row = useStore(layersStore, (s) => s.rows.find((one) => one.id === id));
  const { agencies, period, routes, stops, trips, stopTimes } = feed;
  const used = ([usable, rows]: readonly [number, number]): string =>
    usable === rows
      ? format.number(rows)
      : t('feed.usedOf', { used: format.number(usable), rows: format.number(rows) });
  const dates =
    period === undefined
      ? t('feed.noService')
      : format.window({ start: period.first, end: nextDay(period.last) });
  const facts: readonly (readonly [string, string])[] = [
    [t('feed.agency'), agencies.join(', ')],
    [t('feed.period'), dates],
    [t('feed.routes'), format.number(routes)],
    [t('feed.stops'), format.number(stops)],
    [t('feed.trips'), used(trips)],
    [t('feed.stopTimes'), used(stopTimes)],
  ];
  return (
    <>
      <dl className="facts note number">
        {facts.map(([label, value]) => (
          <div className="fact" key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {row === undefined ? null : <FindingsPart row={row} />}
    </>
  );
}

const nextDay = (date: string): string =>
  new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
