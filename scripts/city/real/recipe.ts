import { readdir, readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Theme, Variable } from '../../../src/catalogue/entry.ts';
import type { TimeWindow } from '../../../src/channel/channel.ts';
import type { Text } from '../../../src/channel/text.ts';
import type { Bounds } from '../../../src/geo/bounds.ts';
import { Problem } from '../../../src/problem/problem.ts';
import { type StepName, stepNames } from './steps/names.ts';

/** One published file that a city is made from. */
export interface Source {
  readonly id: string;
  /** Public address of exactly these bytes. */
  readonly url: string;
  /** Path below the folder given with `--from`; the last part alone is enough. */
  readonly file: string;
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly licence: { readonly url: string; readonly name: string };
  readonly publisher: string;
  readonly attribution: string;
  /** Without it no city can be made; other sources only cost their own layers. */
  readonly required?: boolean;
}

/** One dataset of the finished city and the step that makes it. */
export interface Dataset {
  readonly id: string;
  readonly step: StepName;
  /** Ids of the sources that the step reads, in the order that the step documents. */
  readonly sources: readonly string[];
  readonly title: Text;
  readonly description: Text;
  readonly theme: Theme;
  readonly shown?: boolean;
  readonly temporal?: TimeWindow;
  /** One period per source, where every source is a time step of one dataset. */
  readonly periods?: readonly TimeWindow[];
  readonly variable?: Variable;
  readonly ramp?: string;
  /** Value that means "not known" where the file does not declare one. */
  readonly noData?: number;
  /** Further settings, documented at the step. */
  readonly options?: Readonly<Record<string, unknown>>;
}

/** How a real city is made: a file under `seeds/`, described in `seeds/README.md`. */
export interface Recipe {
  readonly schema: 'urn:twinscape:recipe:1';
  readonly id: string;
  readonly title: Text;
  readonly description: Text;
  /** IANA time zone. */
  readonly timeZone: string;
  readonly bounds: Bounds;
  /** Projected CRS in metres that areas, distances and rasters made here use. */
  readonly crs: string;
  readonly sources: readonly Source[];
  readonly datasets: readonly Dataset[];
}

const seeds = resolve(import.meta.dirname, '../../../seeds');

/**
 * Reads and checks a recipe.
 * @param nameOrPath a name under `seeds/` (`milan`) or the path of a JSON file
 * @throws Problem `recipeUnknown`, `recipeField`
 */
export async function readRecipe(nameOrPath: string): Promise<Recipe> {
  const path = /^[\w-]+$/.test(nameOrPath) ? resolve(seeds, `${nameOrPath}.json`) : nameOrPath;
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    const files = await readdir(seeds).catch(() => []);
    const known = files.filter((f) => f.endsWith('.json')).map((f) => basename(f, '.json'));
    throw new Problem('recipeUnknown', { file: nameOrPath, known: known.join(', ') }, { cause });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Problem('recipeField', { file: path, place: 'JSON', detail: String(cause) });
  }
  return checkRecipe(value, path);
}

type Json = Record<string, unknown>;

/** The value as a Recipe; the first field that is missing or wrong is named in the Problem. */
export function checkRecipe(value: unknown, file: string): Recipe {
  const fail = (place: string, detail: string): never => {
    throw new Problem('recipeField', { file, place, detail });
  };
  const object = (v: unknown, place: string): Json =>
    typeof v === 'object' && v !== null && !Array.isArray(v)
      ? (v as Json)
      : fail(place, 'is not an object');
  const list = (v: unknown, place: string): unknown[] =>
    Array.isArray(v) ? v : fail(place, 'is not a list');
  const words = (v: Json, keys: readonly string[], place: string): void => {
    for (const key of keys)
      if (typeof v[key] !== 'string' || v[key] === '') fail(`${place}${key}`, 'is not a text');
  };
  const text = (v: unknown, place: string): void => words(object(v, place), ['en'], `${place}.`);
  const ids = new Set<string>();
  const unique = (id: unknown, place: string): void => {
    if (ids.has(String(id))) fail(place, `"${id}" is used twice`);
    ids.add(String(id));
  };

  const recipe = object(value, 'recipe');
  if (recipe.schema !== 'urn:twinscape:recipe:1') fail('schema', 'is not urn:twinscape:recipe:1');
  words(recipe, ['id', 'timeZone', 'crs'], '');
  text(recipe.title, 'title');
  text(recipe.description, 'description');
  const bounds = list(recipe.bounds, 'bounds');
  if (bounds.length !== 4 || !bounds.every(Number.isFinite)) fail('bounds', 'is not four numbers');

  for (const [i, entry] of list(recipe.sources, 'sources').entries()) {
    const place = `sources[${i}].`;
    const source = object(entry, place.slice(0, -1));
    words(source, ['id', 'url', 'file', 'sha256', 'publisher', 'attribution'], place);
    words(object(source.licence, `${place}licence`), ['url', 'name'], `${place}licence.`);
    unique(source.id, `${place}id`);
    if (!URL.canParse(String(source.url))) fail(`${place}url`, 'is not an address');
    if (!Number.isInteger(source.bytes)) fail(`${place}bytes`, 'is not a whole number');
    if (!/^[0-9a-f]{64}$/.test(String(source.sha256)))
      fail(`${place}sha256`, 'is not 64 hexadecimal digits');
  }
  const sourceIds = new Set(ids);
  ids.clear();
  for (const [i, entry] of list(recipe.datasets, 'datasets').entries()) {
    const place = `datasets[${i}].`;
    const dataset = object(entry, place.slice(0, -1));
    words(dataset, ['id', 'step', 'theme'], place);
    unique(dataset.id, `${place}id`);
    text(dataset.title, `${place}title`);
    text(dataset.description, `${place}description`);
    if (!stepNames.some((name) => name === dataset.step))
      fail(`${place}step`, `is not one of ${stepNames.join(', ')}`);
    const used = list(dataset.sources, `${place}sources`);
    for (const id of used)
      if (!sourceIds.has(String(id))) fail(`${place}sources`, `names "${id}", which is no source`);
    const periods = dataset.periods;
    if (periods !== undefined && list(periods, `${place}periods`).length !== used.length)
      fail(`${place}periods`, 'does not have one period per source');
  }
  return value as Recipe;
}
