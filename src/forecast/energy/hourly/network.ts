import {
  airByMass,
  airByOutdoor,
  airByPower,
  airBySolar,
  airConstant,
  columnCount,
  coolingPoint,
  heatingPoint,
  massByMass,
  massByOutdoor,
  massByPower,
  massBySolar,
  massConstant,
  type Network,
} from './kernel.ts';
import type { Zone } from './zone.ts';

/**
 * The 5R1C network of EN ISO 13790 Annex C: five conductances, one capacity, Crank-Nicolson in steps of
 * an hour (C.3). It is linear, so that an hour is a handful of products whose factors depend on the hour
 * of the day alone.
 */

/** Between mass and surfaces, W/(m2 K), 12.2.2. */
export const hMs = 9.1;
/** Heat capacity of air by volume, Wh/(m3 K): 1200 J/(m3 K), 9.3.1. */
export const airCapacity = 1200 / 3600;

/** Conductances, W/K. */
export interface Conductances {
  /** Surfaces to air, windows and doors, and mass to surfaces. */
  readonly surface: number;
  readonly window: number;
  readonly mass: number;
  /** Opaque parts, as a whole and the part of it between outdoors and mass (formula 63). */
  readonly opaque: number;
  readonly envelope: number;
  /** Air change, by hour of the day. */
  readonly ventilation: Float64Array;
}

export function conductances(zone: Zone): Conductances {
  const opaque = zone.opaque.reduce((sum, p) => sum + p.area * p.u * (p.ground ?? 1), 0);
  const window = zone.windows.reduce((sum, p) => sum + p.area * p.u, 0);
  const mass = hMs * zone.massArea;
  return {
    surface: zone.hIs * zone.surfaceArea,
    window,
    mass,
    opaque,
    envelope: opaque > 0 ? 1 / (1 / opaque - 1 / mass) : 0,
    ventilation: zone.airChanges.map(
      (n, h) =>
        airCapacity * zone.volume * (n * (1 - zone.heatRecovery) + (zone.infiltration[h] ?? 0)),
    ),
  };
}

/** Shares of the gains by node, C.2: half of the internal gains goes to air, the rest and the sun here. */
export interface GainShares {
  readonly mass: number;
  readonly surface: number;
}

export function gainShares(zone: Zone, window: number): GainShares {
  const mass = zone.massArea / zone.surfaceArea;
  return { mass, surface: 1 - mass - window / (hMs * zone.surfaceArea) };
}

/** A zone as it acts on its 5R1C network, apart from air change, gains and set-points. */
export interface NetworkFrame {
  readonly surface: number;
  readonly window: number;
  readonly mass: number;
  readonly envelope: number;
  /** Heat capacity, Wh/K. */
  readonly capacity: number;
  readonly shares: GainShares;
}

/**
 * Writes the factors of an hour of the day, `columnCount` numbers from `at`.
 * @param ve heat transfer by ventilation, W/K; @param gain internal gains, W
 * @param heating and `cooling` set-points of the air, degC, NaN where there is none
 */
export function writeHour(
  row: Float64Array,
  at: number,
  c: NetworkFrame,
  ve: number,
  gain: number,
  heating: number,
  cooling: number,
): void {
  const { shares } = c;
  // H_tr,1 over H_ve and H_tr,3 over H_tr,2, written so that nothing is divided by zero.
  const k1 = c.surface / (ve + c.surface);
  const h1 = ve * k1;
  const h2 = h1 + c.window;
  const k3 = c.mass / (h2 + c.mass);
  const h3 = h2 * k3;
  const half = (h3 + c.envelope) / 2;
  // phi_m,tot (C.5) by outdoor temperature, by gains past the air node, and by gains at the air node.
  const totalByOutdoor = c.envelope + k3 * (c.window + h1);
  const totalByGain = shares.mass + k3 * shares.surface;
  const totalByAir = k3 * k1;
  const next = c.capacity + half;
  const internal = gain / 2;
  const byMass = (c.capacity - half) / next;
  const byOutdoor = totalByOutdoor / next;
  const massGain = totalByGain / next;
  const massAir = totalByAir / next;
  // theta_s (C.10) and theta_air (C.11) from the mean mass temperature of the hour.
  const sum = c.mass + c.window + h1;
  const airSum = c.surface + ve;
  const s = c.surface / airSum;
  const mean = (s * c.mass) / sum / 2;
  const airGain = mean * massGain + (s * shares.surface) / sum;
  const airPower = mean * massAir + (s * k1) / sum + 1 / airSum;
  row[at + massByMass] = byMass;
  row[at + massByOutdoor] = byOutdoor;
  row[at + massBySolar] = massGain;
  row[at + massConstant] = internal * (massGain + massAir);
  row[at + massByPower] = massAir;
  row[at + airByMass] = mean * (1 + byMass);
  row[at + airByOutdoor] = mean * byOutdoor + (s * (c.window + h1)) / sum + ve / airSum;
  row[at + airBySolar] = airGain;
  row[at + airConstant] = internal * (airGain + airPower);
  row[at + airByPower] = airPower;
  row[at + heatingPoint] = Number.isNaN(heating) ? Number.NEGATIVE_INFINITY : heating;
  row[at + coolingPoint] = Number.isNaN(cooling) ? Number.POSITIVE_INFINITY : cooling;
}

export function networkOf(zone: Zone): Network {
  const c = conductances(zone);
  const frame: NetworkFrame = {
    surface: c.surface,
    window: c.window,
    mass: c.mass,
    envelope: c.envelope,
    capacity: zone.heatCapacity / 3600,
    shares: gainShares(zone, c.window),
  };
  const factors = new Float64Array(24 * columnCount);
  for (let h = 0; h < 24; h++)
    writeHour(
      factors,
      h * columnCount,
      frame,
      c.ventilation[h]!,
      zone.gains[h] ?? 0,
      zone.heating[h] ?? Number.NaN,
      zone.cooling[h] ?? Number.NaN,
    );
  return { factors, maxHeating: zone.maxHeating, maxCooling: zone.maxCooling };
}
