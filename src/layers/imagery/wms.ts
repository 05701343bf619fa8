import type { ServiceAccess } from '../../catalogue/entry.ts';
import { pictureOf } from '../../catalogue/ogc-offers.ts';
import type { Wms, WmsLayer } from '../../catalogue/ogc-wms.ts';
import { withQuery } from '../../catalogue/serviceFetch.ts';
import type { Bounds } from '../../geo/bounds.ts';
import { Problem } from '../../problem/problem.ts';
import { bestCrs, type ServiceCrs } from './crs.ts';
import {
  globeMatrices,
  type Matrix,
  type Pyramid,
  squareMatrices,
  type TileAsk,
  tileBox,
} from './pyramid.ts';

/** Larger tiles cut fewer labels and cost fewer requests. */
const tileSize = 512;
const deepest = 22;
const mercatorEdge = 85.0511;

export interface WmsPyramid extends Pyramid {
  readonly named: ServiceCrs;
}

/** The pictures of a WMS layer as tiles, in the best CRS that it offers. Rejects with a Problem. */
export async function wmsPyramid(
  wms: Wms,
  layer: WmsLayer,
  access: ServiceAccess,
  file: string,
): Promise<WmsPyramid> {
  const format = access.format ?? pictureOf(wms.mapFormats);
  if (format === undefined)
    throw new Problem('serviceFormat', {
      file,
      layer: layer.name,
      formats: wms.mapFormats.join(', ') || '–',
    });
  const named = await bestCrs(layer.crs, access.crs);
  if (named === undefined) {
    const crs = layer.crs.slice(0, 8).join(', ') || '–';
    throw new Problem('serviceCrs', { file, layer: layer.name, crs });
  }
  const bounds = within(layer.bounds, named);
  const matrices =
    named.scheme === undefined
      ? squareMatrices(named.crs, bounds, tileSize)
      : globeMatrices(named.scheme, tileSize, deepest);
  return {
    crs: named.crs,
    named,
    matrices,
    bounds,
    url: (matrix: Matrix, col: number, row: number, ask: TileAsk) =>
      getMapUrl(
        wms,
        layer.name,
        named,
        tileBox(matrix, col, row),
        [matrix.tileWidth, matrix.tileHeight],
        {
          ...ask,
          format,
        },
      ),
  };
}

const within = ([w, s, e, n]: Bounds, { scheme }: ServiceCrs): Bounds =>
  scheme === 'mercator'
    ? [w, Math.max(s, -mercatorEdge), e, Math.min(n, mercatorEdge)]
    : [w, s, e, n];

/** A GetMap request; `box` is minX, minY, maxX, maxY with x east (OGC 06-042, 7.3; OGC 01-068r3, 7.2). */
export function getMapUrl(
  wms: Wms,
  layer: string,
  crs: ServiceCrs,
  box: Bounds,
  [width, height]: readonly [number, number],
  { time, style = '', format }: TileAsk & { readonly format: string },
): string {
  return withQuery(wms.mapUrl, {
    ...mapParams(wms, layer, crs, box, [width, height], {
      style,
      ...(time === undefined ? {} : { time }),
    }),
    REQUEST: 'GetMap',
    FORMAT: format,
    TRANSPARENT: 'TRUE',
  });
}

/** What GetMap and GetFeatureInfo share. */
export function mapParams(
  wms: Wms,
  layer: string,
  { name, northFirst }: ServiceCrs,
  [minX, minY, maxX, maxY]: Bounds,
  [width, height]: readonly [number, number],
  { time, style = '' }: TileAsk,
): Record<string, string> {
  const current = wms.version === '1.3.0';
  // 1.3.0 keeps to the authority's axis order; 1.1.1 is always x before y.
  const sides = current && northFirst ? [minY, minX, maxY, maxX] : [minX, minY, maxX, maxY];
  return {
    SERVICE: 'WMS',
    VERSION: wms.version,
    LAYERS: layer,
    STYLES: style,
    [current ? 'CRS' : 'SRS']: name,
    BBOX: sides.map(plain).join(','),
    WIDTH: String(width),
    HEIGHT: String(height),
    ...(time === undefined ? {} : { TIME: time }),
  };
}

/** Without exponent, which not all servers read. */
const plain = (value: number): string =>
  String(Number(value.toFixed(9))).includes('e')
    ? value.toFixed(12)
    : String(Number(value.toFixed(9)));
