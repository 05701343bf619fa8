import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Day, dayTrips } from '../../src/layers/mobility/day.ts';
import { readGtfs } from '../../src/layers/mobility/read.ts';
import { type Place, placeOf, runsAt } from '../../src/layers/mobility/vehicles.ts';

const date = '2026-03-10';
const [first, last] = [7 * 3600, 9 * 3600];
/** Degrees by which a vehicle must be apart from the others to be clicked. */
const alone = 0.0015;

/** A vehicle of the test city under way. */
export interface Vehicle {
  /** ISO 8601. */
  readonly instant: string;
  readonly lon: number;
  readonly lat: number;
  readonly trip: string;
  readonly line: string;
  /** A stop still ahead of it, where no other vehicle leaves before it. */
  readonly stop: string;
}

/** The moving vehicle of the morning that has the longest way to go, alone enough to be clicked. */
export async function someVehicle(): Promise<Vehicle> {
  const path = resolve(process.env.TWIN_TEST_TILESETS!, 'weidenfurt/mobility/gtfs.zip');
  const day = dayTrips(await readGtfs(new Uint8Array(readFileSync(path)), 'gtfs.zip'), date);
  let best: (Vehicle & { readonly left: number }) | undefined;
  for (let seconds = first; seconds < last; seconds += 10) {
    const places = runsAt(day, seconds).map((run) => placeOf(day, run, seconds));
    for (const place of places) {
      const { run, lon, lat, standing } = place;
      const left = day.runs.end[run]! - seconds;
      if (standing || left <= (best?.left ?? 0) || crowded(place, places)) continue;
      const stop = nextStop(day, run, seconds);
      if (stop === undefined) continue;
      const trip = day.runs.trip[run]!;
      const { routes } = day.network;
      best = {
        instant: new Date((day.origin + seconds) * 1000).toISOString(),
        lon,
        lat,
        trip: day.trips.ids[trip]!,
        line: routes.shortNames[day.trips.route[trip]!]!,
        stop,
        left,
      };
    }
  }
  if (best === undefined) throw new Error('no vehicle of the test city is alone on its way');
  return best;
}

const crowded = (place: Place, all: readonly Place[]): boolean =>
  all.some(
    (other) =>
      other !== place && Math.hypot(other.lon - place.lon, (other.lat - place.lat) * 1.5) < alone,
  );

/** Name of a stop ahead of a run where it is the next to leave; its last stop has no departure. */
function nextStop(day: Day, run: number, seconds: number): string | undefined {
  const { stops } = day.network;
  const trip = day.runs.trip[run]!;
  const end = day.trips.times[trip + 1]! - 1;
  for (let i = day.trips.times[trip]!; i < end; i += 1) {
    const leaves = day.times.departure[i]! + day.runs.shift[run]!;
    const name = stops.names[day.times.stop[i]!]!;
    if (leaves > seconds + 30 && !leavesBefore(day, name, seconds, leaves)) return name;
  }
  return undefined;
}

function leavesBefore(day: Day, name: string, from: number, until: number): boolean {
  const { stops } = day.network;
  for (let run = 0; run < day.runs.trip.length; run += 1) {
    const trip = day.runs.trip[run]!;
    for (let i = day.trips.times[trip]!; i < day.trips.times[trip + 1]! - 1; i += 1) {
      const leaves = day.times.departure[i]! + day.runs.shift[run]!;
      if (leaves >= from && leaves < until && stops.names[day.times.stop[i]!] === name) return true;
    }
  }
  return false;
}
