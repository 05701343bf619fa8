import type { Catalogue, Entry } from '../catalogue/entry.ts';
import { loadCatalogue, loadRoot } from '../catalogue/load.ts';
import { standards } from '../catalogue/standards.ts';
import { kindOf } from '../layers/registry.ts';
import { asProblem, Problem } from '../problem/problem.ts';
import { addedStore } from '../state/added.ts';
import { cityStore } from '../state/city.ts';
import { type LayerRow, layersStore } from '../state/layers.ts';
import { twinsIn } from '../state/swipe.ts';
import type { LinkState } from '../state/url.ts';

const rootUrl = (): string => new URL('tilesets/catalogue.jsonld', document.baseURI).href;

/** Lists the cities that the root catalogue names; a Problem is kept where it cannot be read. */
export async function listCities(): Promise<void> {
  try {
    const cities = await loadRoot(rootUrl());
    if (cities.length === 0) throw new Problem('noCities', { file: rootUrl() });
    cityStore.setState({ cities, problem: undefined });
  } catch (error) {
    cityStore.setState({ problem: asProblem(error, rootUrl()) });
  }
}

/** Buildings open painted by what the levers change, where the city has a forecast. */
const firstPaint = { paint: 'building.heatingNeed' } as const;

/** The row of an entry, as the catalogue says it opens, or as a link says. */
export function rowOf(entry: Entry, link: LinkState, hasForecast: boolean): LayerRow | undefined {
  const kind = kindOf(entry);
  if (kind === undefined) return undefined;
  const linked = link.layers?.find((l) => l.id === entry.id);
  const defaults = kind.defaults(entry);
  const first = kind.kind === 'buildings' && hasForecast && link.layers === undefined;
  const params = Object.fromEntries(
    Object.entries({ ...defaults, ...(first ? firstPaint : {}), ...linked?.params }).map(
      ([key, value]) => {
        const original = defaults[key];
        const fits = original === undefined || typeof original === typeof value;
        return [key, fits ? value : original!];
      },
    ),
  );
  return {
    id: entry.id,
    entry,
    kind: kind.kind,
    visible: link.layers === undefined ? entry.shown : linked !== undefined,
    params: { ...params, opacity: opacityOf(params.opacity, defaults.opacity) },
    status: 'idle',
    progress: undefined,
    note: undefined,
    problem: undefined,
    legend: undefined,
    options: [],
  };
}

const opacityOf = (value: unknown, fallback: number): number =>
  typeof value === 'number' && value >= 0 && value <= 1 ? value : fallback;

/**
 * Rows in the order of a link, topmost first. A link names visible layers only: every other row
 * follows the one that it follows in the catalogue, base last, so that an unmoved list stays as it was.
 */
export function orderRows(rows: readonly LayerRow[], link: LinkState): readonly LayerRow[] {
  const isBase = (row: LayerRow): boolean => row.entry.theme === 'base';
  const own = [...rows.filter((row) => !isBase(row)), ...rows.filter(isBase)];
  const linked = link.layers?.flatMap((l) => rows.find((row) => row.id === l.id) ?? []) ?? [];
  const ordered = [...new Set(linked)];
  own.forEach((row, i) => {
    if (ordered.includes(row)) return;
    const before = i === 0 ? -1 : ordered.indexOf(own[i - 1]!);
    ordered.splice(before + 1, 0, row);
  });
  return ordered;
}

/** The row whose card and legend open first: what the link says, else the first that shows data. */
const firstActive = (rows: readonly LayerRow[], link: LinkState): LayerRow | undefined =>
  rows.find((row) => row.id === link.active) ??
  rows.find((row) => row.visible && row.entry.theme !== 'base' && row.kind !== 'trees');

/**
 * Opens a city: its catalogue, then a row for every entry that some kind can draw. `beforeLayers`
 * runs between the two, so that what layers need of the city is there when the first one opens.
 */
export async function openCity(
  id: string | undefined,
  link: LinkState,
  signal: AbortSignal,
  beforeLayers: (catalogue: Catalogue) => void,
): Promise<Catalogue | undefined> {
  const { cities } = cityStore.getState();
  const city = cities.find((c) => c.id === id) ?? cities[0];
  if (city === undefined) return undefined;
  layersStore.setState({ rows: [], active: undefined });
  cityStore.setState({
    catalogue: undefined,
    searchItems: [],
    problem: undefined,
    datasetProblems: [],
  });
  try {
    const catalogue = await loadCatalogue(city.url, signal);
    if (signal.aborted) return undefined;
    const hasForecast = catalogue.entries.some((entry) =>
      entry.distributions.some((d) => d.conformsTo.includes(standards.stockModel)),
    );
    const brought = (link.added ?? []).filter(
      (entry) => !catalogue.entries.some((own) => own.id === entry.id),
    );
    const added = [...brought, ...twinsIn(link.layers, [...catalogue.entries, ...brought])];
    const rows = [...added.toReversed(), ...catalogue.entries].flatMap(
      (entry) => rowOf(entry, link, hasForecast) ?? [],
    );
    const ordered = orderRows(rows, link);
    beforeLayers(catalogue);
    cityStore.setState({ catalogue, datasetProblems: catalogue.problems ?? [] });
    layersStore.setState({ rows: ordered, active: firstActive(ordered, link)?.id });
    addedStore.setState({ entries: added });
    return catalogue;
  } catch (error) {
    if (!signal.aborted) cityStore.setState({ problem: asProblem(error, city.url) });
    return undefined;
  }
}
