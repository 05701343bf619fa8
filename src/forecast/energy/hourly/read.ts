import { Problem } from '../../../problem/problem.ts';
import { conductances } from './network.ts';
import type { OpaquePart, Profile, WindowPart, Zone } from './zone.ts';

/** Surfaces that face the zone over its floor area, 7.2.2.2 of the standard. */
const surfaceRatio = 4.5;

const zoneFields = [
  'floorArea',
  'volume',
  'massArea',
  'heatCapacity',
  'hIs',
  'surfaceArea',
  'opaque',
  'windows',
  'airChanges',
  'gains',
  'heating',
  'cooling',
  'infiltration',
  'heatRecovery',
  'maxHeating',
  'maxCooling',
] as const;
const opaqueFields = ['area', 'u', 'azimuth', 'tilt', 'absorptance', 'ground'] as const;
const windowFields = [
  'area',
  'u',
  'g',
  'azimuth',
  'tilt',
  'incidence',
  'frame',
  'shading',
] as const;

type Fields = Readonly<Record<string, unknown>>;
type Range = readonly [number, number];

/** Values outside these are slips of the pen. */
const area: Range = [0, 1e7];
const share: Range = [0, 1];
const uValue: Range = [0, 20];
const direction: Range = [0, 360];
const slope: Range = [0, 180];
const temperature: Range = [-273.15, 300];
const positive: Range = [Number.MIN_VALUE, 1e15];
const rate: Range = [0, 1000];
const watts: Range = [0, 1e12];

/**
 * A zone from JSON. `airChanges`, `gains`, `heating` and `cooling` are a number, a day of 24 values (hours of
 * a day may be null) or null. Optional: `surfaceArea` (4.5 times the floor area), `infiltration`, `heatRecovery`,
 * `maxHeating`, `maxCooling`; `ground` is true or the factor b_tr; windows have `frame` and `shading`.
 * @throws Problem `zoneShape`, `zoneField`, `zoneMissing`, `zoneNumber`, `zoneRange`, `zoneDay`,
 *   `zoneSetpoints`, `zoneMass`, each with the place in the file
 */
export function readZone(json: unknown, file: string): Zone {
  const z = new Reader(file);
  const top = z.object(json, 'zone', zoneFields);
  const floorArea = z.number(top, '', 'floorArea', positive);
  const zone: Zone = {
    floorArea,
    volume: z.number(top, '', 'volume', positive),
    massArea: z.number(top, '', 'massArea', positive),
    heatCapacity: z.number(top, '', 'heatCapacity', positive),
    hIs: z.number(top, '', 'hIs', positive),
    surfaceArea: z.number(top, '', 'surfaceArea', positive, surfaceRatio * floorArea),
    opaque: z.list(top, 'opaque').map((part, i) => readOpaque(z, part, `opaque[${i}]`)),
    windows: z.list(top, 'windows').map((part, i) => readWindow(z, part, `windows[${i}]`)),
    airChanges: z.profile(top, 'airChanges', rate, 0),
    gains: z.profile(top, 'gains', watts, 0),
    heating: z.profile(top, 'heating', temperature, Number.NaN),
    cooling: z.profile(top, 'cooling', temperature, Number.NaN),
    infiltration: z.profile(top, 'infiltration', rate, 0, null),
    heatRecovery: z.number(top, '', 'heatRecovery', share, 0),
    maxHeating: z.number(top, '', 'maxHeating', watts, Number.POSITIVE_INFINITY),
    maxCooling: z.number(top, '', 'maxCooling', watts, Number.POSITIVE_INFINITY),
  };
  const hour = zone.heating.findIndex((t, h) => t > zone.cooling[h]!);
  if (hour >= 0)
    throw new Problem('zoneSetpoints', {
      file,
      hour,
      heating: zone.heating[hour]!,
      cooling: zone.cooling[hour]!,
    });
  const { opaque, mass } = conductances(zone);
  if (opaque >= mass)
    throw new Problem('zoneMass', {
      file,
      opaque: Math.round(opaque),
      least: (opaque / 9.1).toFixed(1),
    });
  return zone;
}

