import type { Wms, WmsLayer } from '../../catalogue/ogc-wms.ts';
import { askService, textOf, withQuery } from '../../catalogue/serviceFetch.ts';
import type { LonLat } from '../../geo/bounds.ts';
import type { Field } from '../layer.ts';
import type { ServiceCrs } from './crs.ts';
import { readInfo } from './infoText.ts';
import type { TileAsk } from './pyramid.ts';
import { mapParams } from './wms.ts';

/** Asks what a layer has at a place; `metres` is the size of a screen pixel there. */
export type InfoRequest = (
  at: LonLat,
  metres: number,
  ask: TileAsk,
  signal?: AbortSignal,
) => Promise<readonly Field[]>;

/** The window around the place, pixels; its middle one is asked for. */
const side = 101;
const middle = (side - 1) / 2;
const most = 10;
const seconds = 8;
const metresPerDegree = 111_320;

/** Formats that can be read, best first: values before words. */
const formats: readonly RegExp[] = [
  /^application\/geo\+?json/i,
  /^application\/json/i,
  /geojson/i,
  /^application\/vnd\.ogc\.gml/i,
  /gml/i,
  /^text\/xml/i,
  /^application\/vnd\.ogc\.wms_xml/i,
  /^text\/plain/i,
  /^text\/html/i,
];

export const infoFormatOf = (offered: readonly string[]): string | undefined =>
  formats
    .map((wanted) => offered.find((format) => wanted.test(format)))
    .find((f) => f !== undefined);

/** GetFeatureInfo of a layer; undefined where no format that it offers can be read. */
export function wmsInfo(
  wms: Wms,
  layer: WmsLayer,
  named: ServiceCrs,
  file: string,
): InfoRequest | undefined {
  const format = infoFormatOf(wms.infoFormats);
  if (format === undefined) return undefined;
  return async (at, metres, ask, signal) => {
    const url = infoUrl(wms, layer.name, named, at, metres, format, ask);
    const read = async (response: Response) =>
      readInfo(await textOf(response, file), response.headers.get('content-type') ?? format, {
        file,
        layer: layer.name,
      });
    return askService(url, read, { seconds, ...(signal && { signal }) });
  };
}

/** A GetFeatureInfo request (OGC 06-042, 7.4): I and J in 1.3.0, X and Y before. */
export function infoUrl(
  wms: Wms,
  layer: string,
  named: ServiceCrs,
  { lon, lat }: LonLat,
  metres: number,
  format: string,
  ask: TileAsk,
): string {
  const [x, y] = named.crs.fromLonLat(lon, lat);
  // Mercator's metres grow towards the poles.
  const stretch = named.scheme === 'mercator' ? 1 / Math.cos((lat * Math.PI) / 180) : 1;
  const unit = named.crs.geographic ? metres / metresPerDegree : metres * stretch;
  const half = (side / 2) * unit;
  const [column, row] = wms.version === '1.3.0' ? ['I', 'J'] : ['X', 'Y'];
  return withQuery(wms.infoUrl!, {
    ...mapParams(wms, layer, named, [x - half, y - half, x + half, y + half], [side, side], ask),
    REQUEST: 'GetFeatureInfo',
    QUERY_LAYERS: layer,
    INFO_FORMAT: format,
    FEATURE_COUNT: String(most),
    [column!]: String(middle),
    [row!]: String(middle),
  });
}
