import type { Derivation } from '../catalogue/derivation.ts';
import type { Entry } from '../catalogue/entry.ts';
import { asText, fetchFile } from '../catalogue/fetch.ts';
import { standards } from '../catalogue/standards.ts';
import { analyse } from '../layers/raster/analyse/client.ts';
import type { ZoneFile } from '../layers/raster/analyse/job.ts';
import type { Work } from '../layers/raster/analyse/work.ts';
import { compile } from '../layers/raster/derive/expression.ts';
import { prepareDerivation, type SourceFile } from '../layers/raster/derive/prepare.ts';
import { localSource } from '../layers/raster/local.ts';
import { asProblem, Problem } from '../problem/problem.ts';
import { addEntry } from '../state/added.ts';
import {
  type AnalysisRequest,
  type AnalysisState,
  type AreaChoice,
  analysisActions,
  analysisStore,
  choicesOf,
  type RasterChoice,
  rasterChoices,
} from '../state/analysis.ts';
import { cityStore } from '../state/city.ts';
import { layersStore } from '../state/layers.ts';
import { viewStore } from '../state/view.ts';
import { derivedEntry, differenceOf, differenceTitle, sourceOf } from './derived.ts';

/** Does what the panel asks for, one thing at a time; a new request or none cancels the running one. */
export function followAnalysis(): () => void {
  let abort: AbortController | undefined;
  const stops = [
    analysisStore.subscribe(({ request }, before) => {
      if (request === before.request) return;
      abort?.abort();
      abort = undefined;
      if (request === undefined) {
        analysisStore.setState({ running: undefined, share: undefined });
        return;
      }
      abort = new AbortController();
      void run(request, abort.signal);
    }),
    cityStore.subscribe(({ catalogue }, before) => {
      if (catalogue !== before.catalogue) analysisActions.clear();
    }),
  ];
  return () => {
    abort?.abort();
    for (const stop of stops) stop();
  };
}

async function run(request: AnalysisRequest, signal: AbortSignal): Promise<void> {
  const { tool } = request;
  analysisStore.setState({ running: tool, share: undefined, problem: undefined });
  const work: Work = {
    signal,
    progress: (share) => {
      if (!signal.aborted) analysisStore.setState({ share });
    },
  };
  let change: Partial<AnalysisState>;
  try {
    change = await answer(request, work);
  } catch (error) {
    change = { problem: { of: tool, what: asProblem(error, tool) } };
  }
  if (signal.aborted) return;
  analysisStore.setState({ ...change, request: undefined, running: undefined, share: undefined });
}

async function answer(request: AnalysisRequest, work: Work): Promise<Partial<AnalysisState>> {
  switch (request.tool) {
    case 'difference': {
      const [a, b] = [choiceOf(request.a), choiceOf(request.b)];
      const derivation = differenceOf(a, b, request.grid, [bandOf(a), bandOf(b)]);
      const unit = b.entry.variable?.unit ?? a.entry.variable?.unit;
      return addComputed(derivation, differenceTitle(a, b), unit, [a, b], work);
    }
    case 'expression': {
      const choices = request.sources.map(({ key }) => choiceOf(key));
      const used = compile(
        request.expression,
        request.sources.map(({ name }) => name),
      ).names;
      const sources = request.sources.map(({ name, band }, i) => sourceOf(name, choices[i]!, band));
      const kept = sources.filter(({ name }) => used.includes(name));
      if (kept.length === 0) throw new Problem('expressionEmpty', { file: request.expression });
      const derivation: Derivation = {
        kind: 'expression',
        expression: request.expression,
        grid: request.grid,
        sources: kept,
      };
      const title = request.title.trim() || request.expression;
      const of = kept.map((source) => choices[sources.indexOf(source)]!);
      return addComputed(derivation, { en: title }, request.unit, of, work);
    }
    case 'zones': {
      const raster = choiceOf(request.raster);
      const zones = await zonesIn(request.area, work.signal);
      const table = await analyse(
        'zonal',
        { raster: fileOf(raster), band: bandOf(raster), classes: raster.classes, zones },
        work,
      );
      return { zonal: { raster, area: request.area, zonesFrom: zones?.file, table } };
    }
    case 'scatter': {
      const [x, y] = [choiceOf(request.x), choiceOf(request.y)];
      const derivation: Derivation = {
        kind: 'expression',
        expression: 'x + y',
        grid: request.grid,
        sources: [sourceOf('x', x, bandOf(x)), sourceOf('y', y, bandOf(y))],
      };
      const zones = await zonesIn(request.area, work.signal);
      const input = { derivation: prepareDerivation(derivation), zones };
      const result = await analyse('scatter', input, work);
      return { scatter: { x, y, area: request.area, grid: request.grid, result } };
    }
    case 'profile': {
      const rows = layersStore
        .getState()
        .rows.filter((row) => row.visible && row.kind === 'raster');
      const choices = rows.flatMap(({ entry }) => choicesOf(entry));
      const rasters = choices.map((choice) => ({ file: fileOf(choice), band: bandOf(choice) }));
      const values = await analyse('profile', { rasters, ...request.at }, work);
      const pairs = choices.map((choice, i) => ({ choice, value: values[i] ?? null }));
      return { profile: { at: request.at, values: pairs } };
    }
    case 'geotiff': {
      await saveGeoTiff(request.id, work);
      return {};
    }
  }
}

