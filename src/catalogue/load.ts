import type { Text } from '../channel/text.ts';
import type { Bounds } from '../geo/bounds.ts';
import { asProblem, Problem } from '../problem/problem.ts';
import { lastPart, readBounds, readDataset, readPublisher } from './dcat.ts';
import type { Catalogue, Entry } from './entry.ts';
import { asText, fetchFile } from './fetch.ts';
import { Graph, type Node } from './graph.ts';

const timeoutSeconds = 30;

/** A city that the root catalogue lists (`dcat:catalog`). */
export interface CityLink {
  readonly id: string;
  readonly title: Text;
  /** Absolute address of the city's own catalogue. */
  readonly url: string;
  readonly synthetic: boolean;
}

/**
 * A DCAT-AP 3 catalogue in any JSON-LD serialisation; relative addresses are resolved against `url`.
 * A dataset that cannot be read is left out and said in `problems`; the others stay.
 */
export async function parseCatalogue(json: unknown, url: string): Promise<Catalogue> {
  const { graph, root } = await parseRoot(json, url);
  const synthetic = graph.flag(root, 'twin:synthetic');
  const title = graph.text(root, 'dct:title');
  if (title === undefined) throw new Problem('catalogueTitle', { file: url });

  const declared = readBounds(graph, root)?.bounds;
  const publisher = readPublisher(graph, root);
  const entries: Entry[] = [];
  const problems: Problem[] = [];
  for (const node of graph.all(root, 'dcat:dataset')) {
    try {
      const entry = readDataset(graph, node, { url, bounds: declared, publisher, synthetic });
      if (entries.some((other) => other.id === entry.id))
        throw new Problem('datasetDuplicate', { file: url, dataset: entry.id });
      entries.push(entry);
    } catch (error) {
      problems.push(asProblem(error, url));
    }
  }
  const bounds = declared ?? union(entries.map((e) => e.bounds));
  if (bounds === undefined) throw problems[0] ?? new Problem('catalogueEmpty', { file: url });
  return {
    id: catalogueId(graph, root, url),
    title,
    description: graph.text(root, 'dct:description') ?? title,
    url,
    bounds,
    synthetic,
    timeZone: timeZone(graph.string(root, 'twin:timeZone')),
    entries,
    problems,
  };
}

/** Fetches and parses a city's catalogue. */
export async function loadCatalogue(url: string, signal?: AbortSignal): Promise<Catalogue> {
  return parseCatalogue(await fetchJson(url, signal), url);
}

/** The cities listed in a parsed root catalogue. */
export async function parseRootCatalogue(json: unknown, url: string): Promise<readonly CityLink[]> {
  const { graph, root } = await parseRoot(json, url);
  return graph.all(root, 'dcat:catalog').flatMap((city) => {
    const address = String(city['@id']);
    if (address.startsWith('_:')) return [];
    const id = catalogueId(graph, city, address);
    return {
      id,
      title: graph.text(city, 'dct:title') ?? { en: id },
      url: address,
      synthetic: graph.flag(city, 'twin:synthetic'),
    };
  });
}

/** Fetches the root catalogue and lists its cities. */
export async function loadRoot(url: string, signal?: AbortSignal): Promise<readonly CityLink[]> {
  return parseRootCatalogue(await fetchJson(url, signal), url);
}

async function parseRoot(json: unknown, url: string): Promise<{ graph: Graph; root: Node }> {
  if (typeof json !== 'object' || json === null)
    throw new Problem('catalogueJson', { file: url, detail: 'no object or array' });
  const graph = await Graph.parse(json, url);
  const all = graph.ofType('dcat:Catalog');
  const listed = new Set(all.flatMap((c) => graph.all(c, 'dcat:catalog')));
  const root = all.find((c) => !listed.has(c)) ?? all[0];
  if (root === undefined) throw new Problem('catalogueEmpty', { file: url });
  return { graph, root };
}

async function fetchJson(url: string, signal: AbortSignal | undefined): Promise<unknown> {
  const text = await fetchFile(url, asText, signal, timeoutSeconds);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem('catalogueJson', { file: url, detail: (error as Error).message });
  }
}

/** `dct:identifier`, else the folder of the catalogue file, else the last part of the IRI. */
function catalogueId(graph: Graph, node: Node, url: string): string {
  const said = graph.string(node, 'dct:identifier');
  if (said !== undefined && said !== '') return lastPart(said);
  const iri = String(node['@id']);
  const own = iri.startsWith('_:') ? url : iri;
  return lastPart(own.replace(/[?#].*$/, '').replace(/\/[^/]+\.(jsonld|json)$/, ''));
}

function timeZone(name: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name ?? 'UTC' }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

function union(all: readonly Bounds[]): Bounds | undefined {
  const [first, ...rest] = all;
  if (first === undefined) return undefined;
  return rest.reduce<Bounds>(
    (a, b) => [
      Math.min(a[0], b[0]),
      Math.min(a[1], b[1]),
      Math.max(a[2], b[2]),
      Math.max(a[3], b[3]),
    ],
    first,
  );
}
