import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { standards } from '../../src/catalogue/standards.ts';
import type { Figure } from '../../src/channel/channel.ts';
import { ForecastClient, type ForecastWorker } from '../../src/forecast/client.ts';
import { checkLevers } from '../../src/forecast/energy/levers.ts';
import type {
  FigureDifference,
  ForecastAnswer,
  ForecastResult,
  Precision,
  PreparedCity,
} from '../../src/forecast/protocol.ts';
import { Problem, problemFrom } from '../../src/problem/problem.ts';
import type { LeverValues } from '../../src/scenario/lever.ts';
import type { RoadChange } from '../../src/scenario/roadChange.ts';
import type { Assumptions, Provenance } from '../../src/scenario/scenario.ts';
import { mergeLevers, mergeResults, ownValues } from '../../src/wiring/forecast/merge.ts';
import { readCatalogue } from '../city/catalogue.ts';
import { readLeverFile, readRoadFile } from './assumptions.ts';
import { CityFiles } from './city.ts';
import { districtsCsv } from './districts.ts';
import { type HeadlessModel, headlessModels, type Started } from './models.ts';

export interface ScenarioRun {
  readonly levers: LeverValues;
  readonly results: readonly Figure[];
  readonly provenance: Provenance;
  /** B minus A of each figure, in the same order. */
  readonly differences: readonly FigureDifference[];
  /** Roads that are shut or slowed down, where any are. */
  readonly roads?: readonly RoadChange[];
  /** How near each model's answer is, where it is not exact. */
  readonly precision: readonly (Omit<Precision, 'model'> & { readonly model: string })[];
}

export interface ScenarioOptions {
  /** City folder with its catalogue. */
  readonly dir: string;
  /** JSON object of lever id to value, or an exported scenario; missing levers stay today. */
  readonly leversFile: string;
  /** JSON list of changes of roads. */
  readonly roadsFile?: string | undefined;
  /** Where to write what the models tell of districts, CSV. */
  readonly districtsFile?: string | undefined;
  readonly progress?: (share: number | undefined, note: string) => void;
}

interface Ready {
  readonly model: HeadlessModel;
  readonly started: Started<{ readonly file: string }>;
  readonly client: ForecastClient<{ readonly file: string }>;
  readonly city: PreparedCity;
  /** Rejects with what a model reports after its first answer. */
  readonly failed: Promise<never>;
}

/**
 * The numbers of the app for a city folder and a lever file, with all that reproduces them; every model
 * that the city has runs until its final answer.
 * @throws Problem where the folder, one of its files or a lever is wrong
 */
export async function runScenario(options: ScenarioOptions): Promise<ScenarioRun> {
  const { dir, leversFile, roadsFile, districtsFile, progress } = options;
  const city = new CityFiles(dir, await readCatalogue(dir));
  const wanted = await readLeverFile(leversFile);
  const roads = roadsFile === undefined ? wanted.roads : await readRoadFile(roadsFile);
  const models = headlessModels.filter((model) => model.fits(city));
  if (models.length === 0) city.distribution(standards.stockModel, 'stock model');
  await checkRoads(city, models, roads, roadsFile ?? leversFile);
  progress?.(0.05, 'reading the city');
  const ready: Ready[] = [];
  const results: ForecastResult[] = [];
  try {
    for (const [i, model] of models.entries()) {
      const share = (part: number): number => 0.05 + (0.6 * (i + part)) / models.length;
      ready.push(
        await prepare(model, city, (part) => progress?.(share(part), `preparing ${model.id}`)),
      );
    }
    checkLevers(mergeLevers(ready.map((one) => one.city)), wanted.levers, leversFile);
    for (const [i, one] of ready.entries()) {
      const own: Assumptions = {
        levers: ownValues(one.city.levers, wanted.levers),
        ...(one.model.roads && roads.length > 0 ? { roads } : {}),
      };
      const share = (part: number): number => 0.65 + (0.35 * (i + part)) / ready.length;
      results.push(await finalAnswer(one, own, (part) => progress?.(share(part), one.model.id)));
    }
  } finally {
    for (const { client } of ready) client.dispose();
  }
  progress?.(1, 'done');
  const merged = mergeResults(results)!;
  if (districtsFile !== undefined) await writeFile(districtsFile, districtsCsv(merged));
  const { levers, figures, differences } = merged;
  return {
    levers,
    results: figures,
    provenance: await provenanceOf(city, ready),
    differences,
    ...(roads.length > 0 ? { roads } : {}),
    precision: results.flatMap(({ precision }) =>
      precision === undefined ? [] : [{ ...precision, model: precision.model.en }],
    ),
  };
}

