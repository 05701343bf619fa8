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
  // Worked out with decimal arithmetic from the coefficients as printed, apart from this program.
  it.each([
    ['petrolEuro5', 30, 0.033030386484895, 208.93532394534],
    ['petrolEuro5', 80, 0.016964163050188, 162.33248886349],
    ['dieselEuro5', 30, 0.673712785927786, 172.3264966429502],
    ['dieselEuro5', 80, 0.480910212846359, 138.0498542631436],
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
    expect(noxOf('truckEuro6', 120)).toBe(noxOf('truckEuro6', 85));
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
