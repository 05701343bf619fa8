import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, emptyBalance, hourScratch } from '../../../src/forecast/energy/hourly/kernel.ts';
import {
  conductances,
  gainShares,
  hMs,
  networkOf,
} from '../../../src/forecast/energy/hourly/network.ts';
import {
  type HourlyPlace,
  runZone,
  type ZoneYear,
} from '../../../src/forecast/energy/hourly/run.ts';
import type { Zone } from '../../../src/forecast/energy/hourly/zone.ts';
import { madePlace, zones } from './zones.ts';

const place = madePlace(60 * 24);
/** Set-points of a day, all above the outdoor air of these months. */
const setpoints = fc
  .array(fc.double({ min: 17, max: 24, noNaN: true }), { minLength: 24, maxLength: 24 })
  .map((v) => Float64Array.from(v));
const shortPlace = madePlace(3 * 24);

/**
 * Heat that the nodes of the network exchange with outdoors and plant, from temperatures alone: the sum of
 * flows into the three nodes less what the mass stores, over the flows.
 */
function imbalance(zone: Zone, year: ZoneYear, place: HourlyPlace): number {
  const c = conductances(zone);
  const shares = gainShares(zone, c.window);
  const { power, air, mass } = year.hourly;
  let gained = 0;
  let flow = 0;
  for (let i = 0; i < place.outdoor.length; i++) {
    const h = i % 24;
    const t = place.outdoor[i]!;
    const before = i === 0 ? year.start : mass[i - 1]!;
    const m = (before + mass[i]!) / 2;
    const internal = zone.gains[h]! / 2;
    const shared = internal + year.solar[i]!;
    const ve = c.ventilation[h]!;
    // The surface node stores nothing: its temperature follows from its own balance.
    const s =
      (c.mass * m + c.window * t + c.surface * air[i]! + shares.surface * shared) /
      (c.mass + c.window + c.surface);
    const airNode = c.surface * (s - air[i]!) + ve * (t - air[i]!) + internal + power[i]!;
    const stored = (zone.heatCapacity / 3600) * (mass[i]! - before);
    const massNode = c.envelope * (t - m) + c.mass * (s - m) + shares.mass * shared - stored;
    gained += Math.abs(airNode) + Math.abs(massNode);
    // In relation to the heat that moves, and to what a difference of 1 K would move.
    flow += Math.abs(power[i]!) + Math.abs(stored) + c.mass + c.surface;
  }
  return gained / flow;
}

describe('5R1C network', () => {
  it('closes the balance of every node and hour to 1e-9, and gives a number for 10 000 zones', () => {
    fc.assert(
      fc.property(zones, (zone) => {
        const year = runZone(zone, shortPlace);
        const all = [year.heating, year.cooling, year.peakHeating, year.coldest, year.warmest];
        const gap = imbalance(zone, year, shortPlace);
        if (!all.every((v) => Number.isFinite(v)) || !(gap < 1e-9))
          throw new Error(`${all.join(' ')}, balance open by ${gap}`);
      }),
      { numRuns: 10_000 },
    );
  });

  it('closes the balance of a longer time too', () => {
    fc.assert(
      fc.property(zones, (zone) => {
        expect(imbalance(zone, runZone(zone, place), place)).toBeLessThan(1e-9);
      }),
      { numRuns: 100 },
    );
  });

  it('never leaves the set-points but where a limit of power makes it', () => {
    fc.assert(
      fc.property(zones, (zone) => {
        const { hourly, peakHeating, peakCooling } = runZone(zone, place);
        expect(peakHeating * 1000).toBeLessThanOrEqual(zone.maxHeating * (1 + 1e-12));
        expect(peakCooling * 1000).toBeLessThanOrEqual(zone.maxCooling * (1 + 1e-12));
        const outside = hourly.air.findIndex((t, i) => {
          const h = i % 24;
          const w = hourly.power[i]!;
          const cold = t < zone.heating[h]! - 1e-6 && w < zone.maxHeating - 1e-6;
          return cold || (t > zone.cooling[h]! + 1e-6 && -w < zone.maxCooling - 1e-6);
        });
        expect(outside).toBe(-1);
      }),
      { numRuns: 300 },
    );
  });

  it('never needs more heat with more insulation where it is colder outdoors than in', () => {
    expect(Math.max(...place.outdoor)).toBeLessThan(17);
    fc.assert(
      fc.property(zones, setpoints, fc.double({ min: 0, max: 1, noNaN: true }), (any, t, share) => {
        // Sun on a wall can warm it above the room: without it every part loses heat.
        const zone = {
          ...any,
          opaque: any.opaque.map((p) => ({ ...p, absorptance: 0 })),
          heating: t,
          cooling: t.map((v) => v + 6),
          maxHeating: Number.POSITIVE_INFINITY,
          maxCooling: Number.POSITIVE_INFINITY,
        };
        const better = { ...zone, opaque: zone.opaque.map((p) => ({ ...p, u: p.u * share })) };
        const [before, after] = [runZone(zone, place).heating, runZone(better, place).heating];
        expect(after).toBeLessThanOrEqual(before * (1 + 1e-12));
      }),
      { numRuns: 500 },
    );
  });

  it('is at rest where indoors, outdoors and set-points are the same', () => {
    fc.assert(
      fc.property(zones, (zone) => {
        const still = { ...zone, gains: new Float64Array(24) };
        const into = hourScratch(48);
        const outdoor = new Float64Array(48).fill(15);
        const free = { ...still, heating: zone.heating.fill(15), cooling: zone.cooling.fill(15) };
        const m = advance(
          networkOf(free),
          outdoor,
          new Float64Array(48),
          into,
          emptyBalance(),
          0,
          15,
        );
        expect(m).toBeCloseTo(15, 9);
        expect(Math.max(...into.power.map(Math.abs))).toBeLessThan(1e-6 * zone.floorArea);
      }),
      { numRuns: 200 },
    );
  });

  it('loses heat as its conductances say once nothing changes any more', () => {
    fc.assert(
      fc.property(zones, (zone) => {
        const steady: Zone = {
          ...zone,
          airChanges: new Float64Array(24).fill(1),
          infiltration: new Float64Array(24),
          heatRecovery: 0,
          gains: new Float64Array(24),
          heating: new Float64Array(24).fill(20),
          cooling: new Float64Array(24).fill(30),
          heatCapacity: 100_000 * zone.floorArea,
          maxHeating: Number.POSITIVE_INFINITY,
          maxCooling: Number.POSITIVE_INFINITY,
        };
        const n = 240;
        const into = hourScratch(n);
        const outdoor = new Float64Array(n);
        advance(networkOf(steady), outdoor, new Float64Array(n), into, emptyBalance(), 0, 20);
        const c = conductances(steady);
        const toMass = 1 / (1 / c.mass + 1 / Math.max(c.envelope, 1e-12));
        const behind = 1 / (1 / c.surface + 1 / Math.max(toMass + c.window, 1e-12));
        const loss = 20 * (behind + c.ventilation[0]!);
        expect(Math.abs(into.power[n - 1]! / loss - 1)).toBeLessThan(1e-6);
      }),
      { numRuns: 200 },
    );
  });

  it('splits the opaque conductance so that both parts in series make the whole', () => {
    fc.assert(
      fc.property(zones, (zone) => {
        const c = conductances(zone);
        expect(c.mass).toBeCloseTo(hMs * zone.massArea, 9);
        if (c.opaque > 0) expect(1 / (1 / c.envelope + 1 / c.mass)).toBeCloseTo(c.opaque, 6);
      }),
    );
  });
});
