import {
  readInfoFromCapabilities,
  readLayersFromCapabilities,
  readMatrixSetsFromCapabilities,
} from '@camptocamp/ogc-client/dist/wmts/capabilities.js';
import type { WmtsMatrixSet } from '@camptocamp/ogc-client/dist/wmts/model.js';
import type { Bounds } from '../geo/bounds.ts';
import { boundsOf } from './ogc-entry.ts';
import type { TimeDimension } from './ogc-time.ts';
import type { WmsStyle } from './ogc-wms.ts';
import {
  findChildElement,
  findChildrenElement,
  rootOf,
  textAt,
  textOf,
  type XmlDocument,
  type XmlElement,
} from './ogc-xml.ts';
import { operationUrl } from './serviceFetch.ts';

export interface MatrixLimits {
  readonly matrix: string;
  readonly minCol: number;
  readonly maxCol: number;
  readonly minRow: number;
  readonly maxRow: number;
}

export interface WmtsLayer {
  readonly name: string;
  readonly title: string;
  readonly abstract: string;
  /** Absent where the service does not tell. */
  readonly bounds?: Bounds;
  readonly styles: readonly WmsStyle[];
  /** Identifier of the default style; empty where the layer has none. */
  readonly style: string;
  readonly formats: readonly string[];
  /** RESTful templates by format. */
  readonly templates: readonly { readonly format: string; readonly url: string }[];
  /** Tile matrix sets that it comes in, with the tiles that there are where that is limited. */
  readonly sets: readonly { readonly id: string; readonly limits: readonly MatrixLimits[] }[];
  readonly time?: TimeDimension & { readonly name: string };
  /** Other dimensions with the value that is asked. */
  readonly dimensions: Readonly<Record<string, string>>;
}

export interface Wmts {
  readonly title: string;
  readonly abstract: string;
  readonly provider: string;
  readonly terms: readonly string[];
  /** For requests by key-value pairs; undefined where only templates are offered. */
  readonly kvpUrl: string | undefined;
  readonly layers: readonly WmtsLayer[];
  readonly sets: readonly WmtsMatrixSet[];
}

/** Reads the capabilities of WMTS 1.0.0 (OGC 07-057r7, 7.1); `asked` is the address that they came from. */
export function readWmts(doc: XmlDocument, asked: string): Wmts {
  const info = readInfoFromCapabilities(doc);
  const elements = findChildrenElement(findChildElement(rootOf(doc), 'Contents')!, 'Layer');
  const { kvp } = info.getTileUrls;
  const layers = readLayersFromCapabilities(doc).map((layer, i): WmtsLayer => {
    const element = elements[i]!;
    const dimensions = findChildrenElement(element, 'Dimension').map(dimensionOf);
    const time = dimensions.find(({ name }) => /^time$/i.test(name));
    return {
      name: layer.name,
      title: textAt(element, 'Title') || layer.name,
      abstract: textAt(element, 'Abstract'),
      ...(layer.latLonBoundingBox && { bounds: boundsOf(layer.latLonBoundingBox) }),
      styles: layer.styles.map(({ name, title, legendUrl }, k) => {
        const stated = legendUrl || legendIn(findChildrenElement(element, 'Style')[k]);
        return { name, title: title.trim() || name, ...(stated && { legendUrl: stated }) };
      }),
      style: layer.defaultStyle || layer.styles[0]?.name || '',
      formats: findChildrenElement(element, 'Format').map(textOf),
      templates: layer.resourceLinks
        .filter(({ encoding }) => encoding === 'REST')
        .map(({ format, url }) => ({ format, url: operationUrl(url, asked) })),
      sets: layer.matrixSets.map(({ identifier, limits }) => ({
        id: identifier,
        limits: limits.map((l) => ({
          matrix: l.tileMatrix,
          minCol: l.minTileCol,
          maxCol: l.maxTileCol,
          minRow: l.minTileRow,
          maxRow: l.maxTileRow,
        })),
      })),
      ...(time && time.extent !== '' && { time }),
      dimensions: Object.fromEntries(
        dimensions
          .filter((d) => d !== time)
          .map((d) => [d.name, d.default ?? d.extent.split(',')[0]!]),
      ),
    };
  });
  return {
    title: info.title.trim() || new URL(asked).hostname,
    abstract: info.abstract.trim(),
    provider: info.provider?.name?.trim() || new URL(asked).hostname,
    terms: [info.constraints, info.fees],
    kvpUrl: kvp === undefined || kvp === '' ? undefined : operationUrl(kvp, asked),
    layers,
    sets: readMatrixSetsFromCapabilities(doc),
  };
}

/** WMTS 1.0.0 writes the address as an attribute of `LegendURL` itself. */
const legendIn = (style: XmlElement | undefined): string | undefined =>
  style === undefined ? undefined : findChildElement(style, 'LegendURL')?.attributes['xlink:href'];

/** ogc-client reads `Values`; the standard (table 6) has one `Value` each. */
function dimensionOf(element: XmlElement): TimeDimension & { readonly name: string } {
  const values = findChildrenElement(element, 'Value').map(textOf).filter(Boolean);
  const initial = textAt(element, 'Default');
  return {
    name: textAt(element, 'Identifier'),
    extent: values.join(','),
    ...(initial === '' ? {} : { default: initial }),
  };
}
