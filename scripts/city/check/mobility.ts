import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import gtfsRealtime from 'gtfs-realtime-bindings';
import { readGtfs } from '../../../src/layers/mobility/read.ts';
import { Problem } from '../../../src/problem/problem.ts';
import { compareBounds, Extent } from './extent.ts';
import { count, type Reader } from './finding.ts';

/** Reads a GTFS zip whole; its own rules decide what is an error. */
export const checkGtfs: Reader = async ({ entry, path, file, note }) => {
  const feed = await readGtfs(new Uint8Array(await readFile(path)), file);
  for (const { code, severity, file: table, row, field, total } of feed.notices) {
    const where = `${table}${row > 0 ? `, line ${row}` : ''}${field === '' ? '' : `, ${field}`}`;
    // A real feed with many small faults is usable: only whole missing tables stop it.
    const fatal =
      severity === 'ERROR' && (code === 'missing_required_file' || code === 'empty_file');
    note(
      fatal ? 'error' : 'warning',
      code,
      `${file}: ${code}, ${count(total, 'time')}, first in ${where}`,
    );
  }
  const extent = new Extent();
  const { stops } = feed;
  for (let i = 0; i < stops.lon.length; i++)
    if (Number.isFinite(stops.lon[i]) && Number.isFinite(stops.lat[i]))
      extent.add(stops.lon[i]!, stops.lat[i]!);
  const wrong = compareBounds(extent.bounds, entry.bounds, 0.5);
  if (wrong !== undefined) note(wrong.severity, 'extent', `${file}: its stops: ${wrong.message}`);
  const [r, t] = [feed.counts['routes.txt'] ?? 0, feed.counts['trips.txt'] ?? 0];
  return {
    kind: 'GTFS',
    detail: `${count(stops.lon.length, 'stop')}, ${count(r, 'route')}, ${count(t, 'trip')}`,
  };
};

/** Decodes a GTFS-Realtime message. */
export const checkRealtime: Reader = async ({ path, file, note }) => {
  const { FeedMessage } = gtfsRealtime.transit_realtime;
  const message = FeedMessage.decode(new Uint8Array(await readFile(path)));
  if (message.entity.length === 0) note('warning', 'empty', `${file} holds no entity`);
  return {
    kind: 'GTFS-RT',
    detail: count(message.entity.length, 'entity').replace('entitys', 'entities'),
  };
};

/** Follows a GBFS file to the feeds it names and reads their stations. */
export const checkGbfs: Reader = async ({ entry, path, file, note, uses }) => {
  const root = JSON.parse(await readFile(path, 'utf8')) as GbfsRoot;
  const feeds = Object.values(root.data ?? {}).flatMap((language) => language.feeds ?? []);
  if (feeds.length === 0) throw new Problem('unexpected', { file, detail: 'it names no feed' });
  let stations = 0;
  const extent = new Extent();
  for (const { name, url } of feeds) {
    if (/^https?:/.test(url)) continue;
    const at = join(path, '..', url);
    uses(at);
    if (!existsSync(at)) {
      note('error', 'missing', `${url} is named in ${file} and is not there`, url);
      continue;
    }
    const feed = JSON.parse(await readFile(at, 'utf8')) as GbfsStations;
    if (name !== 'station_information') continue;
    for (const { lon, lat } of feed.data?.stations ?? []) {
      stations++;
      extent.add(lon, lat);
    }
  }
  const wrong = stations === 0 ? undefined : compareBounds(extent.bounds, entry.bounds, 0.1);
  if (wrong !== undefined)
    note(wrong.severity, 'extent', `${file}: its stations: ${wrong.message}`);
  return { kind: 'GBFS', detail: `${count(feeds.length, 'feed')}, ${count(stations, 'station')}` };
};

interface GbfsRoot {
  readonly data?: Readonly<
    Record<string, { readonly feeds?: readonly { readonly name: string; readonly url: string }[] }>
  >;
}
interface GbfsStations {
  readonly data?: { readonly stations?: readonly { readonly lon: number; readonly lat: number }[] };
}
