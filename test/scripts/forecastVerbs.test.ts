import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { register as registerEnergy } from '../../scripts/verbs/energy.ts';
import { register as registerReference } from '../../scripts/verbs/reference.ts';
import { register as registerSolar } from '../../scripts/verbs/solar.ts';
import { Problem } from '../../src/problem/problem.ts';

const dir = mkdtempSync(join(tmpdir(), 'twin-'));
afterAll(() => rmSync(dir, { recursive: true }));

/** Runs a verb in this process: what it printed on stdout, and what it threw. */
async function twin(...args: string[]): Promise<{ stdout: string; error: unknown }> {
  const program = new Command('twin');
  for (const register of [registerEnergy, registerReference, registerSolar]) register(program);
  const quiet = (command: Command): void => {
    command.exitOverride().configureOutput({ writeErr: () => {} });
    for (const child of command.commands) quiet(child);
  };
  quiet(program);
  let stdout = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return { stdout, error: undefined };
  } catch (error) {
    return { stdout, error };
  } finally {
    write.mockRestore();
  }
}
const file = (name: string, text: string): string => {
  writeFileSync(join(dir, name), text);
  return join(dir, name);
};

/** A year of winter with sun at noon, in the EPW format. */
function epw(): string {
  const rows = Array.from({ length: 8760 }, (_, i) => {
    const fields: (string | number)[] = new Array(35).fill(0);
    fields.splice(0, 7, 2001, 1, 1, (i % 24) + 1, 0, '?', -5);
    if (i % 24 === 11) fields.splice(13, 3, 300, 400, 100);
    return fields.join(',');
  });
  const head = ['DESIGN', 'TYPICAL', 'GROUND', 'HOLIDAYS', 'COMMENTS 1', 'COMMENTS 2'];
  const place = 'LOCATION,Town,-,-,-,0,48.0,11.0,1.0,500.0';
  return [place, ...head, 'DATA PERIODS,1,1,Data,Monday,1/1,12/31', ...rows].join('\n');
}

const zone = {
  floorArea: 100,
  volume: 250,
  massArea: 250,
  heatCapacity: 1.65e7,
  hIs: 3.45,
  opaque: [{ area: 100, u: 0.5, azimuth: 0, tilt: 90, absorptance: 0 }],
  windows: [],
  airChanges: 0.5,
  gains: null,
  heating: 20,
  cooling: null,
};

describe('twin energy and solar', () => {
  it('heats a zone for a year and prints six numbers', async () => {
    const weather = file('w.epw', epw());
    const path = file('z.json', JSON.stringify(zone));
    const run = await twin('energy', 'run', path, '--weather', weather, '--json');
    expect(run.error).toBeUndefined();
    const year = JSON.parse(run.stdout) as Record<string, number>;
    expect(Object.keys(year)).toEqual([
      'heating_MWh',
      'cooling_MWh',
      'peakHeating_kW',
      'peakCooling_kW',
      'tMin_C',
      'tMax_C',
    ]);
    // 25 K over 50 W/K of wall and 41.67 W/K of air all year, some more by the sky.
    const steady = (25 * (50 + 41.67) * 8760) / 1e6;
    expect(year.heating_MWh).toBeGreaterThan(0.95 * steady);
    expect(year.heating_MWh).toBeLessThan(1.05 * steady);
    expect(year.cooling_MWh).toBe(0);
    expect(year.tMin_C).toBeCloseTo(20, 6);
  });

  it('names file and place of a wrong zone, of a short year and of a file that is not there', async () => {
    const weather = file('short.epw', epw().split('\n').slice(0, -1).join('\n'));
    const good = file('z.json', JSON.stringify(zone));
    const day = file('day.json', JSON.stringify({ ...zone, heating: new Array(23).fill(20) }));
    const broken = file('broken.json', '{"floorArea": ');
    const cases = [
      [good, weather, /short\.epw has 8759 hourly rows/],
      [day, weather, /day\.json: heating has 23 values/],
      [broken, weather, /broken\.json is not valid JSON/],
      [join(dir, 'none.json'), weather, /none\.json cannot be read \(ENOENT\)/],
      [good, join(dir, 'none.epw'), /none\.epw cannot be read/],
    ] as const;
    for (const [path, epwPath, message] of cases) {
      const { stdout, error } = await twin('energy', 'run', path, '--weather', epwPath, '--json');
      expect(stdout).toBe('');
      expect(error).toBeInstanceOf(Problem);
      expect((error as Problem).message).toMatch(message);
    }
  });

  it('places the sun, and wants an instant with its zone', async () => {
    const place = ['--lat', '39.742476', '--lon', '-105.1786', '--elevation', '1830.14'];
    const air = ['--pressure', '820', '--temperature', '11', '--json'];
    const at = (time: string) => twin('solar', 'position', ...place, '--time', time, ...air);
    const found = JSON.parse((await at('2003-10-17T12:30:30-07:00')).stdout) as Record<
      string,
      number
    >;
    expect(Math.abs(found.azimuth! - 194.340241)).toBeLessThan(1e-4);
    expect(Math.abs(found.apparentZenith! - 50.111622)).toBeLessThan(1e-4);
    for (const wrong of ['2003-10-17T12:30:30', 'noon', '2003-13-17T12:30:30Z'])
      expect((await at(wrong)).error).toBeInstanceOf(CommanderError);
  });

  it('gives a photovoltaic year by month', async () => {
    const rows = Array.from({ length: 8760 }, (_, i) => {
      const month = new Date(Date.UTC(2002, 0, 1, i)).getUTCMonth() + 1;
      return `${month},1,${i % 24},${i % 24 === 12 ? 800 : 0},${i % 24 === 12 ? 80 : 0},10,2`;
    });
    const csv = file(
      'pv.csv',
      ['month,day,hour,beam,diffuse,temperature,wind', ...rows].join('\n'),
    );
    const where = ['--lat', '48', '--lon', '15', '--tilt', '35', '--azimuth', '180', '--kw', '4'];
    const run = await twin(
      'solar',
      'pv',
      csv,
      ...where,
      '--losses',
      '14',
      '--mount',
      'roof',
      '--json',
    );
    expect(run.error).toBeUndefined();
    const year = JSON.parse(run.stdout) as Record<'poa_kWh_m2' | 'dc_kWh' | 'ac_kWh', number> & {
      monthly: number[];
    };
    expect(year.monthly.length).toBe(12);
    expect(year.monthly.reduce((sum, v) => sum + v, 0)).toBeCloseTo(year.ac_kWh, 6);
    expect(year.ac_kWh).toBeLessThan(year.dc_kWh);
    expect(year.dc_kWh).toBeLessThan(4 * year.poa_kWh_m2);
    const usage = await twin('solar', 'pv', csv, ...where, '--mount', 'tree');
    expect(usage.error).toBeInstanceOf(CommanderError);
  });

  it('refuses a reference folder that is not there', async () => {
    const { stdout, error } = await twin('reference', join(dir, 'none'), '--json');
    expect(stdout).toBe('');
    expect((error as Problem).message).toMatch(/none cannot be read/);
  });
});
