import type { TimeWindow } from '../channel/channel.ts';
import type { Text } from '../channel/text.ts';
import type { Bounds } from '../geo/bounds.ts';
import { Problem } from '../problem/problem.ts';
import { parseBox } from './box.ts';
import { readService } from './dcat-service.ts';
import type { Distribution, Entry, Theme, Variable } from './entry.ts';
import type { Graph, Node } from './graph.ts';
import { authority, themePrefix } from './vocabulary.ts';

const themes: readonly Theme[] = ['base', 'buildings', 'environment', 'mobility', 'energy'];
/** Where a catalogue from elsewhere names only the EU data theme. */
const euThemes: Readonly<Record<string, Theme>> = {
  ENVI: 'environment',
  AGRI: 'environment',
  HEAL: 'environment',
  TRAN: 'mobility',
  ENER: 'energy',
};

/** What a dataset inherits from the catalogue that lists it. */
export interface Inherited {
  readonly url: string;
  readonly bounds: Bounds | undefined;
  readonly publisher: string | undefined;
  readonly synthetic: boolean;
}

/** Last part of an IRI: behind the last `#`, `/` or `:`. */
export const lastPart = (id: string): string =>
  decodeURIComponentSafely(id.replace(/[#/]+$/, '').replace(/^.*[#/:]/, ''));

function decodeURIComponentSafely(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** One `dcat:Dataset` as an Entry; throws a Problem naming the dataset, the property and the mend. */
export function readDataset(graph: Graph, node: Node, from: Inherited): Entry {
  const iri = String(node['@id']);
  const id = iri.startsWith('_:') ? graph.string(node, 'dct:identifier') : lastPart(iri);
  const title = graph.text(node, 'dct:title');
  const dataset = title?.en ?? id ?? iri;
  const missing = (property: string, example: string): Problem =>
    new Problem('datasetMissing', { file: from.url, dataset, property, example });
  const invalid = (property: string, value: string, example: string): Problem =>
    new Problem('datasetInvalid', { file: from.url, dataset, property, value, example });

  if (id === undefined || id === '') throw missing('@id', '"#land-cover"');
  if (title === undefined) throw missing('dct:title', '{"en": "Land cover"}');
  const licence = readLicence(graph, node);
  if (licence === undefined)
    throw missing('dct:license', '"https://creativecommons.org/licenses/by/4.0/"');
  const publisher = readPublisher(graph, node) ?? from.publisher;
  if (publisher === undefined) throw missing('dct:publisher', '{"foaf:name": "City of …"}');

  const box = readBounds(graph, node);
  if (box?.bounds === undefined && box !== undefined)
    throw invalid('dct:spatial', box.raw, '"POLYGON((9 45, 9.3 45, 9.3 45.6, 9 45.6, 9 45))"');
  const bounds = box?.bounds ?? from.bounds;
  if (bounds === undefined) throw missing('dct:spatial', 'a dct:Location with dcat:bbox');

  const distributions = graph
    .all(node, 'dcat:distribution')
    .map((d) => readDistribution(graph, d, from.url, missing, invalid));
  if (distributions.length === 0) throw missing('dcat:distribution', 'one with dcat:accessURL');

  const temporal = readWindow(graph, node, invalid);
  const variable = readVariable(graph, node);
  const ramp = graph.string(node, 'twin:ramp');
  return {
    id,
    title,
    description: graph.text(node, 'dct:description') ?? title,
    theme: readTheme(graph, node),
    licence,
    publisher,
    attribution:
      graph.string(graph.first(node, 'dct:rights'), 'odrs:attributionText') ??
      `${publisher}, ${licence.name}`,
    bounds,
    ...(temporal && { temporal }),
    ...(variable && { variable }),
    ...(ramp !== undefined && { ramp }),
    shown: graph.flag(node, 'twin:shown'),
    synthetic: from.synthetic || graph.flag(node, 'twin:synthetic'),
    distributions,
    defects: graph.all(node, 'dqv:hasQualityAnnotation').flatMap((a) => readDefect(graph, a)),
  };
}

type Complain = (property: string, value: string, example: string) => Problem;

function readDistribution(
  graph: Graph,
  node: Node,
  base: string,
  missing: (property: string, example: string) => Problem,
  invalid: Complain,
): Distribution {
  const access =
    graph.string(node, 'dcat:downloadURL') ??
    graph.string(graph.first(node, 'dcat:accessService'), 'dcat:endpointURL') ??
    graph.string(node, 'dcat:accessURL');
  if (access === undefined) throw missing('dcat:accessURL', '"rasters/land-cover.tif"');
  if (!URL.canParse(access, base)) throw invalid('dcat:accessURL', access, '"rasters/lst.tif"');
  const service = readService(graph, node);
  const media =
    graph.string(node, 'dcat:mediaType') ??
    graph.string(node, 'dct:format') ??
    (service && 'image/png');
  if (media === undefined) throw missing('dcat:mediaType', `"${authority.mediaType}image/tiff"`);
  // Of a service the standard is often said where the service itself is described.
  const conformsTo = [node, ...graph.all(node, 'dcat:accessService')]
    .flatMap((holder) => graph.all(holder, 'dct:conformsTo'))
    .map((value) => String(value['@id'] ?? value['@value']));
  const title = graph.text(node, 'dct:title');
  const byteSize = graph.number(node, 'dcat:byteSize');
  const sha256 = readSha256(graph, node);
  const temporal = readWindow(graph, node, invalid);
  const noData = graph.number(node, 'twin:noData');
  const scale = graph.number(node, 'twin:scale');
  const offset = graph.number(node, 'twin:offset');
  const unit = graph.string(node, 'twin:unit');
  const keyHeader = graph.string(node, 'twin:keyHeader');
  const crs = graph.string(node, 'twin:crs') ?? conformsTo.map(epsgOf).find((c) => c !== undefined);
  return {
    ...(title && { title }),
    accessUrl: new URL(access, base).href,
    mediaType: media.replace(/^https?:\/\/www\.iana\.org\/assignments\/media-types\//, ''),
    conformsTo,
    ...(byteSize !== undefined && { byteSize }),
    ...(sha256 !== undefined && { sha256 }),
    ...(temporal && { temporal }),
    ...(noData !== undefined && { noData }),
    ...(crs !== undefined && { crs }),
    ...(scale !== undefined && { scale }),
    ...(offset !== undefined && { offset }),
    ...(unit !== undefined && { unit }),
    ...(keyHeader !== undefined && { keyHeader }),
    ...(service && { service }),
  };
}

function readSha256(graph: Graph, node: Node): string | undefined {
  const sum = graph
    .all(node, 'spdx:checksum')
    .find((checksum) => /sha256/i.test(graph.string(checksum, 'spdx:algorithm') ?? ''));
  return graph.string(sum, 'spdx:checksumValue')?.toLowerCase();
}

function epsgOf(uri: string): string | undefined {
  const code = /\/def\/crs\/EPSG\/[^/]*\/(\d+)$/.exec(uri)?.[1];
  return code === undefined ? undefined : `EPSG:${code}`;
}

function readTheme(graph: Graph, node: Node): Theme {
  const said = graph.all(node, 'dcat:theme').map((value) => String(value['@id'] ?? ''));
  const ours = themes.find((theme) => said.includes(themePrefix + theme));
  return ours ?? said.map((uri) => euThemes[lastPart(uri)]).find((t) => t !== undefined) ?? 'base';
}

/** DCAT-AP puts the licence on distributions; many catalogues put it on the dataset. */
function readLicence(graph: Graph, node: Node): Entry['licence'] | undefined {
  for (const holder of [node, ...graph.all(node, 'dcat:distribution')]) {
    const licence = graph.first(holder, 'dct:license');
    const url = licence === undefined ? '' : String(licence['@id'] ?? licence['@value'] ?? '');
    if (url === '' || url.startsWith('_:')) continue;
    const name = graph.text(licence, 'dct:title') ?? graph.text(licence, 'rdfs:label');
    return { url, name: name?.en ?? url };
  }
  return undefined;
}

export function readPublisher(graph: Graph, node: Node): string | undefined {
  const agent = graph.first(node, 'dct:publisher');
  if (agent === undefined) return undefined;
  const named = graph.string(agent, 'foaf:name') ?? graph.text(node, 'dct:publisher')?.en;
  return named ?? (String(agent['@id']).startsWith('_:') ? undefined : String(agent['@id']));
}

/** The box, or its text where that cannot be read; undefined where none is given. */
export function readBounds(
  graph: Graph,
  node: Node,
): { readonly raw: string; readonly bounds: Bounds | undefined } | undefined {
  for (const place of graph.all(node, 'dct:spatial')) {
    const raw = graph.string(place, 'dcat:bbox');
    if (raw !== undefined) return { raw, bounds: parseBox(raw) };
  }
  return undefined;
}

function readWindow(graph: Graph, node: Node, invalid: Complain): TimeWindow | undefined {
  const period = graph.first(node, 'dct:temporal');
  const start = graph.string(period, 'dcat:startDate');
  const end = graph.string(period, 'dcat:endDate');
  if (start === undefined || end === undefined) return undefined;
  if (!(Date.parse(start) <= Date.parse(end)))
    throw invalid('dct:temporal', `${start} / ${end}`, '"2024-01-01" and "2025-01-01"');
  return { start, end };
}

function readVariable(graph: Graph, node: Node): Variable | undefined {
  const value = graph.first(node, 'schema:variableMeasured');
  const name = graph.text(value, 'schema:name') ?? graph.text(node, 'schema:variableMeasured');
  if (value === undefined || name === undefined) return undefined;
  const min = graph.number(value, 'schema:minValue');
  const max = graph.number(value, 'schema:maxValue');
  return {
    id: lastPart(graph.string(value, 'schema:propertyID') ?? name.en),
    name,
    unit: graph.string(value, 'schema:unitCode') ?? graph.string(value, 'schema:unitText') ?? '1',
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
  };
}

function readDefect(graph: Graph, annotation: Node): readonly Text[] {
  const body = graph.first(annotation, 'oa:hasBody');
  const text = graph.text(body, 'rdf:value') ?? graph.text(annotation, 'oa:hasBody');
  return text === undefined ? [] : [text];
}
