import type { Distribution, Entry } from '../../catalogue/entry.ts';
import { stepsOf, type TimeDimension, type TimeSteps } from '../../catalogue/ogc-time.ts';
import { readWms, type WmsStyle } from '../../catalogue/ogc-wms.ts';
import { readWmts } from '../../catalogue/ogc-wmts.ts';
import { exceptionIn, parseDocument, rootName, type XmlDocument } from '../../catalogue/ogc-xml.ts';
import { askService, nameOf, textOf, withQuery } from '../../catalogue/serviceFetch.ts';
import { standards } from '../../catalogue/standards.ts';
import { Problem } from '../../problem/problem.ts';
import { type InfoRequest, wmsInfo } from './info.ts';
import type { Asked } from './picture.ts';
import type { Pyramid } from './pyramid.ts';
import { wmsPyramid } from './wms.ts';
import { wmtsPyramid } from './wmts.ts';
import { xyzPyramid } from './xyz.ts';

/** A layer of a map service, ready to be drawn. */
export interface ImagerySource {
  readonly asked: Asked;
  readonly pyramid: Pyramid;
  readonly styles: readonly WmsStyle[];
  readonly steps: TimeSteps | undefined;
  /** Step that is shown first. */
  readonly firstStep: number;
  legendUrl(style: string): string | undefined;
  /** Asks what is at a place; undefined where the layer cannot be asked. */
  readonly info?: InfoRequest;
}

export const isImagery = ({ conformsTo }: Distribution): boolean =>
  [standards.wms, standards.wmts, standards.xyz].some((standard) => conformsTo.includes(standard));

/** Reads what the service says of the entry's layer. Rejects with a Problem. */
export async function openSource(entry: Entry, signal?: AbortSignal): Promise<ImagerySource> {
  const distribution = entry.distributions.find(isImagery)!;
  const { accessUrl, conformsTo } = distribution;
  if (conformsTo.includes(standards.xyz)) return openXyz(entry, distribution);
  return conformsTo.includes(standards.wms)
    ? openWms(distribution, await capabilities(accessUrl, 'WMS', signal))
    : openWmts(distribution, await capabilities(accessUrl, 'WMTS', signal));
}

async function openXyz(
  entry: Entry,
  { accessUrl, service = {} }: Distribution,
): Promise<ImagerySource> {
  return {
    asked: { file: nameOf(accessUrl), layer: entry.title.en },
    pyramid: await xyzPyramid(accessUrl, service, entry.bounds),
    styles: [],
    steps: undefined,
    firstStep: 0,
    legendUrl: () => undefined,
  };
}

async function openWms(
  { accessUrl, service = {} }: Distribution,
  doc: XmlDocument,
): Promise<ImagerySource> {
  const file = nameOf(accessUrl);
  const wms = readWms(doc, accessUrl);
  const layer = found(wms.layers, service.layer, file);
  const pyramid = await wmsPyramid(wms, layer, service, file);
  const legendFor = (style: string): string | undefined => {
    const stated = (layer.styles.find(({ name }) => name === style) ?? layer.styles[0])?.legendUrl;
    if (stated !== undefined) return pictureAddress(stated, accessUrl);
    if (wms.legendUrl === undefined) return undefined;
    return withQuery(wms.legendUrl, {
      SERVICE: 'WMS',
      VERSION: wms.version,
      REQUEST: 'GetLegendGraphic',
      LAYER: layer.name,
      FORMAT: 'image/png',
      STYLE: style,
      SLD_VERSION: '1.1.0',
    });
  };
  const info =
    layer.queryable && wms.infoUrl !== undefined
      ? wmsInfo(wms, layer, pyramid.named, file)
      : undefined;
  return {
    asked: { file, layer: layer.name },
    pyramid,
    styles: layer.styles,
    ...timesOf(layer.time, service.times),
    legendUrl: legendFor,
    ...(info && { info }),
  };
}

async function openWmts(
  { accessUrl, service = {} }: Distribution,
  doc: XmlDocument,
): Promise<ImagerySource> {
  const file = nameOf(accessUrl);
  const wmts = readWmts(doc, accessUrl);
  const layer = found(wmts.layers, service.layer, file);
  return {
    asked: { file, layer: layer.name },
    pyramid: await wmtsPyramid(wmts, layer, service, file),
    styles: layer.styles,
    ...timesOf(layer.time, service.times),
    legendUrl: (style) => {
      const named = layer.styles.find(({ name }) => name === (style || layer.style));
      return named?.legendUrl && pictureAddress(named.legendUrl, accessUrl);
    },
  };
}

function found<L extends { readonly name: string }>(
  layers: readonly L[],
  name: string | undefined,
  file: string,
): L {
  const layer = layers.find((l) => l.name === name) ?? (name === undefined ? layers[0] : undefined);
  if (layer !== undefined) return layer;
  const known = layers
    .slice(0, 8)
    .map((l) => l.name)
    .join(', ');
  throw new Problem('serviceLayer', { file, layer: name ?? '', known: known || '–' });
}

function timesOf(
  dimension: TimeDimension | undefined,
  stated: string | undefined,
): Pick<ImagerySource, 'steps' | 'firstStep'> {
  const time = dimension ?? (stated === undefined ? undefined : { extent: stated });
  const steps = time === undefined ? undefined : stepsOf(time);
  if (steps === undefined || time === undefined) return { steps: undefined, firstStep: 0 };
  return { steps, firstStep: steps.nearest(time.default) };
}

/** The address of a picture to show; undefined where it is none that a page may load. */
function pictureAddress(stated: string, base: string): string | undefined {
  if (!URL.canParse(stated, base)) return undefined;
  const url = new URL(stated, base);
  return /^https?:$/.test(url.protocol) && url.username === '' ? url.href : undefined;
}

/** Fetches and parses capabilities. Rejects with a Problem, also where the service answers with an exception. */
export async function capabilities(
  url: string,
  service: 'WMS' | 'WMTS',
  signal?: AbortSignal,
): Promise<XmlDocument> {
  const file = nameOf(url);
  const isFile = /\.xml$/i.test(new URL(url).pathname);
  const address = isFile ? url : withQuery(url, { SERVICE: service, REQUEST: 'GetCapabilities' });
  const text = await askService(address, (response) => textOf(response, file), {
    ...(signal && { signal }),
  });
  const doc = parseDocument(text, file);
  const root = rootName(doc);
  const expected = service === 'WMS' ? /^(WMS_|WMT_MS_)Capabilities$/ : /^Capabilities$/;
  if (expected.test(root)) return doc;
  const said = exceptionIn(doc);
  throw said === undefined
    ? new Problem('serviceUnknown', { file, detail: `<${root}>` })
    : new Problem('serviceRefusal', { file, detail: said });
}
