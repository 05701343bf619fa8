import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { standards } from '../../src/catalogue/standards.ts';
import { Problem } from '../../src/problem/problem.ts';
import type { DistributionInput } from './catalogue.ts';

/** Models whose assumptions are a file of the city, beside the building stock's. */
export const modelKinds = { traffic: standards.trafficModel, heat: standards.heatModel } as const;
export type ModelKind = keyof typeof modelKinds;

const seeds = resolve(import.meta.dirname, '../../seeds');

/**
 * Writes `seeds/<kind>/<name>.json` to `models/<kind>.json` of a city folder; a model that `extends` another
 * of its kind has its own values in place of that one's (RFC 7396).
 * @throws Problem `sourceFormat` where there is no such model
 */
export async function writeModel(
  dir: string,
  kind: ModelKind,
  name: string,
): Promise<DistributionInput> {
  const path = `models/${kind}.json`;
  await mkdir(join(dir, 'models'), { recursive: true });
  await writeFile(join(dir, path), await modelText(kind, name));
  return { path, mediaType: 'application/json', conformsTo: [modelKinds[kind]] };
}

type Json = Readonly<Record<string, unknown>>;

async function modelText(kind: ModelKind, name: string): Promise<string> {
  const file = join(seeds, kind, `${name}.json`);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Problem('sourceFormat', { file, detail: `no such ${kind} model` }, { cause });
  });
  const { extends: base, ...own } = JSON.parse(text) as Json;
  if (typeof base !== 'string') return text;
  const merged = patched(JSON.parse(await modelText(kind, base)) as Json, own);
  return `${JSON.stringify(merged, null, 2)}\n`;
}

/** JSON Merge Patch: members of objects one by one, everything else whole, null takes away. */
function patched(target: unknown, patch: Json): Json {
  const merged: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch))
    if (value === null) delete merged[key];
    else merged[key] = isObject(value) ? patched(merged[key], value) : value;
  return merged;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
