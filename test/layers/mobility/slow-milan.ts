import { inflateRawSync } from 'node:zlib';

type Row = Readonly<Record<string, string>>;
export interface Seen {
  readonly lon: number;
  readonly lat: number;
  readonly sequence: number;
  /** Undefined on segments of 5 m or less, and where the vehicle is within 0.6 m of a bend. */
  readonly bearing: number | undefined;
}

/** Seconds of `HH:MM:SS`. */
function clock(text: string): number {
  const [h, m, s] = text.split(':').map(Number);
  return h! * 3600 + m! * 60 + s!;
}

const rad = Math.PI / 180;
const radius = 6_371_008.8;

/** Metres on a sphere (haversine). */
export function metres(lonA: number, latA: number, lonB: number, latB: number): number {
  const h =
    Math.sin(((latB - latA) * rad) / 2) ** 2 +
    Math.cos(latA * rad) * Math.cos(latB * rad) * Math.sin(((lonB - lonA) * rad) / 2) ** 2;
  return 2 * radius * Math.asin(Math.sqrt(h));
}

/** Initial bearing of the great circle, degrees clockwise from north. */
function greatCircleBearing(lonA: number, latA: number, lonB: number, latB: number): number {
  const y = Math.sin((lonB - lonA) * rad) * Math.cos(latB * rad);
  const x =
    Math.cos(latA * rad) * Math.sin(latB * rad) -
    Math.sin(latA * rad) * Math.cos(latB * rad) * Math.cos((lonB - lonA) * rad);
  return (Math.atan2(y, x) / rad + 360) % 360;
}

