import { interval, normalShare, triangular, uniform } from '../../random.ts';
import { type Range, type StockModel, variants } from '../model.ts';
import { transmission } from '../need.ts';
import type { Samples } from '../samples.ts';
import { runYear } from './kernel.ts';
import { powerAssumptions } from './power.ts';
import type { Representatives } from './represent.ts';
import { noShift, writeZone, type ZoneShift, zoneSpace } from './zones.ts';

/** Factors on nominal values by sample, from the same draws as the annual figures so that all stay paired. */
export interface HourFactors {
  /** On the highest heating load and on the cooling need, by cell: `cell * samples + sample`. */
  readonly peak: Float64Array;
  readonly cooling: Float64Array;
  readonly appliances: Float64Array;
  readonly vehicles: Float64Array;
  readonly chillers: Float64Array;
}

/** Set-point of cooling, K from the nominal: an assumption, as wide as that of heating. */
const coolingPoint: Range = [-1, 0, 1];

type Parameter = 'uValue' | 'infiltration' | 'airUse' | 'gains' | 'shading' | 'coolingPoint';

/**
 * Peaks follow from the steady load of the coldest day in each sample. Cooling follows from runs of each cell's
 * representative with one parameter at the ends of its range at a time, straight between, and their sum.
 * @param coldest mean of the coldest day, degC
 */
export function hourFactors(
  model: StockModel,
  samples: Samples,
  representatives: Representatives,
  coldest: number,
): HourFactors {
  const { cells } = representatives.cells;
  const n = samples.count;
  const next = uniform(model.seed + 104_729);
  const list = (range: Range): Float64Array =>
    Float64Array.from({ length: n }, () => triangular(next(), range));
  const points = list(coolingPoint);
  const { draws } = samples;
  const peak = new Float64Array(cells.length * n);
  const cooling = new Float64Array(cells.length * n);
  const { ranges } = powerAssumptions;
  const factors = {
    peak,
    cooling,
    appliances: list(ranges.appliances),
    vehicles: list(ranges.cars),
    chillers: list(ranges.cooling),
  };
  cells.forEach((cell, c) => {
    const { of } = cell.year;
    const { shape } = representatives.cells.representatives[cell.first]!;
    // A cell may serve several states; the range of an envelope at hand is that of its insulation.
    const state = variants[cell.state]!;
    const u = draws.uValue.map((z) => triangular(normalShare(z), model.uncertainty.uValue[state]));
    const h = transmission(shape, of.windowShare, cell.envelope);
    const load = (shift: ZoneShift): number => {
      const air = 0.34 * of.roomHeight;
      const changes = of.airUse * shift.airUse + cell.envelope.infiltration * shift.infiltration;
      const inside = of.thetaI + shift.thetaI - coldest;
      return Math.max(0, (h * shift.uValue + air * changes) * inside - of.gains * shift.gains);
    };
    const nominal = load(noShift);
    const chill = coolingResponse(model, representatives, c);
    for (let s = 0; s < n; s++) {
      const shift = {
        uValue: u[s]!,
        infiltration: draws.infiltration[s]!,
        airUse: draws.airUse[s]!,
        gains: draws.gains[s]!,
        shading: draws.shading[s]!,
        thetaI: draws.thetaI[s]!,
        coolingPoint: points[s]!,
      };
      peak[c * n + s] = nominal > 0 ? load(shift) / nominal : 1;
      cooling[c * n + s] = Math.max(0, 1 + chill.reduce((sum, of) => sum + of(shift), 0));
    }
  });
  return factors;
}

/** Relative change of a representative's cooling need by each parameter. */
function coolingResponse(
  model: StockModel,
  representatives: Representatives,
  c: number,
): ((shift: ZoneShift) => number)[] {
  const cell = representatives.cells.cells[c]!;
  const { shape } = representatives.cells.representatives[cell.first]!;
  const space = zoneSpace();
  const [climate, outlook] = [representatives.climateOf(cell), representatives.outlookOf(cell)];
  const cooled = (shift: ZoneShift): number => {
    const sums = { heating: 0, cooling: 0, peakHeating: 0, peakCooling: 0 };
    const { thetaE } = representatives.season;
    writeZone(space, cell.year, shape, cell.envelope, thetaE, shift, outlook);
    runYear(space, climate, sums, 1, undefined, undefined);
    return sums.cooling;
  };
  const nominal = cooled(noShift);
  if (!(nominal > 0)) return [];
  const { uValue, infiltration, airUse, gains, shading } = model.uncertainty;
  const ranges: Readonly<Record<Parameter, Range>> = {
    uValue: uValue[variants[cell.state]!],
    infiltration,
    airUse,
    gains,
    shading,
    coolingPoint,
  };
  return (Object.keys(ranges) as Parameter[]).map((key) => {
    const [low, mode, high] = ranges[key];
    const at = (value: number): number => cooled({ ...noShift, [key]: value }) / nominal - 1;
    const [below, above] = [low < mode ? at(low) : 0, high > mode ? at(high) : 0];
    return (shift) =>
      shift[key] < mode
        ? (below * (mode - shift[key])) / (mode - low)
        : high > mode
          ? (above * (shift[key] - mode)) / (high - mode)
          : 0;
  });
}

/** 5th and 95th percentile of a factor around 1. */
export const widthOf = (samples: Float64Array): readonly [number, number] => interval(samples, 1);