function readOpaque(z: Reader, part: unknown, at: string): OpaquePart {
  const fields = z.object(part, at, opaqueFields);
  const ground = z.ground(fields, at);
  // A part on ground looks nowhere: what it leaves out is never used.
  const unused = ground === undefined ? undefined : 0;
  return {
    area: z.number(fields, at, 'area', area),
    u: z.number(fields, at, 'u', uValue),
    azimuth: z.number(fields, at, 'azimuth', direction, unused),
    tilt: z.number(fields, at, 'tilt', slope, unused),
    absorptance: z.number(fields, at, 'absorptance', share, unused),
    ground,
  };
}

function readWindow(z: Reader, part: unknown, at: string): WindowPart {
  const fields = z.object(part, at, windowFields);
  return {
    area: z.number(fields, at, 'area', area),
    u: z.number(fields, at, 'u', uValue),
    g: z.number(fields, at, 'g', share),
    azimuth: z.number(fields, at, 'azimuth', direction),
    tilt: z.number(fields, at, 'tilt', slope),
    incidence: z
      .list(fields, 'incidence', at, [])
      .map((value, i) => z.finite(value, `${at}.incidence[${i}]`, [-100, 100])),
    frame: z.number(fields, at, 'frame', share, 0),
    shading: z.number(fields, at, 'shading', share, 1),
  };
}

/** Reads fields one by one and says where one is wrong. */
class Reader {
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  object(value: unknown, place: string, known: readonly string[]): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Problem('zoneShape', { file: this.file, place, expected: 'an object {…}' });
    const unknown = Object.keys(value).find((key) => !known.includes(key));
    if (unknown !== undefined) {
      const at = place === 'zone' ? unknown : `${place}.${unknown}`;
      throw new Problem('zoneField', { file: this.file, place: at, known: known.join(', ') });
    }
    return value as Fields;
  }

  list(fields: Fields, key: string, at = '', otherwise?: readonly unknown[]): readonly unknown[] {
    const place = path(at, key);
    const value = fields[key] ?? otherwise;
    if (value === undefined) throw this.missing(place);
    if (!Array.isArray(value))
      throw new Problem('zoneShape', { file: this.file, place, expected: 'a list […]' });
    return value;
  }

  number(fields: Fields, at: string, key: string, range: Range, otherwise?: number): number {
    const place = path(at, key);
    const value = fields[key];
    if (value === undefined && otherwise !== undefined) return otherwise;
    if (value === undefined) throw this.missing(place);
    return this.finite(value, place, range);
  }

  finite(value: unknown, place: string, [min, max]: Range): number {
    const { file } = this;
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw new Problem('zoneNumber', { file, place, value: JSON.stringify(value) });
    if (min === positive[0] && value < min)
      throw new Problem('zonePositive', { file, place, value });
    if (value < min || value > max)
      throw new Problem('zoneRange', { file, place, value, min, max });
    return value;
  }

  /** `ground`: true, a factor, or nothing. */
  ground(fields: Fields, at: string): number | undefined {
    const value = fields.ground ?? false;
    if (typeof value === 'boolean') return value ? 1 : undefined;
    return this.finite(value, `${at}.ground`, share);
  }

  profile(fields: Fields, key: string, range: Range, none: number, otherwise?: null): Profile {
    const value = fields[key] === undefined ? otherwise : fields[key];
    if (value === undefined) throw this.missing(key);
    const one = (v: unknown, place: string): number =>
      v === null ? none : this.finite(v, place, range);
    if (!Array.isArray(value)) return new Float64Array(24).fill(one(value, key));
    if (value.length !== 24)
      throw new Problem('zoneDay', { file: this.file, place: key, count: value.length });
    return Float64Array.from(value, (v, h) => one(v, `${key}[${h}]`));
  }

  private missing(place: string): Problem {
    return new Problem('zoneMissing', { file: this.file, place });
  }
}

const path = (at: string, key: string): string => (at === '' ? key : `${at}.${key}`);
