import type { Text } from '../../channel/text.ts';
import type { Field, Reading } from '../layer.ts';
import { modeOf, routeName } from './colours.ts';
import type { Day } from './day.ts';
import { metres } from './geometry.ts';
import { clockText, departures, lastStop, nextStop, type Place } from './vehicles.ts';

const boardRows = 5;
/** Stops of one name this near to each other are platforms of one place, metres. */
const sameStop = 150;

const toward = (headsign: string): Text => ({ en: `to ${headsign}`, de: `nach ${headsign}` });

/** A vehicle for the inspector: line, destination, next stop. */
export function vehicleReading(layerId: string, day: Day, place: Place, height: number): Reading {
  const trip = day.runs.trip[place.run]!;
  const route = day.trips.route[trip]!;
  const { network } = day;
  const mode = modeOf(network.routes.types[route]!);
  const call = nextStop(day, place);
  const time = clockText(call.time, network.timeZone);
  const label: Text = place.standing
    ? { en: 'At stop, leaves', de: 'An Haltestelle, Abfahrt' }
    : { en: 'Next stop', de: 'Nächste Haltestelle' };
  const fields: Field[] = [{ label, value: `${call.name}, ${time}` }];
  const long = network.routes.longNames[route]!;
  if (long !== '' && long !== routeName(network, route)) {
    fields.push({ label: { en: 'Line', de: 'Linie' }, value: long });
  }
  fields.push(
    { label: { en: 'Timetable', de: 'Fahrplan' }, value: day.date },
    { label: { en: 'Trip', de: 'Fahrt' }, value: day.trips.ids[trip]! },
  );
  return {
    layerId,
    title: `${mode.label.en} ${routeName(network, route)}`,
    subtitle: toward(day.trips.headsigns[trip] || lastStop(day, trip)),
    featureId: day.trips.ids[trip]!,
    at: { lon: place.lon, lat: place.lat },
    height,
    fields,
  };
}

/** A stop's board: its next departures, platforms of the same name together. */
export function stopReading(
  layerId: string,
  day: Day,
  stop: number,
  seconds: number,
  height: number,
): Reading {
  const { stops, timeZone } = day.network;
  const lon = stops.lon[stop]!;
  const lat = stops.lat[stop]!;
  const platforms = new Set<number>();
  stops.names.forEach((name, other) => {
    if (name !== stops.names[stop]) return;
    if (metres(lon, lat, stops.lon[other]!, stops.lat[other]!) <= sameStop) platforms.add(other);
  });
  const board = departures(day, platforms, seconds, boardRows);
  const fields: Field[] = board.map(({ route, headsign, time }) => {
    const name = `${clockText(time, timeZone)} · ${routeName(day.network, route)}`;
    return { label: { en: name, de: name }, value: headsign };
  });
  const none: Field = { label: { en: 'Next departures', de: 'Nächste Abfahrten' }, value: null };
  return {
    layerId,
    title: stops.names[stop]!,
    subtitle: { en: 'Stop, next departures', de: 'Haltestelle, nächste Abfahrten' },
    featureId: stops.ids[stop]!,
    at: { lon, lat },
    height,
    fields: fields.length > 0 ? fields : [none],
  };
}
