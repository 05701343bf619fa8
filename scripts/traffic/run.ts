import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Figure } from '../../src/channel/channel.ts';
import { checkLevers } from '../../src/forecast/energy/levers.ts';
import { finish } from '../../src/forecast/mobility/assignment.ts';
import { type PreparedTraffic, prepareTraffic } from '../../src/forecast/mobility/prepare.ts';
import { settleTraffic, trafficModel } from '../../src/forecast/mobility/run.ts';
import { shareCity, shareStart } from '../../src/forecast/mobility/samplePool.ts';
import { type Pair, TodaySamples } from '../../src/forecast/mobility/samples.ts';
import type { FigureDifference, ForecastResult, Precision } from '../../src/forecast/protocol.ts';
import { Problem } from '../../src/problem/problem.ts';
import type { LeverValues } from '../../src/scenario/lever.ts';
import type { RoadChange } from '../../src/scenario/roadChange.ts';
import type { Provenance } from '../../src/scenario/scenario.ts';
import { readTrafficCity, type TrafficCity } from './city.ts';
import { sampleThreads } from './threads.ts';

export interface TrafficRun {
  readonly levers: LeverValues;
  readonly roads: readonly RoadChange[];
  readonly results: readonly Figure[];
  readonly differences: readonly FigureDifference[];
  readonly precision: Precision | undefined;
  /** What a person should know of the answer, such as districts that no road leads to any more. */
  readonly notes: readonly string[];
  readonly provenance: Provenance;
}

type Progress = (share: number | undefined, note: string) => void;

/** A city of a folder, prepared. */
export async function prepareCity(
  dir: string,
  progress?: Progress,
): Promise<{ readonly city: TrafficCity; readonly prepared: PreparedTraffic }> {
  const city = await readTrafficCity(dir, progress);
  const steps = prepareTraffic(city.inputs);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return { city, prepared: step.value };
    progress?.(0.3 * step.value, 'finding today’s traffic');
  }
}

/**
 * The final answer for lever values and changes of roads.
 * @param gap ends at the first answer with this relative gap, its intervals as wide as they are then
 */
export async function runTrafficCity(
  dir: string,
  assumptions: { readonly levers: LeverValues; readonly roads: readonly RoadChange[] },
  leversFile: string,
  { gap, progress }: { readonly gap?: number | undefined; readonly progress?: Progress } = {},
): Promise<{
  readonly run: TrafficRun;
  readonly result: ForecastResult;
  readonly city: TrafficCity;
}> {
  const { city, prepared } = await prepareCity(dir, progress);
  checkLevers(prepared.model.levers, assumptions.levers, leversFile);
  const known = new Set(city.inputs.roads.roads.id);
  const strange = assumptions.roads.flatMap(({ roads }) => roads).find((id) => !known.has(id));
  if (strange !== undefined)
    throw new Problem('roadsFile', {
      file: leversFile,
      detail: `the city has no road “${strange}”`,
    });
  const found = await finalAnswer(prepared, assumptions, city.inputs.file, gap, (share, value) =>
    progress?.(0.3 + 0.7 * share, `relative gap ${value.toExponential(1)}`),
  );
  return {
    city,
    result: found,
    run: {
      levers: found.levers,
      roads: assumptions.roads,
      results: found.figures,
      differences: found.differences,
      precision: found.precision,
      notes: (found.notes ?? []).map(({ en }) => en),
      provenance: await provenanceOf(city, prepared),
    },
  };
}

/** Settles routes and modes here and works out samples over threads; `gap` ends it at an earlier answer. */
async function finalAnswer(
  prepared: PreparedTraffic,
  assumptions: Parameters<typeof settleTraffic>[2],
  file: string,
  gap: number | undefined,
  told: (share: number, gap: number) => void,
): Promise<ForecastResult> {
  const steps = settleTraffic(prepared, new TodaySamples(prepared), assumptions);
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) {
    if (step.value === undefined) continue;
    const { value = 0, progress = 0 } = step.value.precision ?? {};
    told(progress, value);
    if (gap !== undefined && value <= gap) return step.value;
  }
  const { plan, start, answer } = step.value;
  const pool = sampleThreads();
  try {
    shareCity(pool, prepared);
    shareStart(pool, plan, start);
    const pairs: Pair[] = [];
    const tasks = prepared.draws.map((_, s) => s);
    await pool.run(tasks, (pair) => pairs.push(pair), new AbortController().signal, file);
    return finish(answer(pairs));
  } finally {
    pool.dispose();
  }
}

async function provenanceOf(
  { catalogue, files }: TrafficCity,
  { model }: PreparedTraffic,
): Promise<Provenance> {
  const app = JSON.parse(
    await readFile(resolve(import.meta.dirname, '../../package.json'), 'utf8'),
  ) as { version: string };
  const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  return {
    city: catalogue.id,
    synthetic: catalogue.synthetic,
    inputs: Object.fromEntries(files.map(({ name, bytes }) => [name, sha256(bytes)])),
    model: {
      name: `${trafficModel.name}: ${model.name.en}`,
      version: `${trafficModel.version}/${model.version}`,
    },
    app: app.version,
    samples: model.samples,
    seed: model.seed,
    sources: model.sources.map(({ text, url }) =>
      url === undefined ? text.en : `${text.en} (${url})`,
    ),
  };
}

/** Flow, speed and exhaust of each link of the modelled hour, as CSV. */
export function linksCsv({ inputs }: TrafficCity, result: ForecastResult): string {
  const { roads, links } = inputs.roads;
  const channels = result.channels.filter(({ target }) => target === 'road');
  const head = ['road', 'direction', ...channels.map(({ id, unit }) => `${id} [${unit}]`)];
  const rows = Array.from({ length: links.count }, (_, link) =>
    [
      roads.id[links.road[link]!]!,
      links.forward[link] === 1 ? 'forward' : 'backward',
      ...channels.map(({ values }) => Number(values[link]!.toPrecision(6))),
    ].join(','),
  );
  return [head.join(','), ...rows, ''].join('\r\n');
}