async function prepare(
  model: HeadlessModel,
  files: CityFiles,
  progress: (share: number) => void,
): Promise<Ready> {
  const started = await model.start(files);
  const worker = started.worker as ForecastWorker<{ readonly file: string }>;
  const client = new ForecastClient(() => worker);
  const failed = failuresOf(worker);
  const city = await client.prepare(started.inputs, progress).catch((error: unknown) => {
    client.dispose();
    throw error;
  });
  return { model, started, client, city, failed };
}

/** A client drops what fails after the first answer, for the figures stay; here they would not be final. */
function failuresOf(worker: ForecastWorker<{ readonly file: string }>): Promise<never> {
  const tell = worker.onmessage;
  const failed = new Promise<never>((_, reject) => {
    worker.onmessage = (event: MessageEvent<ForecastAnswer>) => {
      if (event.data.type === 'failed') reject(problemFrom(event.data.problem));
      tell?.(event);
    };
  });
  failed.catch(() => undefined);
  return failed;
}

const finalAnswer = (
  { client, failed }: Ready,
  assumptions: Assumptions,
  progress: (share: number) => void,
): Promise<ForecastResult> => {
  const answer = new Promise<ForecastResult>((resolve, reject) => {
    const take = (result: ForecastResult | undefined): void => {
      if (result === undefined) return;
      if (result.precision?.final === false) progress(result.precision.progress ?? 0);
      else resolve(result);
    };
    client.run(assumptions, take).then(take, reject);
  });
  return Promise.race([answer, failed]);
};

/** @throws Problem `roadsModel`, `roadsUnknown` where roads are named that nothing can be done to */
async function checkRoads(
  city: CityFiles,
  models: readonly HeadlessModel[],
  changes: readonly RoadChange[],
  file: string,
): Promise<void> {
  if (changes.length === 0) return;
  const { id } = city.catalogue;
  if (!models.some((model) => model.roads)) throw new Problem('roadsModel', { file, city: id });
  const known = new Set((await city.roads()).roads.id);
  const unknown = changes.flatMap(({ roads }) => roads.filter((road) => !known.has(road)));
  if (unknown.length > 0) {
    const roads = unknown.slice(0, 5).join(', ');
    throw new Problem('roadsUnknown', { file, city: id, roads });
  }
}

async function provenanceOf(files: CityFiles, ready: readonly Ready[]): Promise<Provenance> {
  const app = JSON.parse(
    await readFile(resolve(import.meta.dirname, '../../package.json'), 'utf8'),
  ) as { version: string };
  const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  const models = ready.map(({ started, city }) => ({
    name: `${started.code.name}: ${city.model.name.en}`,
    version: `${started.code.version}/${city.model.version}`,
    samples: city.samples,
    seed: city.seed,
  }));
  const { samples, seed, ...model } = models[0]!;
  const sources = ready.flatMap(({ started, city }) => [
    ...city.sources.map(({ text, url }) => (url === undefined ? text.en : `${text.en} (${url})`)),
    ...started.sources,
  ]);
  return {
    city: files.catalogue.id,
    synthetic: files.catalogue.synthetic,
    inputs: Object.fromEntries(
      (await files.inputs()).map(({ name, bytes }) => [name, sha256(bytes)]),
    ),
    model,
    app: app.version,
    samples,
    seed,
    sources: [...new Set(sources)],
    models,
  };
}
