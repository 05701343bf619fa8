import type { AlertReport } from './alerts.ts';
import type { Listed, Reported } from './reported.ts';
import type {
  EventReport,
  Relation,
  StopReport,
  TripRef,
  TripReport,
  VehicleReport,
} from './reports.ts';

/**
 * Reports as columns: their texts as places in one list without repeats, all else as numbers, so that a large
 * message crosses from its worker without being copied object by object (a structured clone of those takes as
 * long as decoding them).
 */
export interface PackedReports {
  readonly said: number;
  readonly differential: boolean;
  readonly refused: Reported['refused'];
  readonly alerts: Listed<AlertReport>;
  /** All texts joined, and where each begins. */
  readonly text: string;
  readonly textStart: Uint32Array;
  readonly ids: Uint32Array;
  readonly trips: Columns;
  readonly stops: Columns;
  readonly vehicles: Columns;
}

/** Rows of texts (places in the list) and of numbers (NaN where there is none). */
interface Columns {
  readonly texts: Uint32Array;
  readonly numbers: Float64Array;
}

const relations: readonly Relation[] = ['scheduled', 'added', 'cancelled', 'duplicated'];
const stopRelations: readonly StopReport['relation'][] = ['scheduled', 'skipped', 'noData'];
/** Texts and numbers of a trip descriptor; one that is absent has a relation of -1. */
const refTexts = 3;
const refNumbers = 3;
const tripTexts = 2 + 2 * refTexts;
const tripNumbers = 4 + 2 * refNumbers;
const vehicleTexts = 4 + refTexts;
const vehicleNumbers = 6 + refNumbers;
const stopNumbers = 6;

const nan = Number.NaN;
const unless = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value);

class Rows {
  readonly #texts: number[] = [];
  readonly #numbers: number[] = [];
  readonly #place: (text: string) => number;

  constructor(place: (text: string) => number) {
    this.#place = place;
  }

  texts(...all: readonly string[]): void {
    for (const text of all) this.#texts.push(this.#place(text));
  }

  numbers(...all: readonly (number | undefined)[]): void {
    for (const value of all) this.#numbers.push(value ?? nan);
  }

  ref(of: TripRef | undefined): void {
    this.texts(of?.trip ?? '', of?.route ?? '', of?.date ?? '');
    this.numbers(of?.direction, of?.start, of === undefined ? -1 : relations.indexOf(of.relation));
  }

