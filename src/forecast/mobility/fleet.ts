import { co2Of, noxOf, type VehicleClassId } from './emissions.ts';
import type { TrafficModel } from './model.ts';
import type { Vehicles } from './solve.ts';

/** Highest speed of the tables, km/h; above it, that value counts. */
const fastest = 140;

/** Exhaust of a kind of vehicle by whole km/h from 0 to `fastest`, g/km. */
export interface ExhaustTable {
  readonly co2: Float64Array;
  readonly nox: Float64Array;
}

export interface FleetTables {
  readonly cars: ExhaustTable;
  readonly vans: ExhaustTable;
  readonly trucks: ExhaustTable;
}

/** Means of the classes of each kind, weighted by their shares of the distance. */
export function fleetTables({ fleet }: TrafficModel): FleetTables {
  const mean = (shares: Readonly<Record<string, number>>, of: typeof co2Of): Float64Array =>
    Float64Array.from({ length: fastest + 1 }, (_, speed) =>
      Object.entries(shares).reduce(
        (sum, [id, share]) => sum + share * of(id as VehicleClassId, Math.max(1, speed)),
        0,
      ),
    );
  const table = (shares: Readonly<Record<string, number>>): ExhaustTable => ({
    co2: mean(shares, co2Of),
    nox: mean(shares, noxOf),
  });
  return { cars: table(fleet.cars), vans: table(fleet.vans), trucks: table(fleet.trucks) };
}

/** Exhaust of a mean vehicle of the traffic, with the share of electric cars taken out, g/km. */
export function meanVehicle(
  tables: FleetTables,
  { cars, vans, trucks }: Vehicles,
  electric: number,
  factors: { readonly co2: number; readonly nox: number },
): ExhaustTable {
  const all = Math.max(1e-9, cars + vans + trucks);
  const mix = (of: keyof ExhaustTable): Float64Array =>
    tables.cars[of].map(
      (car, speed) =>
        (factors[of] *
          (cars * (1 - electric) * car +
            vans * tables.vans[of][speed]! +
            trucks * tables.trucks[of][speed]!)) /
        all,
    );
  return { co2: mix('co2'), nox: mix('nox') };
}

/** Value of a table at a speed, linear between whole km/h. */
export function atSpeed(table: Float64Array, speed: number): number {
  if (!(speed < fastest)) return table[fastest]!;
  const below = Math.max(0, Math.floor(speed));
  const here = table[below]!;
  return here + (speed - below) * (table[below + 1]! - here);
}
