import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalogue, Distribution } from '../../src/catalogue/entry.ts';
import { standards } from '../../src/catalogue/standards.ts';
import { readBuildingTable } from '../../src/catalogue/table.ts';
import type { Figure } from '../../src/channel/channel.ts';
import { checkLevers } from '../../src/forecast/energy/levers.ts';
import { type Prepared, prepareForecast } from '../../src/forecast/energy/prepare.ts';
import { forecastModel, runForecast } from '../../src/forecast/energy/run.ts';
import { Problem } from '../../src/problem/problem.ts';
import type { LeverValues } from '../../src/scenario/lever.ts';
import type { Provenance } from '../../src/scenario/scenario.ts';
import { catalogueFile, readCatalogue } from '../city/catalogue.ts';

export interface ScenarioRun {
  readonly levers: LeverValues;
  readonly results: readonly Figure[];
  readonly provenance: Provenance;
}

export interface ScenarioOptions {
  /** City folder with its catalogue. */
  readonly dir: string;
  /** JSON object of lever id to value; missing levers stay today. */
  readonly leversFile: string;
  readonly progress?: (share: number | undefined, note: string) => void;
}

interface Input {
  /** Relative to the city folder, or the address of something elsewhere. */
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * The numbers of the app for a city folder and a lever file, with all that reproduces them.
 * @throws Problem where the folder, one of its files or a lever is wrong
 */
export async function runScenario({
  dir,
  leversFile,
  progress,
}: ScenarioOptions): Promise<ScenarioRun> {
  const catalogue = await readCatalogue(dir);
  const wanted = await readLeverFile(leversFile);
  progress?.(0.1, 'reading the city');
  const table = await readInput(
    dir,
    required(catalogue, dir, standards.buildingTable, 'building table'),
  );
  const model = await readInput(dir, required(catalogue, dir, standards.stockModel, 'stock model'));
  const weatherAt = find(catalogue, standards.epw);
  const weather = weatherAt && (await readInput(dir, weatherAt));
  const prepared = prepareForecast({
    table: await readBuildingTable(arrayBufferOf(table.bytes), table.name),
    model: parseJson(model),
    file: model.name,
    weather: weather?.bytes.toString('utf8'),
    weatherFile: weather?.name,
    progress: (share) => progress?.(0.1 + 0.8 * share, 'preparing the buildings'),
  });
  checkLevers(prepared.levers, wanted, leversFile);
  const { levers, figures } = runForecast(prepared, wanted);
  progress?.(1, 'done');
  const inputs = [table, model, ...(weather === undefined ? [] : [weather])];
  return { levers, results: figures, provenance: await provenanceOf(catalogue, prepared, inputs) };
}

async function provenanceOf(
  catalogue: Catalogue,
  { model }: Prepared,
  inputs: readonly Input[],
): Promise<Provenance> {
  const app = JSON.parse(
    await readFile(resolve(import.meta.dirname, '../../package.json'), 'utf8'),
  ) as { version: string };
  const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  return {
    city: catalogue.id,
    synthetic: catalogue.synthetic,
    inputs: Object.fromEntries(inputs.map(({ name, bytes }) => [name, sha256(bytes)])),
    model: {
      name: `${forecastModel.name}: ${model.name.en}`,
      version: `${forecastModel.version}/${model.version}`,
    },
    app: app.version,
    samples: model.samples,
    seed: model.seed,
    sources: [
      ...model.sources.map(({ text, url }) =>
        url === undefined ? text.en : `${text.en} (${url})`,
      ),
      ...Object.entries(model.carbon).map(
        ([carrier, { source, date }]) => `CO2 of ${carrier}, ${date}: ${source}`,
      ),
    ],
  };
}

async function readLeverFile(file: string): Promise<LeverValues> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new Problem('leverFile', { file, detail: (error as Error).message }, { cause: error });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Problem('leverFile', { file, detail: 'not a JSON object' });
  for (const [id, number] of Object.entries(value))
    if (typeof number !== 'number')
      throw new Problem('leverFile', { file, detail: `“${id}” is not a number` });
  return value as LeverValues;
}

const find = (catalogue: Catalogue, standard: string): Distribution | undefined =>
  catalogue.entries.flatMap((e) => e.distributions).find((d) => d.conformsTo.includes(standard));

function required(catalogue: Catalogue, dir: string, standard: string, what: string): Distribution {
  const found = find(catalogue, standard);
  if (found === undefined)
    throw new Problem('cityDataset', { file: resolve(dir, catalogueFile), standard, what });
  return found;
}

/** A file of the city folder, or what an address elsewhere gives. */
async function readInput(dir: string, { accessUrl }: Distribution): Promise<Input> {
  if (!accessUrl.startsWith('file:')) {
    const response = await fetch(accessUrl).catch((error: unknown) => {
      throw new Problem('unreachable', { file: accessUrl, detail: String(error) });
    });
    if (!response.ok) throw new Problem('notFound', { file: accessUrl, status: response.status });
    return { name: accessUrl, bytes: Buffer.from(await response.arrayBuffer()) };
  }
  const path = fileURLToPath(accessUrl);
  const name = relative(resolve(dir), path).replaceAll('\\', '/');
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new Problem('notFound', { file: name, status: 404 }, { cause: error });
  });
  return { name, bytes };
}

const arrayBufferOf = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer;

function parseJson({ name, bytes }: Input): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new Problem('stockField', {
      file: name,
      place: 'the document',
      detail: `is not JSON (${(error as Error).message})`,
    });
  }
}