/** Text files of a zip, by its local headers. */
function unzipped(zip: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  for (let at = zip.indexOf('PK\x01\x02'); zip.readUInt32LE(at) === 0x02014b50; ) {
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(data, data + zip.readUInt32LE(at + 20));
    files.set(name, inflateRawSync(packed).toString('utf8'));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

/** Rows of a table, quotes and commas within them read one character after the other. */
function rowsOf(text: string): Row[] {
  const split = (line: string): string[] => {
    const cells = [''];
    let quoted = false;
    for (const c of line) {
      if (c === '"') quoted = !quoted;
      else if (c === ',' && !quoted) cells.push('');
      else cells[cells.length - 1] += c;
    }
    return cells;
  };
  const [header, ...lines] = text.split(/\r?\n/).filter((line) => line !== '');
  const names = split(header!);
  return lines.map((line) => {
    const cells = split(line);
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}

interface Sampled {
  /** Points of the shape, then the points between them, no more than a metre apart. */
  readonly lon: readonly number[];
  readonly lat: readonly number[];
  readonly along: readonly number[];
  /** Index of each point of the shape among the samples. */
  readonly corners: readonly number[];
}

/** Where vehicles are, calculated slowly and straight from the text files: independent of what it tests. */
export class SlowMilan {
  readonly #trips: readonly Row[];
  readonly #services = new Map<string, Set<string>>();
  readonly #times = new Map<string, Row[]>();
  readonly #stops = new Map<string, Row>();
  readonly #shapes = new Map<string, Row[]>();
  readonly #samples = new Map<string, Sampled>();
  readonly #places = new Map<string, number[]>();

  constructor(zip: Buffer) {
    const files = unzipped(zip);
    const rows = (name: string): Row[] => rowsOf(files.get(name)!);
    this.#trips = rows('trips.txt');
    for (const row of rows('calendar_dates.txt')) {
      if (row.exception_type !== '1') throw new Error('the test knows added dates only');
      const days = this.#services.get(row.date!) ?? new Set();
      this.#services.set(row.date!, days.add(row.service_id!));
    }
    for (const row of rows('stops.txt')) this.#stops.set(row.stop_id!, row);
    const push = (map: Map<string, Row[]>, key: string, row: Row): void => {
      const list = map.get(key);
      if (list === undefined) map.set(key, [row]);
      else list.push(row);
    };
    for (const row of rows('stop_times.txt')) push(this.#times, row.trip_id!, row);
    for (const row of rows('shapes.txt')) push(this.#shapes, row.shape_id!, row);
    const by = (field: string) => (a: Row, b: Row) => Number(a[field]) - Number(b[field]);
    for (const list of this.#times.values()) list.sort(by('stop_sequence'));
    for (const list of this.#shapes.values()) list.sort(by('shape_pt_sequence'));
  }

  /** @param before hours from this service day's noon minus 12 h back to the previous one's */
  at(date: string, previous: string, seconds: number, before = 24): Map<string, Seen> {
    const seen = new Map<string, Seen>();
    for (const trip of this.#trips) {
      if (this.#services.get(date)?.has(trip.service_id!)) this.#see(trip, seconds, seen);
      if (this.#services.get(previous)?.has(trip.service_id!)) {
        this.#see(trip, seconds + before * 3600, seen);
      }
    }
    return seen;
  }

  #see(trip: Row, seconds: number, seen: Map<string, Seen>): void {
    const times = this.#times.get(trip.trip_id!)!;
    if (seconds < clock(times[0]!.arrival_time!)) return;
    if (seconds > clock(times.at(-1)!.departure_time!)) return;
    const places = this.#placed(trip.shape_id!, times);
    for (let i = times.length - 1; i >= 0; i -= 1) {
      const leave = clock(times[i]!.departure_time!);
      if (seconds < clock(times[i]!.arrival_time!)) continue;
      let place = places[i]!;
      if (seconds > leave) {
        const share = (seconds - leave) / (clock(times[i + 1]!.arrival_time!) - leave);
        place += share * (places[i + 1]! - place);
      }
      const sequence = Number(times[i]!.stop_sequence);
      seen.set(trip.trip_id!, { ...this.#pointAt(trip.shape_id!, place), sequence });
      return;
    }
  }

  #pointAt(shape: string, place: number): Pick<Seen, 'lon' | 'lat' | 'bearing'> {
    const { lon, lat, along, corners } = this.#sampled(shape);
    let i = 0;
    while (i < corners.length - 2 && along[corners[i + 1]!]! <= place) i += 1;
    const [a, b] = [corners[i]!, corners[i + 1]!];
    const length = along[b]! - along[a]!;
    const share = length > 0 ? Math.min(1, (place - along[a]!) / length) : 0;
    const clear = length > 5 && place - along[a]! > 0.6 && along[b]! - place > 0.6;
    return {
      lon: lon[a]! + share * (lon[b]! - lon[a]!),
      lat: lat[a]! + share * (lat[b]! - lat[a]!),
      bearing: clear ? greatCircleBearing(lon[a]!, lat[a]!, lon[b]!, lat[b]!) : undefined,
    };
  }

  #sampled(shape: string): Sampled {
    const known = this.#samples.get(shape);
    if (known !== undefined) return known;
    const points = this.#shapes
      .get(shape)!
      .map((p) => [Number(p.shape_pt_lon), Number(p.shape_pt_lat)] as const);
    const [lon, lat, along, corners]: number[][] = [[], [], [], []];
    let before = 0;
    points.forEach((a, i) => {
      corners!.push(lon!.length);
      const b = points[i + 1] ?? a;
      const length = metres(a[0], a[1], b[0], b[1]);
      const pieces = i === points.length - 1 ? 1 : Math.max(1, Math.ceil(length));
      for (let k = 0; k < pieces; k += 1) {
        lon!.push(a[0] + (k / pieces) * (b[0] - a[0]));
        lat!.push(a[1] + (k / pieces) * (b[1] - a[1]));
        along!.push(before + (k / pieces) * length);
      }
      before += length;
    });
    const sampled = { lon: lon!, lat: lat!, along: along!, corners: corners! };
    this.#samples.set(shape, sampled);
    return sampled;
  }

  /**
   * Metres along of each stop: in order along the shape, with the least sum of squared distances. Route 163
   * goes forth and back on one street; there the timetable at even speed decides between two equal places.
   */
  #placed(shape: string, times: readonly Row[]): number[] {
    const [first, last] = [clock(times[0]!.arrival_time!), clock(times.at(-1)!.arrival_time!)];
    const stops = times.map((row) => this.#stops.get(row.stop_id!)!);
    const key = `${shape} ${stops.map((stop) => stop.stop_id).join(' ')}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const { lon, lat, along } = this.#sampled(shape);
    let cost = new Float64Array(lon.length);
    const from: Int32Array[] = [];
    for (const [i, stop] of stops.entries()) {
      const time = clock(times[i]!.arrival_time!);
      const expected = (along.at(-1)! * (time - first)) / (last - first);
      const next = new Float64Array(lon.length);
      const came = new Int32Array(lon.length);
      const [x, y] = [Number(stop.stop_lon), Number(stop.stop_lat)];
      const east = Math.cos(y * rad);
      let best = 0;
      for (let j = 0; j < lon.length; j += 1) {
        if (cost[j]! < cost[best]!) best = j;
        const square = ((lon[j]! - x) * east) ** 2 + (lat[j]! - y) ** 2;
        const early = along[j]! - expected;
        next[j] = cost[best]! + square * (rad * radius) ** 2 + 1e-7 * early ** 2;
        came[j] = best;
      }
      from.push(came);
      cost = next;
    }
    let at = 0;
    for (let j = 1; j < cost.length; j += 1) if (cost[j]! < cost[at]!) at = j;
    const places: number[] = [];
    for (let i = stops.length - 1; i >= 0; i -= 1) {
      places.unshift(along[at]!);
      at = from[i]![at]!;
    }
    this.#places.set(key, places);
    return places;
  }
}
