import type { Text } from '../../../channel/text.ts';
import type { Lever } from '../../../scenario/lever.ts';
import type { Range } from '../../energy/model.ts';
import { Reader, readSource } from '../../energy/read.ts';

export const heatFormat = 'urn:twinscape:heat-model:1';

export const heatLeverIds = ['street_trees', 'green_roofs', 'cool_roofs'] as const;
export type HeatLeverId = (typeof heatLeverIds)[number];

/** What cooling is made of, shares from 0 to 1 (kc: crop coefficient, FAO-56). */
export const factors = ['shade', 'albedo', 'kc'] as const;
export type Factor = (typeof factors)[number];

/** What of a land cover class a measure may change. */
const roles = ['none', 'open', 'roof', 'sealed'] as const;

export interface CoverClass extends Readonly<Record<Factor, Range>> {
  /** Code in the land cover raster. */
  readonly code: number;
  /** Counts as green space that cools its surroundings. */
  readonly green: boolean;
  /** Trees that keep their leaves, and water: both matter for thermal stress only. */
  readonly evergreen: boolean;
  readonly water: boolean;
  /** `open` is paved ground, `roof` is roof, `sealed` holds both: roofs as the building table says. */
  readonly role: (typeof roles)[number];
}

/** A measure's cover; a factor that it does not name stays as it was. */
export type MeasureCover = Partial<Readonly<Record<Factor, Range>>>;
export const measureKeys = ['canopy', 'greenRoof', 'coolRoof'] as const;
export type MeasureKey = (typeof measureKeys)[number];

/** Assumptions of a city's heat model, file format `urn:twinscape:heat-model:1`. */
export interface HeatModel {
  readonly name: Text;
  readonly version: string;
  readonly note: Text;
  readonly baseYear: number;
  readonly samples: number;
  readonly seed: number;
  readonly sources: readonly { readonly text: Text; readonly url?: string }[];
  /** Id of the catalogue's entry with the land cover. */
  readonly landCover: string;
  readonly classes: readonly CoverClass[];
  readonly covers: Readonly<Record<MeasureKey, MeasureCover>>;
  /** Share of roofs that are flat and free enough to carry plants or a light coat. */
  readonly flatRoofs: Range;
  /** Air temperature of the country around, degC, and the largest heat island, K. */
  readonly reference: number;
  readonly heatIsland: Range;
  /** Distance over which green space cools, and over which air mixes, metres. */
  readonly coolingDistance: Range;
  readonly mixing: Range;
  readonly levers: readonly Lever[];
}

/**
 * Checks a parsed heat model file.
 * @throws Problem `heatField` naming the first place that is missing or wrong
 */
export const readHeatModel = (data: unknown, file: string): HeatModel =>
  readRoot(new Reader(data, file, '', 'heatField'));

function readRoot(root: Reader): HeatModel {
  root.at('format').oneOf([heatFormat]);
  const classes = root.at('classes').list(readClass, 1);
  const codes = new Set(classes.map(({ code }) => code));
  if (codes.size < classes.length) root.at('classes').fail('names a code twice');
  return {
    name: root.at('name').texts(),
    version: root.at('version').text(),
    note: root.at('note').texts(),
    baseYear: root.at('baseYear').number(1990, 2100),
    samples: root.at('samples').number(8, 200),
    seed: root.at('seed').number(0, 2 ** 32 - 1),
    sources: root.at('sources').list(readSource, 1),
    landCover: root.at('landCover').text(),
    classes,
    covers: root.at('covers').fields(measureKeys, readCover),
    flatRoofs: range(root.at('flatRoofs'), 0, 1),
    reference: root.at('reference').number(-20, 45),
    heatIsland: range(root.at('heatIsland'), 0, 15),
    coolingDistance: distance(root.at('coolingDistance')),
    mixing: distance(root.at('mixing')),
    levers: root.at('levers').list(readLever, heatLeverIds.length),
  };
}

function readClass(at: Reader): CoverClass {
  return {
    code: at.at('code').number(0, 65535),
    green: at.at('green').number(0, 1) === 1,
    evergreen: at.has('evergreen') && at.at('evergreen').number(0, 1) === 1,
    water: at.has('water') && at.at('water').number(0, 1) === 1,
    role: at.has('role') ? at.at('role').oneOf(roles) : 'none',
    shade: range(at.at('shade'), 0, 1),
    albedo: range(at.at('albedo'), 0, 1),
    kc: range(at.at('kc'), 0, 2),
  };
}

function readCover(at: Reader): MeasureCover {
  const cover: Partial<Record<Factor, Range>> = {};
  for (const factor of factors)
    if (at.has(factor)) cover[factor] = range(at.at(factor), 0, factor === 'kc' ? 2 : 1);
  return cover;
}

function range(at: Reader, least: number, most: number): Range {
  const [low, mode, high] = at.list((v) => v.number(least, most), 3);
  if (!(low! <= mode! && mode! <= high!)) at.fail('must rise: least, likely, most');
  return [low!, mode!, high!];
}

/** Metres: a range, or a number that is not drawn. */
function distance(at: Reader): Range {
  if (typeof at.value !== 'number') return range(at, 1, 5000);
  const metres = at.number(1, 5000);
  return [metres, metres, metres];
}

function readLever(at: Reader): Lever {
  const [min, max] = [at.at('min').number(0, 100), at.at('max').number(0, 100)];
  return {
    id: at.at('id').oneOf(heatLeverIds),
    group: 'heat',
    title: at.at('title').texts(),
    description: at.at('description').texts(),
    unit: '%',
    min,
    max,
    step: at.at('step').number(0.1, 100),
    today: at.at('today').number(min, max),
    source: readSource(at.at('source')),
    actsOn: ['heatAirTemperature', 'heatMitigation', 'cell.airTemperature', 'cell.heatMitigation'],
  };
}
