import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Departure, Reading } from '../../layers/layer.ts';
import { type Format, useFormat, useTime, useWords } from '../hooks.ts';
import { chooseKey } from './choose.ts';
import { RouteChip } from './RouteChip.tsx';
import { Times } from './Times.tsx';
import './transit.css';

/** Departures in sight before a person asks for more. */
const few = 10;

interface BoardProps {
  readonly reading: Reading;
  readonly board: readonly Departure[];
}

/** Next departures of a stop as the clock of the map stands. */
export function Board({ reading, board }: BoardProps) {
  const t = useWords();
  const format = useFormat();
  const now = useTime();
  const [whole, setWhole] = useState(false);
  const platforms = new Set(board.map(({ platform }) => platform));
  const platformed = platforms.size > 1;
  const live = board.some((row) => row.expected !== undefined || row.cancelled);
  if (board.length === 0) return <p className="note">{t('board.none')}</p>;
  const hidden = board.length > few + 2 && !whole ? board.length - few : 0;
  return (
    <>
      <table className="board number">
        <caption className="note faint">
          <span className="visually-hidden">{t('board.title')}. </span>
          {t(live ? 'board.clock' : 'board.clockPlain', { time: format.clock(now) })}
        </caption>
        <thead>
          <tr className="note">
            <th scope="col">{t('board.line')}</th>
            <th scope="col">{t('board.to')}</th>
            {platformed ? (
              <th scope="col">
                <abbr title={t('board.platformLong')}>{t('board.platform')}</abbr>
              </th>
            ) : null}
            <th scope="col" className="board-time">
              {t('board.time')}
            </th>
            <th scope="col" className="board-time">
              {t('board.in')}
            </th>
          </tr>
        </thead>
        <tbody>
          {board.slice(0, board.length - hidden).map((row) => (
            <Row
              key={`${row.key ?? row.tripId} ${row.planned}`}
              {...{ row, reading, now, platformed }}
            />
          ))}
        </tbody>
      </table>
      {hidden === 0 ? null : (
        <Button className="link note board-more" onPress={() => setWhole(true)}>
          {t('board.more', { count: hidden })}
        </Button>
      )}
    </>
  );
}

interface RowProps {
  readonly row: Departure;
  readonly reading: Reading;
  readonly now: number;
  readonly platformed: boolean;
}

function Row({ row, reading, now, platformed }: RowProps) {
  const t = useWords();
  const format = useFormat();
  const { route, color, headsign, planned, expected, cancelled, platform, key } = row;
  const time = format.clock(planned);
  return (
    <tr className={cancelled ? 'board-off' : ''}>
      <td>
        <RouteChip name={route} color={color} />
      </td>
      <td>
        {key === undefined ? (
          headsign
        ) : (
          <Button
            className="board-to"
            aria-label={t('board.trip', { route, headsign, time })}
            onPress={() => chooseKey(reading.layerId, key, `${route} → ${headsign}`)}
          >
            {headsign}
          </Button>
        )}
      </td>
      {platformed ? <td>{platform ?? ''}</td> : null}
      <td className="board-time">
        <Times planned={planned} expected={expected} off={cancelled} />
      </td>
      <td className="board-time">
        {cancelled
          ? t('board.cancelled')
          : wait((expected ?? planned) - now, format, t('board.now'))}
      </td>
    </tr>
  );
}

/** How long from now in whole minutes begun, as a board says it. */
export function wait(seconds: number, format: Format, now: string): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return now;
  if (minutes < 60) return format.value(minutes, 'min');
  const hours = format.value(Math.floor(minutes / 60), 'h');
  return minutes % 60 === 0 ? hours : `${hours} ${minutes % 60}`;
}
