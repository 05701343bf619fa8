import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { writeEpw } from './epw.ts';
import { cityLoad, gridCarbon, seriesCsv } from './series.ts';
import { makeWeather, type Site } from './weather.ts';

const stockSeed = resolve(import.meta.dirname, '../../../../seeds/stock/demo.json');
/** Years of the hourly series, and the calendar that the typical year is written in. */
export const seriesYears = [2025, 2026] as const;
const typicalYear = 2023;

export interface EnergyInput {
  /** City folder; files go to `energy/`. */
  readonly dir: string;
  readonly name: string;
  readonly site: Site;
  readonly population: number;
  readonly seed: number;
}

/** Writes load, grid carbon, air temperature, the typical year and the stock model. */
export async function writeEnergy(input: EnergyInput): Promise<{ readonly gigawattHours: number }> {
  const { dir, name, site, population, seed } = input;
  const folder = join(dir, 'energy');
  await mkdir(folder, { recursive: true });
  const years = seriesYears.map((year) => makeWeather(site, year, seed));
  const loads = years.map((weather) => cityLoad(weather, population, seed));
  const carbon = years.map((weather) => gridCarbon(weather, seed));
  const [first] = seriesYears;
  const write = (file: string, column: string, parts: readonly Float64Array[], digits: number) =>
    writeFile(
      join(folder, file),
      seriesCsv(first, { [column]: { values: joined(parts), digits } }),
    );
  await write('load.csv', 'load', loads, 3);
  await write('grid-carbon.csv', 'carbonIntensity', carbon, 1);
  await write(
    'temperature.csv',
    'airTemperature',
    years.map((w) => w.temperature),
    1,
  );
  const typical = makeWeather(site, typicalYear, seed);
  await writeFile(join(folder, 'weather.epw'), writeEpw(typical, site, { name, zone: 1 }));
  await copyFile(stockSeed, join(folder, 'stock.json'));
  return { gigawattHours: loads[0]!.reduce((a, b) => a + b, 0) / 1000 };
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
