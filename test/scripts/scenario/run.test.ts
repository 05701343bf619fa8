import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCatalogue } from '../../../scripts/city/catalogue.ts';
import { runScenario } from '../../../scripts/scenario/run.ts';
import { standards } from '../../../src/catalogue/standards.ts';
import { readBuildingTable } from '../../../src/catalogue/table.ts';
import { prepareForecast } from '../../../src/forecast/energy/prepare.ts';
import { runForecast } from '../../../src/forecast/energy/run.ts';
import { Problem } from '../../../src/problem/problem.ts';
import { seedModel } from '../../forecast/model.ts';
import { syntheticTable } from '../../forecast/table.ts';

const count = 60;
let dir = '';

/** A city folder with a building table and a stock model, and nothing else. */
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'twin-scenario-'));
  await mkdir(join(dir, 'buildings'));
  await mkdir(join(dir, 'energy'));
  await writeFile(join(dir, 'energy/stock.json'), JSON.stringify(seedModel('demo')));
  const zeros = new Array(count).fill(0);
  const { columns } = syntheticTable(count);
  const columnData = [
    { name: 'id', data: zeros.map((_, i) => `B${i}`) },
    ...['lon', 'lat', 'ground'].map((name) => ({ name, data: zeros, type: 'DOUBLE' as const })),
    ...Object.entries(columns).map(([name, column]) =>
      column.kind === 'category'
        ? { name, data: Array.from(column.codes, (code) => column.categories[code]!) }
        : { name, data: Array.from(column.values as Float32Array), type: 'DOUBLE' as const },
    ),
  ];
  await writeFile(
    join(dir, 'buildings/buildings.parquet'),
    new Uint8Array(parquetWriteBuffer({ columnData })),
  );
  const text = { en: 'Test town' };
  const entry = (id: string, path: string, mediaType: string, standard: string) => ({
    id,
    title: text,
    description: text,
    theme: 'energy' as const,
    distributions: [{ path, mediaType, conformsTo: [standard] }],
  });
  await writeCatalogue(dir, {
    city: {
      id: 'town',
      title: text,
      description: text,
      bounds: [9, 45, 9.1, 45.1],
      synthetic: true,
      timeZone: 'Europe/Berlin',
      publisher: 'Test',
      licence: { url: 'https://creativecommons.org/publicdomain/zero/1.0/', name: 'CC0 1.0' },
    },
    entries: [
      entry(
        'buildings',
        'buildings/buildings.parquet',
        'application/vnd.apache.parquet',
        standards.buildingTable,
      ),
      entry('stock', 'energy/stock.json', 'application/json', standards.stockModel),
    ],
  });
});

afterAll(() => rm(dir, { recursive: true, force: true }));

async function run(levers: unknown): ReturnType<typeof runScenario> {
  const leversFile = join(dir, 'levers.json');
  await writeFile(leversFile, typeof levers === 'string' ? levers : JSON.stringify(levers));
  return runScenario({ dir, leversFile });
}

describe('scenario run', () => {
  it('prints the numbers that the app shows, with every lever and every input', async () => {
    const { levers, results, provenance } = await run({ retrofit_rate: 3 });
    const table = await readFile(join(dir, 'buildings/buildings.parquet'));
    const model = seedModel('demo');
    const prepared = prepareForecast({
      table: await readBuildingTable(new Uint8Array(table).buffer, 'buildings.parquet'),
      model,
      file: 'stock.json',
    });
    expect(results).toEqual(runForecast(prepared, { retrofit_rate: 3 }).figures);
    expect(levers).toMatchObject({ retrofit_rate: 3, retrofit_depth: 20, target_year: 2035 });
    expect(results[0]).toMatchObject({
      quantity: 'heatingNeed',
      unit: 'GWh/a',
      window: { start: '2035-01-01', end: '2036-01-01' },
    });
    expect(provenance).toMatchObject({ city: 'town', synthetic: true, samples: 256 });
    expect(provenance.inputs['buildings/buildings.parquet']).toBe(
      createHash('sha256').update(table).digest('hex'),
    );
    expect(Object.keys(provenance.inputs)).toEqual([
      'buildings/buildings.parquet',
      'energy/stock.json',
    ]);
    expect(provenance.sources.length).toBeGreaterThan(5);
  });

  it('leaves missing levers as today, and moves with a lever', async () => {
    const today = await run({});
    const more = await run({ retrofit_rate: 3 });
    expect(today.results[0]!.value).toBeGreaterThan(more.results[0]!.value);
  });

  it('names every model that ran, and refuses roads where none is about roads', async () => {
    const { provenance, differences, results } = await run({ retrofit_rate: 3 });
    expect(provenance.models).toHaveLength(1);
    expect(provenance.models?.[0]).toMatchObject({ ...provenance.model, samples: 256 });
    expect(differences.map((d) => d.quantity)).toEqual(results.map((f) => f.quantity));
    const leversFile = join(dir, 'levers.json');
    const roadsFile = join(dir, 'roads.json');
    await writeFile(roadsFile, JSON.stringify([{ kind: 'closed', roads: ['a'] }]));
    await expect(runScenario({ dir, leversFile, roadsFile })).rejects.toThrow(
      /town has no traffic model.*roads\.json/,
    );
  });

  it('refuses what is no lever, no number or out of range, naming the file', async () => {
    const cases: readonly (readonly [unknown, RegExp])[] = [
      [{ retrofit: 1 }, /levers\.json.*retrofit.*retrofit_rate/],
      [{ retrofit_rate: 7 }, /levers\.json.*0 to 5/],
      [{ retrofit_rate: '1' }, /levers\.json.*not a number/],
      [[1], /not a JSON object/],
      ['{', /levers\.json/],
    ];
    for (const [levers, message] of cases) {
      await expect(run(levers)).rejects.toThrow(Problem);
      await expect(run(levers)).rejects.toThrow(message);
    }
  });

  it('names the folder, the lever file or the input that is not there', async () => {
    const none = join(dir, 'none');
    const leversFile = join(dir, 'levers.json');
    await writeFile(leversFile, '{}');
    await expect(runScenario({ dir: none, leversFile })).rejects.toThrow(/catalogue\.jsonld/);
    await expect(runScenario({ dir, leversFile: none })).rejects.toThrow(/none/);
    await writeFile(join(dir, 'energy/stock.json'), '{"format":');
    await expect(run({})).rejects.toThrow(/energy\/stock\.json.*not JSON/);
    await rm(join(dir, 'energy/stock.json'));
    await expect(run({})).rejects.toThrow(/energy\/stock\.json/);
  });
});
