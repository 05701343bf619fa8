import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClimateYear, runYear } from '../../../src/forecast/energy/city/kernel.ts';
import { type Use, uses, weekMean } from '../../../src/forecast/energy/city/use.ts';
import {
  coolingSetPoint,
  lowering,
  noShift,
  scheduled,
  writeZone,
  zoneSpace,
} from '../../../src/forecast/energy/city/zones.ts';
import {
  emptyBalance,
  hourScratch,
  runNetwork,
} from '../../../src/forecast/energy/hourly/kernel.ts';
import { massAreaRatio } from '../../../src/forecast/energy/hourly/mass.ts';
import { networkOf } from '../../../src/forecast/energy/hourly/network.ts';
import { constantProfile, type Zone } from '../../../src/forecast/energy/hourly/zone.ts';
import type { BuildingClass, Envelope } from '../../../src/forecast/energy/model.ts';
import { type Shape, transmission } from '../../../src/forecast/energy/need.ts';
import { classIds, readStockModel } from '../../../src/forecast/energy/stock.ts';
import { seedModel } from '../model.ts';

const model = readStockModel(seedModel('demo'), 'demo.json');
const thetaE = 4.5;

/** Days that swing from winter to summer and back, all of one kind. */
function season(days: number): ClimateYear {
  const hours = days * 24;
  const of = (make: (i: number) => number): Float64Array =>
    Float64Array.from({ length: hours }, (_, i) => make(i));
  const sun = (i: number): number => Math.max(0, Math.sin((Math.PI * ((i % 24) - 6)) / 12));
  return {
    hours,
    outdoor: of((i) => 10 - 16 * Math.cos((2 * Math.PI * i) / hours) + 5 * sun(i)),
    upright: of((i) => 260 * sun(i)),
    level: of((i) => 480 * sun(i)),
    slot: Uint8Array.from({ length: hours }, (_, i) => i % 24),
  };
}

/** The same building as a zone of the general model, on a weekday with windows closed. */
function generalZone(of: BuildingClass, use: Use, shape: Shape, e: Envelope): Zone {
  const year = scheduled(of, use);
  const windows = shape.wall * of.windowShare;
  const { used, depth } = lowering(year, transmission(shape, of.windowShare, e), thetaE);
  const part = { azimuth: 0, absorptance: 0.6, tilt: 90 };
  const capacity = of.capacity * 3600;
  return {
    floorArea: 1,
    volume: of.roomHeight,
    massArea: massAreaRatio(capacity),
    heatCapacity: capacity,
    hIs: 3.45,
    surfaceArea: 4.5,
    opaque: [
      { ...part, area: shape.wall - windows, u: e.wall, ground: undefined },
      { ...part, area: shape.roof, u: e.roof, tilt: 0, ground: undefined },
      { ...part, area: shape.floor, u: e.floor, ground: 0.5 },
      { ...part, area: shape.wall + shape.roof + shape.floor, u: e.bridge, ground: 1 },
    ],
    windows: [
      {
        area: windows,
        u: e.window,
        g: e.g * 0.9,
        azimuth: 0,
        tilt: 90,
        incidence: [],
        frame: 0.3,
        shading: 0.6,
      },
    ],
    airChanges: Float64Array.from(year.air[0]),
    gains: Float64Array.from(year.gains[0]),
    heating: Float64Array.from(use.lowered[0], (lower) => used - depth * lower),
    cooling: Float64Array.from(use.lowered[0], (lower) =>
      use.cooledByDay && lower === 1 ? Number.NaN : coolingSetPoint,
    ),
    infiltration: constantProfile(e.infiltration),
    heatRecovery: 0,
    maxHeating: Number.POSITIVE_INFINITY,
    maxCooling: Number.POSITIVE_INFINITY,
  };
}

const u = (max: number) => fc.double({ min: 0.1, max, noNaN: true });
const envelope: fc.Arbitrary<Envelope> = fc.record({
  wall: u(2.5),
  roof: u(2.5),
  floor: u(2),
  window: u(6),
  g: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
  bridge: fc.double({ min: 0, max: 0.2, noNaN: true }),
  infiltration: fc.double({ min: 0, max: 1, noNaN: true }),
});
const shapes: fc.Arbitrary<Shape> = fc.record({ wall: u(3), roof: u(1.5), floor: u(1.2) });
const classes = fc.constantFrom(...classIds);

