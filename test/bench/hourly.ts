import { bestestZone } from '../../scripts/reference/bestest.ts';
import {
  aperturesOf,
  skyLoss,
  solarClasses,
  sumGains,
} from '../../src/forecast/energy/hourly/gains.ts';
import { emptyBalance, hourScratch, runNetwork } from '../../src/forecast/energy/hourly/kernel.ts';
import {
  airCapacity,
  conductances,
  gainShares,
  networkOf,
} from '../../src/forecast/energy/hourly/network.ts';
import type { Zone } from '../../src/forecast/energy/hourly/zone.ts';
import { skyYear } from '../../src/forecast/solar/sky.ts';
import { clearHours } from '../forecast/solar/year.ts';
import { type BenchRow, benchRow } from './row.ts';

const runs = 100;
const hours = 8760;

/**
 * One building's year, gains by orientation known: sum of gains, network and 8760 hours (and the month
 * before), against the equations of Annex C written out hour by hour with an object for each.
 */
export async function cases(): Promise<readonly BenchRow[]> {
  const zone = bestestZone('620')!;
  const classes = solarClasses(skyYear(clearHours()));
  const apertures = aperturesOf(zone, classes);
  const outdoor = Float64Array.from(
    { length: hours },
    (_, i) => 9 - 11 * Math.cos((2 * Math.PI * i) / hours) - 4 * Math.cos((2 * Math.PI * i) / 24),
  );
  const gains = new Float64Array(hours);
  const scratch = hourScratch(hours);
  const balance = emptyBalance();
  const [ours, peer]: [number[], number[]] = [[], []];
  for (let i = -60; i < runs; i++) {
    const a = timed(() => {
      sumGains(apertures, skyLoss(zone), gains);
      runNetwork(networkOf(zone), outdoor, gains, scratch, balance);
    });
    const b = timed(() =>
      straightforward(zone, outdoor, sumGains(apertures, skyLoss(zone), gains)),
    );
    if (i < 0) continue;
    ours.push(a);
    peer.push(b);
  }
  return [
    benchRow(
      {
        name: 'hourly',
        case: `a building-year, ${apertures.length} orientations`,
        peerName: 'Annex C written out, hour by hour',
        unit: 'ms',
      },
      ours,
      peer,
    ),
  ];
}

function timed(run: () => void): number {
  const begin = performance.now();
  run();
  return performance.now() - begin;
}

interface Hour {
  readonly next: number;
  readonly air: number;
}

/** Formulas C.1 to C.11 as they stand, and the two trials of C.4.2. */
function straightforward(zone: Zone, outdoor: Float64Array, solar: Float64Array): number {
  const c = conductances(zone);
  const shares = gainShares(zone, c.window);
  let mass = 20;
  let sum = 0;
  for (let i = 0; i < hours; i++) {
    const ve = airCapacity * zone.volume * zone.airChanges[i % 24]!;
    const at = (power: number): Hour => {
      const t = outdoor[i]!;
      const shared = zone.gains[i % 24]! / 2 + solar[i]!;
      const toAir = zone.gains[i % 24]! / 2 + power;
      const h1 = 1 / (1 / ve + 1 / c.surface);
      const h2 = h1 + c.window;
      const h3 = 1 / (1 / h2 + 1 / c.mass);
      const total =
        shares.mass * shared +
        c.envelope * t +
        (h3 * (shares.surface * shared + c.window * t + h1 * (toAir / ve + t))) / h2;
      const capacity = zone.heatCapacity / 3600;
      const half = (h3 + c.envelope) / 2;
      const next = (mass * (capacity - half) + total) / (capacity + half);
      const mean = (mass + next) / 2;
      const surface =
        (c.mass * mean + shares.surface * shared + c.window * t + h1 * (t + toAir / ve)) /
        (c.mass + c.window + h1);
      return { next, air: (c.surface * surface + ve * t + toAir) / (c.surface + ve) };
    };
    const free = at(0);
    const wanted = Math.min(Math.max(free.air, zone.heating[i % 24]!), zone.cooling[i % 24]!);
    let step = free;
    if (wanted !== free.air) {
      const trial = 10 * zone.floorArea;
      const power = (trial * (wanted - free.air)) / (at(trial).air - free.air);
      step = at(power);
      sum += Math.abs(power);
    }
    mass = step.next;
  }
  return sum;
}
