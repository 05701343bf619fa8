import { copyFile, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { standards } from '../../src/catalogue/standards.ts';
import { Problem } from '../../src/problem/problem.ts';
import type { DistributionInput } from './catalogue.ts';

/** Models whose assumptions are a file of the city, beside the building stock's. */
export const modelKinds = { traffic: standards.trafficModel, heat: standards.heatModel } as const;
export type ModelKind = keyof typeof modelKinds;

const seeds = resolve(import.meta.dirname, '../../seeds');

/**
 * Copies `seeds/<kind>/<name>.json` to `models/<kind>.json` of a city folder.
 * @throws Problem `sourceFormat` where there is no such model
 */
export async function writeModel(
  dir: string,
  kind: ModelKind,
  name: string,
): Promise<DistributionInput> {
  const path = `models/${kind}.json`;
  const file = join(seeds, kind, `${name}.json`);
  await mkdir(join(dir, 'models'), { recursive: true });
  try {
    await copyFile(file, join(dir, path));
  } catch (cause) {
    throw new Problem('sourceFormat', { file, detail: `no such ${kind} model` }, { cause });
  }
  return { path, mediaType: 'application/json', conformsTo: [modelKinds[kind]] };
}
