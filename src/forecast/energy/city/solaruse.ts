import { type Battery, selfUse } from '../../solar/selfuse.ts';
import { powerAssumptions } from './power.ts';

/** Solar power of the city: yield, what is used behind the meter, and what the grid sees. */
export interface SolarUse {
  readonly pv: Float64Array;
  /** Draw from the grid less feed-in, kW. */
  readonly grid: Float64Array;
  /** Share of the yield that is used on the spot, 0 to 1. */
  readonly selfConsumption: number;
}

/** The roofs of a scenario and what stands below them. */
export interface Roofs {
  /** kWh/a, and power of the modules, kW. */
  readonly yielded: number;
  readonly power: number;
  /** Share of the city's electricity that is used below these roofs; share of them with a battery. */
  readonly served: number;
  readonly withBattery: number;
}

/**
 * Solar power against the load of the roofs that carry it, as one meter: the use of many roofs together is
 * smoother than each alone, so that self-consumption comes out high.
 */
export function solarUse(electricity: Float64Array, pvShape: Float64Array, roofs: Roofs): SolarUse {
  const { yielded, served } = roofs;
  if (!(yielded > 0))
    return { pv: new Float64Array(pvShape.length), grid: electricity, selfConsumption: 0 };
  const pv = pvShape.map((share) => share * yielded);
  const load = electricity.map((v) => v * served);
  const grid = electricity.map((v) => v * (1 - served));
  const into = { net: new Float64Array(pv.length), content: new Float64Array(pv.length) };
  let exported = 0;
  for (const [share, battery] of sides(roofs)) {
    exported += share * selfUse(pv, load, battery, into).exported;
    for (let i = 0; i < pv.length; i++) grid[i]! -= share * into.net[i]!;
  }
  return { pv, grid, selfConsumption: inRange(1 - exported / yielded) };
}

/** Self-consumption alone, for as much more or less sun as `factor` says; 0 to 1. */
export function ownShare(
  electricity: Float64Array,
  pv: Float64Array,
  roofs: Roofs,
  factor: number,
): number {
  if (!(roofs.yielded > 0)) return 0;
  // Scaling the load and the battery is the same as scaling the sun, and needs one array.
  const load = electricity.map((v) => (v * roofs.served) / factor);
  let exported = 0;
  for (const [share, battery] of sides(roofs)) {
    const smaller = battery && {
      ...battery,
      capacity: battery.capacity / factor,
      power: battery.power / factor,
    };
    exported += share * selfUse(pv, load, smaller).exported;
  }
  return inRange(1 - exported / roofs.yielded);
}

const inRange = (share: number): number => Math.min(1, Math.max(0, share));

function sides({
  power,
  withBattery,
}: Roofs): (readonly [share: number, battery: Battery | undefined])[] {
  const { batteryHours, batteryPerPower, roundTrip } = powerAssumptions;
  const capacity = batteryPerPower * power;
  const battery = { capacity, power: capacity / batteryHours, roundTrip };
  const both = [[1 - withBattery, undefined] as const, [withBattery, battery] as const];
  return both.filter(([share]) => share > 0);
}
