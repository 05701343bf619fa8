import type { ServiceAccess } from '../../catalogue/entry.ts';
import { pictureOf } from '../../catalogue/ogc-offers.ts';
import type { MatrixLimits, Wmts, WmtsLayer } from '../../catalogue/ogc-wmts.ts';
import { keptTemplate, withQuery } from '../../catalogue/serviceFetch.ts';
import type { Bounds } from '../../geo/bounds.ts';
import { Problem } from '../../problem/problem.ts';
import { type ServiceCrs, serviceCrs } from './crs.ts';
import { type Matrix, type Pyramid, projectedBox, type TileAsk, tileBox } from './pyramid.ts';

type MatrixSet = Wmts['sets'][number];

/** Metres of a pixel at scale 1:1 (OGC 07-057r7, 6.1), and of a degree of longitude at the equator. */
const pixel = 0.00028;
const degree = (Math.PI * 6378137) / 180;

interface Candidate {
  readonly set: MatrixSet;
  readonly named: ServiceCrs;
  readonly matrices: readonly Matrix[];
}

/** The tiles of a WMTS layer in the set that fits the globe best. Rejects with a Problem. */
export async function wmtsPyramid(
  wmts: Wmts,
  layer: WmtsLayer,
  access: ServiceAccess,
  file: string,
): Promise<Pyramid> {
  const ask = { file, layer: layer.name };
  const format = access.format ?? pictureOf(layer.formats);
  if (format === undefined)
    throw new Problem('serviceFormat', { ...ask, formats: layer.formats.join(', ') || '–' });
  const candidates: Candidate[] = [];
  for (const { id, limits } of layer.sets) {
    const set = wmts.sets.find(({ identifier }) => identifier === id);
    const named = set === undefined ? undefined : await serviceCrs(set.crs);
    if (set === undefined || named === undefined) continue;
    const matrices = matricesOf(set, named, layer, limits);
    if (matrices.length > 0) candidates.push({ set, named, matrices });
  }
  const best = candidates
    .map((candidate) => ({ candidate, rank: rankOf(candidate, access.matrixSet) }))
    .sort((a, b) => a.rank - b.rank)[0]?.candidate;
  if (best === undefined) {
    const known = layer.sets.map(({ id }) => crsIn(wmts, id)).join(', ') || '–';
    throw new Problem('serviceMatrixSet', { ...ask, known });
  }
  const template = layer.templates.find((t) => t.format === format)?.url;
  if (template === undefined && wmts.kvpUrl === undefined)
    throw new Problem('serviceMatrixSet', { ...ask, known: format });
  return {
    crs: best.named.crs,
    matrices: best.matrices,
    bounds: layer.bounds ?? boundsOf(best),
    url: (matrix, col, row, { time, style = layer.style }: TileAsk) => {
      const params = {
        ...layer.dimensions,
        ...(layer.time && { [layer.time.name]: time ?? layer.time.default ?? '' }),
      };
      const place = {
        Style: style,
        TileMatrixSet: best.set.identifier,
        TileMatrix: matrix.id,
        TileRow: String(row),
        TileCol: String(col),
      };
      return template === undefined
        ? withQuery(wmts.kvpUrl!, {
            Service: 'WMTS',
            Version: '1.0.0',
            Request: 'GetTile',
            Layer: layer.name,
            Format: format,
            ...place,
            ...params,
          })
        : filled(template, { Layer: layer.name, ...place, ...params });
    },
  };
}

