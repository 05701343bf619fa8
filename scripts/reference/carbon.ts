import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ReferenceCase, ReferenceSuite } from './suite.ts';

const seeds = resolve(import.meta.dirname, '../../seeds/stock');
/** kg CO2 per TJ of lower heating value, IPCC 2006, volume 2, table 2.2. */
const ipcc = { gas: 56_100, oil: 74_100 } as const;
const perKilowattHour = 3.6 / 1000;

interface StockSeed {
  readonly carbon: Readonly<Record<string, { readonly path: readonly (readonly number[])[] }>>;
}

export const carbon: ReferenceSuite = {
  name: 'carbon',
  source: 'IPCC 2006 Guidelines, volume 2: fuels of the stock models, g CO2 per kWh',
  run: async () => {
    const cases: ReferenceCase[] = [];
    for (const name of (await readdir(seeds)).filter((file) => file.endsWith('.json')).sort()) {
      const seed = JSON.parse(await readFile(resolve(seeds, name), 'utf8')) as StockSeed;
      for (const [fuel, factor] of Object.entries(ipcc))
        for (const [year, value] of seed.carbon[fuel]?.path ?? [])
          cases.push({
            case: `${name} ${fuel} ${year}`,
            published: factor * perKilowattHour,
            ours: value ?? Number.NaN,
            bar: 1e-9,
            in: 'absolute',
          });
    }
    return cases;
  },
};