describe('zones of a city', () => {
  it('give the hours of the general 5R1C model, for 10 000 drawn buildings', () => {
    const climate = season(33);
    const scratch = hourScratch(climate.hours);
    const space = zoneSpace();
    const solar = new Float64Array(climate.hours);
    fc.assert(
      fc.property(classes, envelope, shapes, (id, e, shape) => {
        const of = model.classes[id]!;
        // Windows stay shut here, because the general model knows no open ones.
        const use = { ...uses[id], airing: 0 };
        writeZone(space, scheduled(of, use), shape, e, thetaE);
        const sums = { heating: 0, cooling: 0, peakHeating: 0, peakCooling: 0 };
        const [heat, cool] = [new Float64Array(climate.hours), new Float64Array(climate.hours)];
        runYear(space, climate, sums, 2, heat, cool, 0.5);
        for (let i = 0; i < solar.length; i++)
          solar[i] =
            space.upright * climate.upright[i]! + space.level * climate.level[i]! - space.skyLoss;
        const balance = emptyBalance();
        runNetwork(
          networkOf(generalZone(of, use, shape, e)),
          climate.outdoor,
          solar,
          scratch,
          balance,
        );
        const close = (a: number, b: number): boolean =>
          Math.abs(a - b) <= 1e-9 * (1 + Math.abs(b));
        if (!close(sums.heating, balance.heating) || !close(sums.cooling, balance.cooling))
          return false;
        if (!close(sums.peakHeating / 1000, balance.peakHeating)) return false;
        let worst = 0;
        for (let i = 0; i < climate.hours; i++)
          worst = Math.max(worst, Math.abs(heat[i]! / 2 - cool[i]! - scratch.power[i]!));
        return worst < 1e-9 && Number.isFinite(sums.heating + sums.cooling);
      }),
      { numRuns: 10_000 },
    );
  }, 60_000);

  it('collect the sun and lose to the sky as the general model says', () => {
    const of = model.classes.SFH!;
    const e = model.envelopes.small!.to1968!.existing;
    const shape = { wall: 1.2, roof: 0.7, floor: 0.6 };
    const zone = writeZone(zoneSpace(), scheduled(of, uses.SFH), shape, e, thetaE);
    const windows = 1.2 * of.windowShare;
    expect(zone.level).toBeCloseTo(0.6 * 0.04 * 0.7 * e.roof, 12);
    expect(zone.upright).toBeCloseTo(
      0.6 * 0.04 * (1.2 - windows) * e.wall + windows * e.g * 0.9 * 0.7 * 0.6,
      12,
    );
    const perU = 0.04 * 4.5 * 11;
    expect(zone.skyLoss).toBeCloseTo(
      perU * (0.7 * e.roof + ((1.2 - windows) * e.wall + windows * e.window) / 2),
      12,
    );
  });

  it('never need more heat in a better state of any archetype', () => {
    const climate = season(120);
    const space = zoneSpace();
    fc.assert(
      fc.property(classes, shapes, (id, shape) => {
        const of = model.classes[id]!;
        for (const ages of Object.values(model.envelopes[of.family]!)) {
          const needs = [ages.existing, ages.usual, ages.ambitious].map((e) => {
            const sums = { heating: 0, cooling: 0, peakHeating: 0, peakCooling: 0 };
            writeZone(space, scheduled(of, uses[id]), shape, e, thetaE);
            runYear(space, climate, sums, 1, undefined, undefined);
            return sums.heating;
          });
          if (needs[1]! > needs[0]! + 1e-9 || needs[2]! > needs[1]! + 1e-9) return false;
        }
        return true;
      }),
      { numRuns: 60 },
    );
  });

  it('keep the mean set-point of the seasonal reduction factor, however it is split', () => {
    fc.assert(
      fc.property(classes, fc.double({ min: 0.2, max: 6, noNaN: true }), (id, h) => {
        const year = scheduled(model.classes[id]!, uses[id]);
        const { used, depth } = lowering(year, h, thetaE);
        const mean = used - depth * weekMean(uses[id].lowered);
        const { thetaI, reductionAt1, reductionAt4 } = year.of;
        const at =
          h <= 1
            ? reductionAt1 + ((1 - h) / 0.5) * (1 - reductionAt1)
            : h >= 4
              ? reductionAt4
              : reductionAt1 + ((h - 1) * (reductionAt4 - reductionAt1)) / 3;
        expect(mean).toBeCloseTo(thetaE + Math.min(1, at) * (thetaI - thetaE), 9);
        expect(depth).toBeLessThanOrEqual(4);
      }),
    );
  });

  it('cool less where windows are opened', () => {
    const climate = season(120);
    const cooled = (airing: number): number => {
      const sums = { heating: 0, cooling: 0, peakHeating: 0, peakCooling: 0 };
      const year = scheduled(model.classes.AB!, { ...uses.AB, airing });
      const e = model.envelopes.large!.from2010!.existing;
      writeZone(zoneSpace(), year, { wall: 0.8, roof: 0.3, floor: 0.3 }, e, thetaE, noShift);
      const space = writeZone(zoneSpace(), year, { wall: 0.8, roof: 0.3, floor: 0.3 }, e, thetaE);
      runYear(space, climate, sums, 1, undefined, undefined);
      return sums.cooling;
    };
    expect(cooled(1.5)).toBeLessThan(cooled(0));
  });
});
