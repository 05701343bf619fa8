import { describe, expect, it } from 'vitest';
import { horizonCount, sectorCount } from '../../../src/channel/envelope.ts';
import { rankBuildings } from '../../../src/forecast/energy/adoption.ts';
import { slopeTilt } from '../../../src/forecast/energy/city/aspects.ts';
import { cityPlace } from '../../../src/forecast/energy/city/climate.ts';
import { planarRoofs } from '../../../src/forecast/energy/city/roofs.ts';
import { sectorAzimuth } from '../../../src/forecast/energy/city/sun.ts';
import { cityView } from '../../../src/forecast/energy/city/view.ts';
import { prepareForecast } from '../../../src/forecast/energy/prepare.ts';
import { planeShade } from '../../../src/forecast/solar/horizon.ts';
import { pvYear, usualSystem } from '../../../src/forecast/solar/pvwatts.ts';
import { readEpw } from '../../../src/forecast/weather.ts';
import { syntheticTable } from '../table.ts';
import { syntheticEnvelope } from './envelope.ts';
import { town, townWeather } from './town.ts';

const weather = readEpw(townWeather(), 'town.epw');
const { sky } = cityPlace(weather);
const count = 24;
const envelope = syntheticEnvelope(syntheticTable(count));
const view = cityView(envelope, sky);
const area = Float32Array.from({ length: count }, (_, b) => {
  const slopes = envelope.slopes.subarray(b * sectorCount, (b + 1) * sectorCount);
  return envelope.flat[b]! + slopes.reduce((sum, v) => sum + v, 0);
});
const covering = { share: 0.35, efficiency: 0.2, seed: 1 };
const roofs = planarRoofs(view, sky, weather, area, covering);
const sum = (of: ArrayLike<number>): number => Array.from(of).reduce((s, v) => s + v, 0);

/** The year of a kW on a plane of a building by the solar model, kWh by hour. */
function single(b: number, tilt: number, azimuth: number): Float64Array {
  const plane = { tilt, azimuth };
  const horizon = envelope.roofHorizon.subarray(b * horizonCount, (b + 1) * horizonCount);
  const system = { ...usualSystem, ...plane, power: 1 };
  const shade = planeShade(sky, horizon, plane);
  return pvYear(sky, weather.temperature, weather.wind, system, shade).ac.map((w) => w / 1000);
}

describe('roofs of a city', () => {
  it('yield what the solar model says of their planes, above their horizons', () => {
    for (let b = 0; b < count; b++) {
      const share = envelope.flat[b]! / area[b]!;
      const sloped = Array.from({ length: sectorCount }, (_, s) => s).filter(
        (s) => envelope.slopes[b * sectorCount + s]! > 0,
      );
      const tilt = slopeTilt(envelope.tilt[b]!);
      const planes =
        share === 1
          ? [single(b, 10, 90), single(b, 10, 270)]
          : sloped.map((s) => single(b, tilt, sectorAzimuth(s)));
      // A gable holds all modules on its better side: 0.35 of the roof in at most 0.75 of its half.
      const better = planes.toSorted((x, y) => sum(y) - sum(x));
      const expected =
        share === 1 ? planes[0]!.map((v, i) => (v + planes[1]![i]!) / 2) : better[0]!;
      const power = area[b]! * 0.35 * 0.2;
      expect(roofs.power[b]! / power).toBeCloseTo(1, 5);
      expect(roofs.yielded[b]! / (power * sum(expected)), `roof ${b}`).toBeGreaterThan(0.985);
      expect(roofs.yielded[b]! / (power * sum(expected)), `roof ${b}`).toBeLessThan(1.015);
      const shape = roofs.shapeOf(b);
      expect(sum(shape)).toBeCloseTo(1, 9);
      const total = sum(expected);
      let apart = 0;
      shape.forEach((v, i) => {
        apart += Math.abs(v - expected[i]! / total) / 2;
      });
      expect(apart, `course of roof ${b}`).toBeLessThan(0.02);
    }
  });

  it('yield nothing by night, and less where the horizon rises', () => {
    for (const shape of roofs.shapes)
      if (sum(shape) > 0) {
        expect(sum(shape)).toBeCloseTo(1, 9);
        expect(shape.every((v, i) => v >= 0 && (sky.global[i]! > 0 || v === 0))).toBe(true);
      }
    const raised = {
      ...envelope,
      roofHorizon: envelope.roofHorizon.map((h) => Math.min(90, h + 15)),
    };
    const less = planarRoofs(cityView(raised, sky), sky, weather, area, covering);
    expect(less.yielded.every((v, b) => v < roofs.yielded[b]!)).toBe(true);
    expect(less.power).toEqual(roofs.power);
  });

  it('bear no modules where there is no roof', () => {
    const none = planarRoofs(view, sky, weather, new Float32Array(count), covering);
    expect(sum(none.yielded) + sum(none.power)).toBe(0);
    expect(sum(none.shapeOf(0))).toBe(0);
  });

  it('bear modules first where a kW yields much', () => {
    const n = 400;
    const list = (make: (b: number) => number): Float32Array =>
      Float32Array.from({ length: n }, (_, b) => make(b));
    const stock = {
      ...prepareForecast(town(n)).stock,
      roofArea: list(() => 100),
    };
    const power = list(() => 10);
    const yielded = list((b) => 10 * (600 + (b % 40) * 15));
    const { pv } = rankBuildings(stock, stock.area, 1, { yielded, power });
    const mean = (of: (b: number) => boolean): number => {
      const some = Array.from(yielded, (v, b) => [v, b] as const).filter(([, b]) => of(b));
      return some.reduce((total, [v]) => total + v, 0) / some.length;
    };
    expect(mean((b) => pv[b]! < 0.3)).toBeGreaterThan(1.05 * mean((b) => pv[b]! > 0.7));
  });
});
