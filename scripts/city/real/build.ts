import { join, resolve } from 'node:path';
import { asProblem, Problem } from '../../../src/problem/problem.ts';
import { type EntryInput, writeCatalogue } from '../catalogue.ts';
import { writeCityFolder } from '../folder.ts';
import { stepContext } from './context.ts';
import { planeOf } from './plane.ts';
import { type Dataset, type Recipe, readRecipe, type Source } from './recipe.ts';
import { type Defect, defectText, type Report } from './report.ts';
import { gather } from './sources.ts';
import { steps } from './steps/index.ts';

const project = resolve(import.meta.dirname, '../../..');

export interface BuildCityOptions {
  /** Name under `seeds/` or path of a recipe. */
  readonly recipe: string;
  /** City folder to write; replaced as a whole when the new one is complete. */
  readonly out: string;
  /** Take the sources from this folder instead of the network. */
  readonly from?: string;
  readonly progress: (share: number | undefined, note: string) => void;
}

/**
 * Builds a city folder from a recipe. A dataset that cannot be made is listed under `failed` and left
 * out; only a required source, or a city without any dataset, stops the build.
 * @throws Problem as `readRecipe`, `gather`, `writeCityFolder` and `writeCatalogue`; `cityEmpty`
 */
export async function buildCity(options: BuildCityOptions): Promise<Report> {
  const began = performance.now();
  const recipe = await readRecipe(options.recipe);
  const out = resolve(options.out);
  const { progress } = options;
  const { paths, reports } = await gather({
    sources: recipe.sources,
    cache: join(project, '.cache/sources'),
    progress,
    ...(options.from === undefined ? {} : { from: options.from }),
  });

  const defects: Defect[] = [];
  const failed: { dataset: string; problem: string }[] = [];
  const entries: EntryInput[] = [];
  const plane = await planeOf(recipe.crs, options.recipe);
  await writeCityFolder(out, async (dir) => {
    for (const [i, dataset] of recipe.datasets.entries()) {
      const own: Defect[] = [];
      const note = (share = 0): void =>
        progress((i + share) / recipe.datasets.length, `${recipe.title.en}: ${dataset.title.en}`);
      note();
      const context = stepContext(
        { recipe, dataset, dir, plane, progress: note },
        paths,
        (defect) => own.push(defect),
      );
      try {
        const result = await steps[dataset.step](context);
        entries.push(entryOf(recipe, dataset, result, own));
        defects.push(...own);
      } catch (error) {
        failed.push({ dataset: dataset.id, problem: asProblem(error, dataset.id).message });
      }
    }
    await finish(recipe, dir, entries);
  });
  const seconds = Number(((performance.now() - began) / 1000).toFixed(1));
  progress(1, `${recipe.title.en}: ${entries.length} datasets`);
  const ids = entries.map((entry) => entry.id);
  return { city: recipe.id, out, entries: ids, sources: reports, defects, failed, seconds };
}

/** The catalogue; the whole carries the licence of its first source, each dataset its own. */
async function finish(recipe: Recipe, dir: string, entries: readonly EntryInput[]): Promise<void> {
  const { id, title, description, bounds, timeZone } = recipe;
  if (entries.length === 0) throw new Problem('cityEmpty', { file: recipe.id });
  const { licence } = recipe.sources[0]!;
  await writeCatalogue(dir, {
    city: {
      id,
      title,
      description,
      bounds,
      timeZone,
      synthetic: false,
      publisher: 'Twinscape',
      licence,
    },
    entries,
  });
}

function entryOf(
  recipe: Recipe,
  dataset: Dataset,
  result: Awaited<ReturnType<(typeof steps)['gtfs']>>,
  defects: readonly Defect[],
): EntryInput {
  const sources = dataset.sources
    .map((id) => recipe.sources.find((s) => s.id === id))
    .filter((s): s is Source => s !== undefined);
  const [main] = sources;
  const { id, title, description, theme, temporal, variable, ramp, shown = false } = dataset;
  const credit = [...new Set(sources.map((s) => s.attribution))].join('; ');
  return {
    id,
    title,
    description,
    theme,
    shown,
    bounds: recipe.bounds,
    ...(main === undefined
      ? {}
      : { licence: main.licence, publisher: main.publisher, source: main.url }),
    attribution: credit,
    ...(temporal === undefined ? {} : { temporal }),
    ...(variable === undefined ? {} : { variable }),
    ...(ramp === undefined ? {} : { ramp }),
    defects: defects.map(defectText),
    ...result,
  };
}