async function addComputed(
  derivation: Derivation,
  title: Entry['title'],
  unit: string | undefined,
  choices: readonly RasterChoice[],
  work: Work,
): Promise<Partial<AnalysisState>> {
  const described = await analyse('describe', { derivation: prepareDerivation(derivation) }, work);
  const entry = derivedEntry({
    derivation,
    title,
    unit: unit ?? described.unit ?? '1',
    choices,
    described,
  });
  if (work.signal?.aborted) return {};
  addEntry(entry);
  return { computed: { id: entry.id, cell: described.cell } };
}

async function saveGeoTiff(id: string, work: Work): Promise<void> {
  const entry = layersStore.getState().rows.find((row) => row.id === id)?.entry;
  const derivation = entry?.distributions[0]?.derivation;
  if (entry === undefined || derivation === undefined) throw new Problem('cancelled', { file: id });
  const input = {
    derivation: prepareDerivation(derivation),
    unit: entry.variable?.unit,
    description: entry.title.en,
  };
  const pieces = await analyse('geotiff', input, work);
  if (work.signal?.aborted) return;
  const blob = new Blob(pieces as Uint8Array<ArrayBuffer>[], { type: 'image/tiff' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${entry.title.en.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}.tif`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function choiceOf(key: string): RasterChoice {
  const found = rasterChoices(layersStore.getState().rows).find((choice) => choice.key === key);
  if (found === undefined) throw new Problem('localGone', { file: key });
  return found;
}

/** The band that its layer shows, from 0. */
function bandOf({ entry }: RasterChoice): number {
  const row = layersStore.getState().rows.find(({ id }) => id === entry.id);
  return typeof row?.params.band === 'number' ? row.params.band : 0;
}

const fileOf = ({
  distribution: { accessUrl, noData, crs, derivation },
}: RasterChoice): SourceFile =>
  derivation === undefined
    ? localSource(accessUrl, {
        ...(noData === undefined ? {} : { noData }),
        ...(crs === undefined ? {} : { crs }),
      })
    : [accessUrl, { derived: prepareDerivation(derivation) }];

async function zonesIn(
  area: AreaChoice,
  signal: AbortSignal | undefined,
): Promise<ZoneFile | undefined> {
  const polygon = (file: string, ring: readonly (readonly [number, number])[]): ZoneFile => ({
    file,
    text: JSON.stringify({
      type: 'Feature',
      properties: { name: file },
      geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] },
    }),
  });
  switch (area) {
    case 'whole':
      return undefined;
    case 'districts': {
      const found = districtsOf(cityStore.getState().catalogue?.entries ?? []);
      if (found === undefined) throw new Problem('geojsonEmpty', { file: 'catalogue' });
      const text = await fetchFile(found.url, asText, signal);
      return { file: found.entry.title.en, text };
    }
    case 'seen': {
      const [west, south, east, north] = viewStore.getState().seen ?? [-180, -90, 180, 90];
      const right = east < west ? east + 360 : east;
      return polygon('Visible extent', [
        [west, south],
        [right, south],
        [right, north],
        [west, north],
      ]);
    }
    case 'drawn': {
      const { drawn } = analysisStore.getState();
      if (drawn.length < 3) throw new Problem('geojsonEmpty', { file: 'Drawn polygon' });
      return polygon(
        'Drawn polygon',
        drawn.map(({ lon, lat }) => [lon, lat] as const),
      );
    }
    case 'file': {
      const file = analysisStore.getState().zoneFile;
      if (file === undefined) throw new Problem('geojsonEmpty', { file: 'GeoJSON' });
      return { file: file.name, text: file.text };
    }
  }
}

/** The city's districts: the first dataset that says to be administrative units in GeoJSON. */
function districtsOf(entries: readonly Entry[]): { entry: Entry; url: string } | undefined {
  for (const entry of entries)
    for (const { accessUrl, conformsTo } of entry.distributions)
      if (conformsTo.includes(standards.districts)) return { entry, url: accessUrl };
  return undefined;
}
