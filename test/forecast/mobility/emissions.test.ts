import { describe, expect, it } from 'vitest';
import {
  co2Of,
  fuels,
  hotFactor,
  noxOf,
  vehicleClasses,
  vehicleClassIds,
} from '../../../src/forecast/mobility/emissions.ts';
import { atSpeed, fleetTables, meanVehicle } from '../../../src/forecast/mobility/fleet.ts';
import { readTrafficModel } from '../../../src/forecast/mobility/readmodel.ts';
import { trafficSeed } from './city.ts';

describe('hot exhaust factors', () => {
  /*
   * Worked out with decimal arithmetic from the coefficients as printed, apart from this program. For example:
   * rigid20Euro5 at 30 km/h: NOx (-0.000951093 900 + 0.0541224 30 + 4.618197 + 7.773655 / 30 = 5.645006721)
   *   / (0.0000150288 900 + 0.0238930 30 + 0.1452350 = 0.875551017) = 6.447376119 g/km;
   *   energy 21.427275466 / 2.360609735 = 9.077008854 MJ/km, with 74.1 g/MJ 672.606 g CO2/km;
   * at 70 km/h: NOx 3.857459965 / 1.891386458, energy 92.889147726 / 14.056555640;
   * artic40Euro6 at 30 km/h: NOx 3.172131837 / 6.428491073, energy 72.408077716 / 4.885385402;
   * at 70 km/h: NOx 6.041909367 / 40.104638309, energy 277.860679759 / 27.838345916.
   */
  it.each([
    ['petrolEuro5', 30, 0.033030386484895, 206.226588740389],
    ['petrolEuro5', 80, 0.016964163050188, 160.273261125237],
    ['dieselEuro5', 30, 0.673712785927786, 171.168171299155],
    ['dieselEuro5', 80, 0.480910212846359, 137.23075886913],
    ['rigid20Euro5', 30, 6.447376119368948, 672.606356090431],
    ['rigid20Euro5', 70, 2.039487989790173, 489.670871204987],
    ['artic40Euro6', 30, 0.493448898192519, 1098.263108620019],
    ['artic40Euro6', 70, 0.15065363064293, 739.608467840363],
  ] as const)('of %s at %d km/h agree with a calculation by hand', (id, speed, nox, co2) => {
    expect(noxOf(id, speed)).toBeCloseTo(nox, 12);
    expect(co2Of(id, speed)).toBeCloseTo(co2, 8);
  });

  it('take the reduction off at the end', () => {
    const { nox } = vehicleClasses.petrolEuro5;
    expect(hotFactor({ ...nox, rf: 0.25 }, 50)).toBeCloseTo(0.75 * hotFactor(nox, 50), 12);
  });

  it('stay at the value of the end outside the speeds that they hold for', () => {
    expect(noxOf('dieselEuro6', 1)).toBe(noxOf('dieselEuro6', 10));
    expect(noxOf('artic40Euro6', 120)).toBe(noxOf('artic40Euro6', 85));
  });

  it('are above zero at every speed of every class, and name their row', () => {
    for (const id of vehicleClassIds) {
      expect(vehicleClasses[id].nox.row).toMatch(/Guidebook 20\d\d/);
      for (let v = 1; v <= 140; v++) {
        expect(noxOf(id, v)).toBeGreaterThan(0);
        expect(co2Of(id, v)).toBeGreaterThan(50);
      }
    }
  });

  it('ask more energy of a heavier truck, at every speed and of both standards', () => {
    for (const euro of [5, 6] as const)
      for (let v = 15; v <= 85; v += 5) {
        const [light, middle, heavy] = (['rigid12', 'rigid20', 'artic40'] as const).map((truck) =>
          co2Of(`${truck}Euro${euro}`, v),
        );
        expect(middle).toBeGreaterThan(light!);
        expect(heavy).toBeGreaterThan(middle!);
      }
  });

  it('burn fuel with the factors of the IPCC', () => {
    expect(fuels).toEqual({
      petrol: { calorific: 44.3, co2: 69.3 },
      diesel: { calorific: 43, co2: 74.1 },
    });
  });
});

describe('the mean vehicle', () => {
  const tables = fleetTables(readTrafficModel(trafficSeed('italy'), 'italy.json'));
  const vehicles = { cars: 86, vans: 10, trucks: 4, equivalents: 104, crossing: 0 };

  it('is the mean of its classes, and of its vehicles', () => {
    expect(tables.vans.nox[50]).toBeCloseTo(
      (noxOf('vanEuro5', 50) + noxOf('vanEuro6', 50)) / 2,
      12,
    );
    const mean = meanVehicle(tables, vehicles, 0, { co2: 1, nox: 1 });
    const by =
      0.86 * tables.cars.co2[50]! + 0.1 * tables.vans.co2[50]! + 0.04 * tables.trucks.co2[50]!;
    expect(mean.co2[50]).toBeCloseTo(by, 9);
  });

  it('of a city folder made before trucks had rows of their own is that of its city bus', () => {
    const seed = trafficSeed('italy');
    const fleet = { ...(seed.fleet as object), trucks: { truckEuro5: 0.35, truckEuro6: 0.65 } };
    const { trucks } = fleetTables(readTrafficModel({ ...seed, fleet }, 'traffic.json'));
    expect(trucks.co2[50]).toBeCloseTo(
      0.35 * co2Of('truckEuro5', 50) + 0.65 * co2Of('truckEuro6', 50),
      9,
    );
  });

  it('emits nothing of its cars when all are electric', () => {
    const cars = { ...vehicles, vans: 0, trucks: 0 };
    const mean = meanVehicle(tables, cars, 1, { co2: 1, nox: 1 });
    expect(Math.max(...mean.nox)).toBe(0);
  });

  it('lies on a line between whole speeds', () => {
    const { nox } = tables.cars;
    expect(atSpeed(nox, 40.25)).toBeCloseTo(0.75 * nox[40]! + 0.25 * nox[41]!, 12);
    expect(atSpeed(nox, 500)).toBe(nox[140]);
  });
});