  columns(): Columns {
    return {
      texts: Uint32Array.from(this.#texts),
      numbers: Float64Array.from(this.#numbers),
    };
  }
}

/** Reports as columns; `buffersOf` names what of them can be transferred. */
export function pack(all: Reported): PackedReports {
  const places = new Map<string, number>();
  const starts: number[] = [0];
  let length = 0;
  const place = (text: string): number => {
    const known = places.get(text);
    if (known !== undefined) return known;
    length += text.length;
    starts.push(length);
    places.set(text, places.size);
    return places.size - 1;
  };
  const trips = new Rows(place);
  const stops = new Rows(place);
  let stopCount = 0;
  all.trips.of.forEach((trip, i) => {
    trips.texts(all.trips.ids[i]!, trip.vehicle);
    stopCount += trip.stops.length;
    trips.numbers(trip.delay, trip.heard, trip.confirmed, stopCount);
    trips.ref(trip.of);
    trips.ref(trip.as);
    for (const { stop, sequence, relation, arrival, departure } of trip.stops) {
      stops.texts(stop);
      stops.numbers(sequence, stopRelations.indexOf(relation));
      stops.numbers(arrival?.delay, arrival?.time, departure?.delay, departure?.time);
    }
  });
  const vehicles = new Rows(place);
  all.vehicles.of.forEach((vehicle, i) => {
    const { id, label, stop, lon, lat, bearing, sequence, standing, heard } = vehicle;
    vehicles.texts(all.vehicles.ids[i]!, id, label, stop);
    vehicles.numbers(lon, lat, bearing, sequence, standing ? 1 : 0, heard);
    vehicles.ref(vehicle.of);
  });
  const ids = Uint32Array.from(all.ids, place);
  return {
    said: all.said,
    differential: all.differential,
    refused: all.refused,
    alerts: all.alerts,
    text: [...places.keys()].join(''),
    textStart: Uint32Array.from(starts),
    ids,
    trips: trips.columns(),
    stops: stops.columns(),
    vehicles: vehicles.columns(),
  };
}

export const buffersOf = ({ textStart, ids, ...packed }: PackedReports): ArrayBuffer[] =>
  [textStart, ids, packed.trips, packed.stops, packed.vehicles]
    .flatMap((part) => (ArrayBuffer.isView(part) ? [part] : [part.texts, part.numbers]))
    .map(({ buffer }) => buffer as ArrayBuffer);

/** Reports again. Stops of a trip are made when they are first asked for: most feeds tell of more than a city. */
export function unpack(packed: PackedReports): Reported {
  const { textStart } = packed;
  const texts = Array.from({ length: textStart.length - 1 }, (_, i) =>
    packed.text.slice(textStart[i]!, textStart[i + 1]!),
  );
  return {
    said: packed.said,
    differential: packed.differential,
    refused: packed.refused,
    alerts: packed.alerts,
    ids: Array.from(packed.ids, (place) => texts[place]!),
    trips: tripsOf(packed, texts),
    vehicles: vehiclesOf(packed.vehicles, texts),
  };
}

function refOf(columns: Columns, text: number, number: number, texts: readonly string[]): TripRef {
  const { numbers } = columns;
  return {
    trip: texts[columns.texts[text]!]!,
    route: texts[columns.texts[text + 1]!]!,
    date: texts[columns.texts[text + 2]!]!,
    direction: unless(numbers[number]!),
    start: unless(numbers[number + 1]!),
    relation: relations[numbers[number + 2]!]!,
  };
}

const hasRef = ({ numbers }: Columns, number: number): boolean => numbers[number + 2]! >= 0;

function vehiclesOf(columns: Columns, texts: readonly string[]): Listed<VehicleReport> {
  const ids: string[] = [];
  const of: VehicleReport[] = [];
  const { numbers } = columns;
  for (let t = 0, n = 0; t < columns.texts.length; t += vehicleTexts, n += vehicleNumbers) {
    ids.push(texts[columns.texts[t]!]!);
    of.push({
      id: texts[columns.texts[t + 1]!]!,
      label: texts[columns.texts[t + 2]!]!,
      stop: texts[columns.texts[t + 3]!]!,
      lon: numbers[n]!,
      lat: numbers[n + 1]!,
      bearing: numbers[n + 2]!,
      sequence: unless(numbers[n + 3]!),
      standing: numbers[n + 4] === 1,
      heard: numbers[n + 5]!,
      of: hasRef(columns, n + 6) ? refOf(columns, t + 4, n + 6, texts) : undefined,
    });
  }
  return { ids, of };
}

function tripsOf({ trips, stops }: PackedReports, texts: readonly string[]): Listed<TripReport> {
  const ids: string[] = [];
  const of: TripReport[] = [];
  const { numbers } = trips;
  let first = 0;
  for (let t = 0, n = 0; t < trips.texts.length; t += tripTexts, n += tripNumbers) {
    const [from, to] = [first, numbers[n + 3]!];
    let told: readonly StopReport[] | undefined;
    ids.push(texts[trips.texts[t]!]!);
    of.push({
      vehicle: texts[trips.texts[t + 1]!]!,
      delay: unless(numbers[n]!),
      heard: numbers[n + 1]!,
      confirmed: numbers[n + 2]!,
      of: refOf(trips, t + 2, n + 4, texts),
      as: hasRef(trips, n + 7) ? refOf(trips, t + 5, n + 7, texts) : undefined,
      get stops() {
        told ??= Array.from({ length: to - from }, (_, i) => stopOf(stops, from + i, texts));
        return told;
      },
    });
    first = to;
  }
  return { ids, of };
}

function stopOf({ texts, numbers }: Columns, row: number, all: readonly string[]): StopReport {
  const at = row * stopNumbers;
  const event = (place: number): EventReport | undefined => {
    const delay = unless(numbers[at + place]!);
    const time = unless(numbers[at + place + 1]!);
    return delay === undefined && time === undefined ? undefined : { delay, time };
  };
  return {
    stop: all[texts[row]!]!,
    sequence: unless(numbers[at]!),
    relation: stopRelations[numbers[at + 1]!]!,
    arrival: event(2),
    departure: event(4),
  };
}
