import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import { advance, emptyBalance, hourScratch } from '../../src/forecast/energy/hourly/kernel.ts';
import { networkOf } from '../../src/forecast/energy/hourly/network.ts';
import { hourlyPlace, runZone } from '../../src/forecast/energy/hourly/run.ts';
import { constantProfile, type Zone } from '../../src/forecast/energy/hourly/zone.ts';
import { readEpw } from '../../src/forecast/weather.ts';
import { bestestZone } from './bestest.ts';
import type { ReferenceCase, ReferenceSuite } from './suite.ts';

/** The office of RC_BuildingSimulator's tests. */
const office: Zone = {
  floorArea: 34.3,
  volume: 106.33,
  massArea: 2.5 * 34.3,
  heatCapacity: 165_000 * 34.3,
  hIs: 3.45,
  surfaceArea: 142.38,
  opaque: [{ area: 1.69, u: 0.2, azimuth: 0, tilt: 90, absorptance: 0, ground: undefined }],
  windows: [
    { area: 13.5, u: 1.1, g: 0, azimuth: 0, tilt: 90, incidence: [], frame: 0, shading: 1 },
  ],
  airChanges: constantProfile(1.5),
  gains: constantProfile(10),
  heating: constantProfile(20),
  cooling: constantProfile(26),
  infiltration: constantProfile(0.5),
  heatRecovery: 0,
  maxHeating: 12 * 34.3,
  maxCooling: 12 * 34.3,
};

/**
 * Outdoor degC, mass before degC, solar gains W; as published the demand W and the mass temperature t_m, which
 * there is theta_m of the standard, the mean of the hour (C.9).
 */
const steps = [
  [10, 22, 2000, 0, 22.33],
  [25, 24, 4000, -264.75, 25.15],
  [10, 20, 2000, 328.09, 20.46],
  [30, 25, 5000, -411.6, 26.49],
  [5, 19, 2000, 411.6, 19.39],
] as const;

export const unitSteps: ReferenceSuite = {
  name: '5R1C step',
  source: 'RC_BuildingSimulator, tests of one hour: W and degC to two decimals',
  run: async () => {
    const network = networkOf(office);
    return steps.flatMap(([outdoor, before, solar, demand, mass]) => {
      const into = hourScratch(1);
      const after = advance(
        network,
        Float64Array.of(outdoor),
        Float64Array.of(solar),
        into,
        emptyBalance(),
        0,
        before,
      );
      const at = `${outdoor} degC, mass ${before} degC, sun ${solar} W`;
      const half = { bar: 0.005, in: 'absolute' } as const;
      return [
        { case: `${at}: demand, W`, published: demand, ours: into.power[0]!, ...half },
        { case: `${at}: mass, degC`, published: mass, ours: (before + after) / 2, ...half },
      ];
    });
  },
};

const table = 'buildings/bestest_5r1c.csv';
const weatherFile = 'buildings/725650TYCST.epw';

export const bestest: ReferenceSuite = {
  name: 'ASHRAE 140',
  source: '5R1C of Modelica Buildings on ASHRAE 140-2020 cases, MWh and kW',
  files: [table, weatherFile],
  run: async (folder) => {
    const text = await readFile(join(folder, table), 'utf8');
    const rows = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
    const epw = await readFile(join(folder, weatherFile), 'utf8');
    const place = hourlyPlace(readEpw(epw, weatherFile));
    return rows.data.flatMap((row): readonly ReferenceCase[] => {
      const name = row.case ?? '';
      const number = (column: string): number => Number(row[column]);
      const zone = bestestZone(name);
      // A case that is not described must not look as if it had been reached.
      if (zone === undefined)
        return [
          {
            case: name,
            published: Number.NaN,
            ours: Number.NaN,
            bar: 0,
            in: 'absolute',
            note: 'case not described',
          },
        ];
      const year = runZone(zone, place);
      const heating = year.heating / 1000;
      const cooling = year.cooling / 1000;
      const bar = name.startsWith('6') ? 3 : 8;
      const cases: ReferenceCase[] = [
        {
          case: `${name} heating, MWh`,
          published: number('heat_5R1C'),
          ours: heating,
          bar,
          in: 'percent',
          ...outside(heating, number('heat_min6'), number('heat_max6')),
        },
        {
          case: `${name} cooling, MWh`,
          published: number('cool_5R1C'),
          ours: cooling,
          bar,
          in: 'percent',
          ...outside(cooling, number('cool_min6'), number('cool_max6')),
        },
        {
          case: `${name} peak heating, kW`,
          published: number('peakheat_5R1C'),
          ours: year.peakHeating,
          bar: 15,
          in: 'percent',
        },
        {
          case: `${name} peak cooling, kW`,
          published: number('peakcool_5R1C'),
          ours: year.peakCooling,
          bar: 15,
          in: 'percent',
        },
      ];
      return cases;
    });
  },
};

function outside(value: number, min: number, max: number): { note?: string } {
  if (value >= min && value <= max) return {};
  const side = value < min ? 'below' : 'above';
  return {
    note: `${side} the six reference programs of ASHRAE 140 (${min} to ${max}); no criterion`,
  };
}
