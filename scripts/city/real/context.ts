import type { Text } from '../../../src/channel/text.ts';
import { Problem } from '../../../src/problem/problem.ts';
import type { EntryInput } from '../catalogue.ts';
import type { Plane } from './plane.ts';
import type { Dataset, Recipe, Source } from './recipe.ts';
import type { Defect } from './report.ts';

/** What a step gets to make its dataset. */
export interface StepContext {
  readonly recipe: Recipe;
  readonly dataset: Dataset;
  /** City folder that is being written. */
  readonly dir: string;
  readonly plane: Plane;
  /** The dataset's i-th source with its local file; throws where it could not be had. */
  source(i: number): LocalSource;
  /** The same, or undefined where it could not be had or the dataset lists none. */
  optionalSource(i: number): LocalSource | undefined;
  /** Notes a defect, unless its count is 0. */
  defect(source: Source, code: string, count: number, text: Text, action: Text): void;
  progress(share: number | undefined): void;
}

export type LocalSource = Source & { readonly path: string };

/** Makes the dataset's files under `dir`; what it returns completes the recipe's own words. */
export type Step = (context: StepContext) => Promise<StepResult>;
export type StepResult = Pick<EntryInput, 'distributions'> &
  Partial<Pick<EntryInput, 'bounds' | 'temporal' | 'variable' | 'licence' | 'publisher'>> & {
    /** Sources to credit; every source that was read, where absent. */
    readonly attribution?: string;
  };

/** Collects defects and finds sources for one dataset. */
export function stepContext(
  base: Pick<StepContext, 'recipe' | 'dataset' | 'dir' | 'plane' | 'progress'>,
  paths: ReadonlyMap<string, string>,
  found: (defect: Defect) => void,
): StepContext {
  const { recipe, dataset } = base;
  const optionalSource = (i: number): LocalSource | undefined => {
    const source = recipe.sources.find((s) => s.id === dataset.sources[i]);
    const path = source && paths.get(source.id);
    return source && path !== undefined ? { ...source, path } : undefined;
  };
  return {
    ...base,
    optionalSource,
    source(i) {
      const source = optionalSource(i);
      if (source !== undefined) return source;
      const id = dataset.sources[i] ?? `source ${i + 1}`;
      const file = recipe.sources.find((s) => s.id === id)?.file ?? id;
      throw new Problem('sourceAbsent', { file, dataset: dataset.id });
    },
    defect(source, code, count, text, action) {
      if (count > 0) found({ source: source.id, code, count, text, action });
    },
  };
}

/** A number among the dataset's options, or the default. */
export function numberOption(dataset: Dataset, name: string, fallback: number): number {
  const value = dataset.options?.[name];
  return typeof value === 'number' ? value : fallback;
}

/** A text among the dataset's options, or the default. */
export function textOption(dataset: Dataset, name: string, fallback: string): string {
  const value = dataset.options?.[name];
  return typeof value === 'string' ? value : fallback;
}
