import type { Text } from '../../channel/text.ts';
import type { Field, NamedPlace, Reading } from '../layer.ts';
import { type Board, boardAt, horizon, isHeard, stopGroup } from './boards.ts';
import { alongCalls, callsOf, nextInBlock } from './calls.ts';
import type { ServiceClock } from './clock.ts';
import { modeOf, routeColours, routeName } from './colours.ts';
import type { Day } from './day.ts';
import type { Network } from './feed.ts';
import { metres } from './geometry.ts';
import { runKey, stopKey } from './keys.ts';
import { clockText, lastStop, nextStop, type Place } from './vehicles.ts';

const both = (text: string): Text => ({ en: text, de: text });

/** A vehicle for the inspector: line, destination, its stops in order with times, what it does next. */
export function vehicleReading(
  layerId: string,
  day: Day,
  place: Place,
  clock: ServiceClock,
  height: number,
): Reading {
  const { run } = place;
  const trip = day.runs.trip[run]!;
  const route = day.trips.route[trip]!;
  const { network } = day;
  const headsign = day.trips.headsigns[trip] || lastStop(day, trip);
  const key = runKey(day, run);
  const { start, end } = day.runs;
  const moves =
    clock.seconds >= start[run]! && clock.seconds <= end[run]! && day.live?.cancelled[run] !== 1;
  return {
    layerId,
    title: `${routeName(network, route)} → ${headsign}`,
    subtitle: modeOf(network.routes.types[route]!).label,
    featureId: day.trips.ids[trip]!,
    at: { lon: place.lon, lat: place.lat },
    height,
    color: routeColours(network)[route]!,
    fields: vehicleFields(day, place, clock),
    calls: callsOf(day, place, clock),
    ...(moves ? { along: alongCalls(day, place), moving: key } : {}),
    key,
  };
}

function vehicleFields(day: Day, place: Place, clock: ServiceClock): Field[] {
  const { network, runs, trips } = day;
  const { run } = place;
  const trip = runs.trip[run]!;
  const route = trips.route[trip]!;
  const fields: Field[] = [stateOf(day, place, clock), ...liveFields(day, place, clock)];
  const long = network.routes.longNames[route]!;
  if (long !== '' && long !== routeName(network, route)) {
    fields.push({ label: { en: 'Line', de: 'Linie' }, value: long });
  }
  const headway = runs.headway[run]!;
  if (headway > 0 && !isHeard(day, run)) {
    const minutes = Math.max(1, Math.round(headway / 60));
    fields.push({
      label: { en: 'No fixed times', de: 'Keine festen Zeiten' },
      value: null,
      words: {
        en: `about every ${minutes} min; where it is now is an example`,
        de: `etwa alle ${minutes} min; wo es gerade ist, ist ein Beispiel`,
      },
    });
  }
  const next = nextInBlock(day, run);
  if (next !== undefined) {
    const time = clockText(next.time, network.timeZone);
    const name = routeName(network, next.route);
    fields.push({
      label: { en: 'Then goes on as', de: 'Fährt weiter als' },
      value: null,
      words: {
        en: `${time} ${name} to ${next.headsign}`,
        de: `${time} ${name} nach ${next.headsign}`,
      },
    });
  }
  fields.push(
    { label: { en: 'Timetable of', de: 'Fahrplan vom' }, value: day.date },
    { label: { en: 'Trip', de: 'Fahrt' }, value: trips.ids[trip]! },
  );
  return fields;
}

/** Where a run stands or goes to next; when it starts, or when it arrived. */
function stateOf(day: Day, place: Place, { seconds }: ServiceClock): Field {
  const { network, runs } = day;
  const { run } = place;
  const clock = (second: number): string => clockText(day.origin + second, network.timeZone);
  if (day.live?.cancelled[run] === 1) {
    const words = { en: 'does not run', de: 'fällt aus' };
    return { label: { en: 'Cancelled', de: 'Ausfall' }, value: null, words };
  }
  if (seconds < runs.start[run]!)
    return { label: { en: 'Leaves at', de: 'Abfahrt um' }, value: clock(runs.start[run]!) };
  if (seconds > runs.end[run]!)
    return { label: { en: 'Arrived at', de: 'Angekommen um' }, value: clock(runs.end[run]!) };
  const call = nextStop(day, place);
  const label: Text = place.standing
    ? { en: 'At stop, leaves', de: 'An Haltestelle, Abfahrt' }
    : { en: 'Next stop', de: 'Nächste Haltestelle' };
  return { label, value: `${call.name}, ${clockText(call.time, network.timeZone)}` };
}