/** Where the tiles of the finest level lie, for a layer that does not tell. */
function boundsOf({ named, matrices }: Candidate): Bounds {
  const finest = matrices.at(-1)!;
  const [left, , , top] = tileBox(finest, finest.minCol, finest.minRow);
  const [, bottom, right] = tileBox(finest, finest.maxCol, finest.maxRow);
  const box: [number, number, number, number] = [180, 90, -180, -90];
  const n = 8;
  for (let i = 0; i <= n; i++)
    for (let j = 0; j <= n; j++) {
      const x = left + ((right - left) * i) / n;
      const [lon, lat] = named.crs.toLonLat(x, bottom + ((top - bottom) * j) / n);
      if (!Number.isFinite(lon) || !Number.isFinite(lat)) continue;
      box[0] = Math.min(box[0], lon);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lon);
      box[3] = Math.max(box[3], lat);
    }
  return box[0] < box[2] && box[1] < box[3] ? box : [-180, -85, 180, 85];
}

const crsIn = (wmts: Wmts, id: string): string =>
  `${id} ${wmts.sets.find((set) => set.identifier === id)?.crs ?? ''}`.trim();

/** Mercator keeps the shape of what is drawn, and goes deepest in most services. */
function rankOf({ set, named }: Candidate, wanted: string | undefined): number {
  if (set.identifier === wanted) return 0;
  return named.scheme === 'mercator' ? 1 : named.scheme === 'geographic' ? 2 : 3;
}

function matricesOf(
  set: MatrixSet,
  named: ServiceCrs,
  layer: WmtsLayer,
  limits: readonly MatrixLimits[],
): readonly Matrix[] {
  const perUnit = named.crs.geographic ? degree : 1;
  const swap = writesNorthFirst(set, named, layer);
  return set.tileMatrices
    .flatMap((m): Matrix[] => {
      const limit = limits.find(({ matrix }) => matrix === m.identifier);
      // Where some levels are limited, the layer has those levels only (OGC 07-057r7, table 10).
      if (limits.length > 0 && limit === undefined) return [];
      const [first, second] = m.topLeft;
      const sane =
        [first, second, m.scaleDenominator].every(Number.isFinite) &&
        m.tileWidth > 0 &&
        m.tileHeight > 0;
      if (!sane) return [];
      return [
        {
          id: m.identifier,
          resolution: (m.scaleDenominator * pixel) / perUnit,
          left: swap ? second : first,
          top: swap ? first : second,
          tileWidth: m.tileWidth,
          tileHeight: m.tileHeight,
          minCol: limit?.minCol ?? 0,
          maxCol: limit?.maxCol ?? m.matrixWidth - 1,
          minRow: limit?.minRow ?? 0,
          maxRow: limit?.maxRow ?? m.matrixHeight - 1,
        },
      ];
    })
    .sort((a, b) => b.resolution - a.resolution);
}

/**
 * The corner is written in the axis order of the CRS; not all servers keep to it. The order counts under
 * which the layer's own extent falls into the set's.
 */
function writesNorthFirst(set: MatrixSet, named: ServiceCrs, layer: WmtsLayer): boolean {
  if (!named.northFirst) return false;
  if (layer.bounds === undefined) return true;
  const [minX, minY, maxX, maxY] = projectedBox(named.crs, layer.bounds);
  const x = (minX + maxX) / 2;
  const y = (minY + maxY) / 2;
  const perUnit = named.crs.geographic ? degree : 1;
  const holds = (left: number, top: number, m: MatrixSet['tileMatrices'][number]): boolean => {
    const size = (m.scaleDenominator * pixel) / perUnit;
    return (
      x >= left &&
      x <= left + size * m.tileWidth * m.matrixWidth &&
      y <= top &&
      y >= top - size * m.tileHeight * m.matrixHeight
    );
  };
  const [m] = set.tileMatrices;
  if (m === undefined) return true;
  const [first, second] = m.topLeft;
  return holds(second, first, m) || !holds(first, second, m);
}

/** A RESTful template filled; names in it have no fixed case. */
function filled(template: string, values: Readonly<Record<string, string>>): string {
  const byName = new Map(
    Object.entries(values).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return keptTemplate(template).replace(/\{([^}]+)\}/g, (whole, name: string) => {
    const value = byName.get(name.toLowerCase());
    return value === undefined ? whole : encodeURIComponent(value);
  });
}
