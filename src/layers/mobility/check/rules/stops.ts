import { missing } from '../../fields.ts';
import type { CheckedFeed } from '../feed.ts';

const file = 'stops.txt';
const platform = 0;
const station = 1;
const genericNode = 3;
const boardingArea = 4;
/** Degrees from a pole or from 0, 0 in which no stop is meant. */
const near = 1;

/** Rules of stops.txt: places, names, and stations with what lies in them. */
export function checkStops(feed: CheckedFeed): void {
  const { notices } = feed;
  const stops = feed.table(file);
  const types = stops.numbers('location_type');
  const names = stops.texts('stop_name');
  const descriptions = stops.texts('stop_desc');
  const parents = stops.texts('parent_station');
  const [lon, lat] = [stops.numbers('stop_lon'), stops.numbers('stop_lat')];
  const rows = feed.rows(file, 'stop_id', 'stops');
  const ids = feed.domain('stops');
  const typeOf = (row: number): number => Math.max(platform, types[row] ?? platform);
  const isParent = new Uint8Array(stops.length);

  for (let row = 0; row < stops.length; row += 1) {
    const line = stops.line[row]!;
    const type = typeOf(row);
    const name = names[row] ?? '';
    if (type < genericNode) {
      if (name === '') notices.add('missing_stop_name', file, line, 'stop_name');
      const [x, y] = [lon[row] ?? Number.NaN, lat[row] ?? Number.NaN];
      if (Number.isNaN(x)) notices.add('stop_without_location', file, line, 'stop_lon');
      if (Number.isNaN(y)) notices.add('stop_without_location', file, line, 'stop_lat');
    }
    if (name !== '' && name === descriptions[row])
      notices.add('same_name_and_description_for_stop', file, line, 'stop_desc');
    const parent = parents[row] ?? '';
    if (parent === '') {
      if (type > station)
        notices.add('location_without_parent_station', file, line, 'parent_station');
      else if (type === platform && stops.has('platform_code'))
        notices.add('platform_without_parent_station', file, line, 'parent_station');
      continue;
    }
    const id = ids.find(parent);
    if (id === undefined) notices.add('foreign_key_violation', file, line, 'parent_station');
    if (type === station) notices.add('station_with_parent_station', file, line, 'parent_station');
    const parentRow = id === undefined ? missing : rows[id]!;
    if (parentRow === missing || type === station) continue;
    isParent[parentRow] = 1;
    if (typeOf(parentRow) !== (type === boardingArea ? platform : station))
      notices.add('wrong_parent_location_type', file, line, 'parent_station');
  }
  for (let row = 0; row < stops.length; row += 1) {
    if (typeOf(row) === station && isParent[row] === 0)
      notices.add('unused_parent_station', file, stops.line[row]!, 'stop_id');
  }
  checkPoints(feed, file, 'stop_lon', 'stop_lat');
}

/** Points where nothing is meant to be. */
export function checkPoints(
  feed: CheckedFeed,
  name: string,
  lonField: string,
  latField: string,
): void {
  const table = feed.table(name);
  const [lon, lat] = [table.numbers(lonField), table.numbers(latField)];
  for (let row = 0; row < lat.length; row += 1) {
    const [x, y] = [lon[row] ?? Number.NaN, lat[row]!];
    if (Math.abs(x) < near && Math.abs(y) < near)
      feed.notices.add('point_near_origin', name, table.line[row]!, latField);
    else if (Math.abs(y) > 90 - near)
      feed.notices.add('point_near_pole', name, table.line[row]!, latField);
  }
}
