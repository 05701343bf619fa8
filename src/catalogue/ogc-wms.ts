import {
  readInfoFromCapabilities,
  readLayersFromCapabilities,
  readOperationUrlsFromCapabilities,
  readVersionFromCapabilities,
} from '@camptocamp/ogc-client/dist/wms/capabilities.js';
import type { WmsLayerFull } from '@camptocamp/ogc-client/dist/wms/model.js';
import type { Bounds } from '../geo/bounds.ts';
import { boundsOf } from './ogc-entry.ts';
import type { TimeDimension } from './ogc-time.ts';
import {
  findChildElement,
  findChildrenElement,
  rootOf,
  textOf,
  type XmlDocument,
  type XmlElement,
} from './ogc-xml.ts';
import { operationUrl } from './serviceFetch.ts';

export interface WmsStyle {
  readonly name: string;
  readonly title: string;
  readonly legendUrl?: string;
}

/** A layer that can be asked for, with all that it inherits (OGC 06-042, 7.2.4.8). */
export interface WmsLayer {
  readonly name: string;
  readonly title: string;
  readonly abstract: string;
  readonly path: readonly string[];
  /** As the service writes them, in its order. */
  readonly crs: readonly string[];
  readonly styles: readonly WmsStyle[];
  readonly bounds: Bounds;
  readonly queryable: boolean;
  readonly time?: TimeDimension;
  readonly attribution?: string;
}

/** What a WMS says of itself. */
export interface Wms {
  readonly version: '1.1.1' | '1.3.0';
  readonly title: string;
  readonly abstract: string;
  readonly provider: string;
  readonly terms: readonly string[];
  readonly mapUrl: string;
  readonly mapFormats: readonly string[];
  readonly infoUrl: string | undefined;
  readonly infoFormats: readonly string[];
  readonly legendUrl: string | undefined;
  readonly layers: readonly WmsLayer[];
}

/** Reads the capabilities of WMS 1.1.x and 1.3.0; `asked` is the address that they came from. */
export function readWms(doc: XmlDocument, asked: string): Wms {
  const info = readInfoFromCapabilities(doc);
  const urls = readOperationUrlsFromCapabilities(doc);
  const version = readVersionFromCapabilities(doc) === '1.3.0' ? '1.3.0' : '1.1.1';
  const layers: WmsLayer[] = [];
  const elements = findChildrenElement(findChildElement(rootOf(doc), 'Capability')!, 'Layer');
  readLayersFromCapabilities(doc).forEach((layer, i) => {
    gather(layer, elements[i]!, { path: [], time: undefined, bounds: undefined }, layers);
  });
  const operation = (name: string): string | undefined => {
    const stated = urls[name];
    return stated === undefined ? undefined : operationUrl(stated.Get, asked);
  };
  return {
    version,
    title: info.title.trim() || info.name,
    abstract: info.abstract.trim(),
    provider: info.provider?.contact?.organization?.trim() || new URL(asked).hostname,
    terms: [info.constraints, info.fees],
    mapUrl: operation('GetMap') ?? asked,
    mapFormats: info.outputFormats ?? [],
    infoUrl: operation('GetFeatureInfo'),
    infoFormats: info.infoFormats ?? [],
    legendUrl: operation('GetLegendGraphic'),
    layers,
  };
}

interface Inherited {
  readonly path: readonly string[];
  readonly time: TimeDimension | undefined;
  readonly bounds: Bounds | undefined;
}

/** ogc-client hands down CRS, styles and boxes, but not all CRS of all ancestors, nor the dimensions. */
function gather(
  layer: WmsLayerFull,
  element: XmlElement,
  from: Inherited,
  into: WmsLayer[],
  crsAbove: readonly string[] = [],
  stylesAbove: readonly WmsStyle[] = [],
): void {
  const time = timeOf(element) ?? from.time;
  const geographic = layer.boundingBoxes['EPSG:4326'];
  const bounds = geographic === undefined ? from.bounds : boundsOf(geographic);
  const crs = [...new Set([...layer.availableCrs.flatMap((c) => c.split(/\s+/)), ...crsAbove])];
  const styles = merged(layer.styles.map(styleOf), stylesAbove);
  const title = layer.title.trim() || layer.name || '';
  const attribution = layer.attribution?.title?.trim();
  if (layer.name)
    into.push({
      name: layer.name,
      title,
      abstract: (layer.abstract ?? '').trim(),
      path: from.path,
      crs: crs.filter(Boolean),
      styles,
      bounds: bounds ?? boundsOf(undefined),
      queryable: layer.queryable,
      ...(time && { time }),
      ...(attribution && { attribution }),
    });
  const children = findChildrenElement(element, 'Layer');
  const below = { path: title === '' ? from.path : [...from.path, title], time, bounds };
  (layer.children ?? []).forEach((child, i) => {
    gather(child, children[i]!, below, into, crs, styles);
  });
}

const styleOf = ({ name, title, legendUrl }: WmsLayerFull['styles'][number]): WmsStyle => ({
  name,
  title: title.trim() || name,
  ...(legendUrl && { legendUrl }),
});

const merged = (own: readonly WmsStyle[], above: readonly WmsStyle[]): readonly WmsStyle[] => [
  ...own,
  ...above.filter((style) => own.every(({ name }) => name !== style.name)),
];

/** `<Dimension name="time">extent</Dimension>` of 1.3.0, or `<Extent name="time">` beside it of 1.1.1. */
function timeOf(element: XmlElement): TimeDimension | undefined {
  const isTime = (e: XmlElement): boolean => /^time$/i.test(e.attributes.name ?? '');
  const dimension = findChildrenElement(element, 'Dimension').find(isTime);
  const extent = findChildrenElement(element, 'Extent').find(isTime) ?? dimension;
  const text = textOf(extent).replace(/\s+/g, '');
  if (extent === undefined || text === '') return undefined;
  const initial = extent.attributes.default ?? dimension?.attributes.default;
  return { extent: text, ...(initial === undefined || initial === '' ? {} : { default: initial }) };
}
