import { closeSync, openSync, writeSync } from 'node:fs';
import { strToU8, Zip, ZipDeflate } from 'fflate';

/** Size of a synthetic feed; stop times are `trips` times `stopsPerTrip`. */
export interface FeedSize {
  readonly trips: number;
  readonly stopsPerTrip: number;
  readonly lines: number;
  /** Seconds within which all trips leave, from 04:00; 20 hours where absent. */
  readonly spread?: number;
  /** Seconds from stop to stop; 90 where absent. */
  readonly stopSeconds?: number;
}

export const fiveMillion: FeedSize = { trips: 100_000, stopsPerTrip: 50, lines: 400 };

const pointsPerStop = 4;
const rowsAtOnce = 20_000;
const two = (n: number): string => String(n).padStart(2, '0');
const clock = (s: number): string =>
  `${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;

/** Stop `i` of a line: a slow wave around a centre, so that shapes have bends and stops lie on them. */
const lonLat = (line: number, i: number): readonly [number, number] => [
  9 + (line % 20) * 0.05 + i * 0.004,
  45 + Math.floor(line / 20) * 0.05 + 0.003 * Math.sin(i * 0.9 + line),
];

/** Writes a GTFS zip of the given size, a piece at a time, so that it never lies in memory whole. */
export function writeFeed(
  path: string,
  { trips, stopsPerTrip, lines, spread = 72_000, stopSeconds = 90 }: FeedSize,
): void {
  const out = openSync(path, 'w');
  const zip = new Zip((error, bytes) => {
    if (error !== null) throw error;
    writeSync(out, bytes);
  });
  const table = (name: string, header: string, rows: number, row: (i: number) => string): void => {
    const member = new ZipDeflate(name, { level: 1 });
    zip.add(member);
    member.push(strToU8(`${header}\n`));
    for (let from = 0; from < rows; from += rowsAtOnce) {
      const part = Array.from({ length: Math.min(rowsAtOnce, rows - from) }, (_, i) =>
        row(from + i),
      );
      member.push(strToU8(`${part.join('\n')}\n`));
    }
    member.push(new Uint8Array(0), true);
  };
  const points = (stopsPerTrip - 1) * pointsPerStop + 1;
  table(
    'agency.txt',
    'agency_id,agency_name,agency_url,agency_timezone',
    1,
    () => 'a,Agency,https://agency.example,Europe/Rome',
  );
  table(
    'calendar.txt',
    `service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date`,
    1,
    () => 'daily,1,1,1,1,1,1,1,20260101,20261231',
  );
  table(
    'routes.txt',
    'route_id,agency_id,route_short_name,route_type',
    lines,
    (i) => `r${i},a,${i},3`,
  );
  table('stops.txt', 'stop_id,stop_name,stop_lat,stop_lon', lines * stopsPerTrip, (i) => {
    const [lon, lat] = lonLat(Math.floor(i / stopsPerTrip), i % stopsPerTrip);
    return `s${i},Stop ${i},${lat.toFixed(6)},${lon.toFixed(6)}`;
  });
  table(
    'shapes.txt',
    'shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence',
    lines * points,
    (i) => {
      const [line, point] = [Math.floor(i / points), i % points];
      const [lon, lat] = lonLat(line, point / pointsPerStop);
      return `h${line},${lat.toFixed(6)},${lon.toFixed(6)},${point}`;
    },
  );
  table(
    'trips.txt',
    'route_id,service_id,trip_id,shape_id',
    trips,
    (i) => `r${i % lines},daily,t${i},h${i % lines}`,
  );
  table(
    'stop_times.txt',
    'trip_id,arrival_time,departure_time,stop_id,stop_sequence',
    trips * stopsPerTrip,
    (i) => {
      const [trip, stop] = [Math.floor(i / stopsPerTrip), i % stopsPerTrip];
      const line = trip % lines;
      const leaves = 4 * 3600 + Math.floor(((trip * 7919) % trips) * (spread / trips));
      const arrival = leaves + stop * stopSeconds;
      return `t${trip},${clock(arrival)},${clock(arrival + 15)},s${line * stopsPerTrip + stop},${stop + 1}`;
    },
  );
  zip.end();
  closeSync(out);
}