/** How far a run is off its timetable at its next stop, and when it was heard of last. */
function liveFields(day: Day, place: Place, { seconds, ahead }: ServiceClock): Field[] {
  const { live, times } = day;
  if (live === undefined || !isHeard(day, place.run) || live.cancelled[place.run] === 1) return [];
  const column = place.standing ? times.departure : times.arrival;
  const late = column[place.next]! - column[live.planned[place.next]!]!;
  const minutes = Math.round(Math.abs(late) / 60);
  const words: Text =
    minutes === 0
      ? { en: 'on time', de: 'pünktlich' }
      : late > 0
        ? { en: `${minutes} min late`, de: `${minutes} min später` }
        : { en: `${minutes} min early`, de: `${minutes} min früher` };
  const age = Math.max(0, Math.round(day.origin + seconds + ahead - live.heard[place.run]!));
  const ago = age < 120 ? `${age} s` : `${Math.round(age / 60)} min`;
  return [
    { label: { en: 'Live', de: 'Live' }, value: null, words },
    {
      label: { en: 'Heard of', de: 'Letzte Meldung' },
      value: null,
      words: { en: `${ago} ago`, de: `vor ${ago}` },
    },
  ];
}

/** A stop's board: its next departures, all platforms of its station together. */
export function stopReading(
  layerId: string,
  day: Day,
  stop: number,
  clock: ServiceClock,
  height: number,
): Reading {
  const { stops } = day.network;
  const group = stopGroup(day.network, stop);
  const board = boardAt(day, group, clock);
  return {
    layerId,
    title: stops.names[stop]!,
    subtitle:
      group.size === 1
        ? { en: 'Stop', de: 'Haltestelle' }
        : {
            en: `Stop, ${group.size} platforms`,
            de: `Haltestelle, ${group.size} Steige`,
          },
    featureId: stops.ids[stop]!,
    at: { lon: stops.lon[stop]!, lat: stops.lat[stop]! },
    height,
    board: board.rows,
    key: stopKey(day.network, stop),
    fields: boardFields(day, board, clock),
  };
}

function boardFields(day: Day, { rows, until, last }: Board, { ahead }: ServiceClock): Field[] {
  const { timeZone } = day.network;
  const text = (instant: number): string => clockText(instant - ahead, timeZone);
  const hours = horizon / 3600;
  const within = rows.some((row) => (row.expected ?? row.planned) <= until);
  return [
    within || rows.length === 0
      ? {
          label: { en: 'Shown up to', de: 'Gezeigt bis' },
          value: null,
          words: {
            en: `${text(until)} (at most ${hours} h ahead)`,
            de: `${text(until)} (höchstens ${hours} h voraus)`,
          },
        }
      : {
          label: { en: `Within ${hours} h`, de: `In den nächsten ${hours} h` },
          value: null,
          words: { en: 'none; the next are shown', de: 'keine; gezeigt sind die nächsten' },
        },
    {
      label: { en: 'Last departure at', de: 'Letzte Abfahrt um' },
      value: null,
      words:
        last === undefined
          ? { en: 'none on this day', de: 'keine an diesem Tag' }
          : both(`${text(last.expected ?? last.planned)}, ${last.route} → ${last.headsign}`),
    },
    { label: { en: 'Timetable of', de: 'Fahrplan vom' }, value: day.date },
  ];
}

/** Stops of one name within this many metres of each other are one for a search. */
const onePlace = 400;

/** One place for each group of stops that shares a name, for the search box. @param heights by stop */
export function stopPlaces(network: Network, heights: ArrayLike<number>): readonly NamedPlace[] {
  const { stops } = network;
  const byName = new Map<string, NamedPlace[]>();
  stops.names.forEach((name, stop) => {
    const [lon, lat] = [stops.lon[stop]!, stops.lat[stop]!];
    if (Number.isNaN(lon) || stops.parent[stop]! >= 0) return;
    const known = byName.get(name) ?? [];
    if (known.some((other) => metres(lon, lat, other.lon, other.lat) <= onePlace)) return;
    const key = stopKey(network, stop);
    const id = stops.ids[stop]!;
    known.push({ kind: 'stop', key, id, name, lon, lat, height: heights[stop] ?? 0 });
    byName.set(name, known);
  });
  return [...byName.values()].flat();
}
