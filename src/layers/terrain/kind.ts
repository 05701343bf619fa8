import type { Distribution, Entry } from '../../catalogue/entry.ts';
import { standards } from '../../catalogue/standards.ts';
import type { Bounds } from '../../geo/bounds.ts';
import { openRemote } from '../raster/client.ts';

/** Ground heights of a city, metres above the ellipsoid as its elevation raster gives them. */
export interface Terrain {
  readonly bounds: Bounds;
  /** Cell size of the raster, degrees of latitude. */
  readonly pixelDegrees: number;
  /**
   * Bilinear heights at interleaved lon,lat degrees; takes the array over. Outside the raster its
   * edge's height falls to 0 within some 25 km. `spacing`: distance of the places in degrees, for an
   * overview that fits; full resolution where absent.
   */
  heights(lonLat: Float64Array, spacing?: number): Promise<Float32Array>;
  dispose(): void;
}

/** Terrain is no layer of its own: the globe takes it as its surface (`terrainProvider` in `scene.ts`). */
export const terrainKind = {
  kind: 'terrain',
  accepts: ({ conformsTo }: Distribution): boolean => conformsTo.includes(standards.elevation),
  /** Opens an entry's elevation raster. Rejects with a Problem. */
  async open(entry: Entry, signal: AbortSignal): Promise<Terrain> {
    const distribution = entry.distributions.find(terrainKind.accepts);
    if (distribution === undefined)
      throw new TypeError(`${entry.id} has no elevation distribution`);
    const { accessUrl, noData, crs } = distribution;
    const raster = await openRemote(
      accessUrl,
      { ...(noData === undefined ? {} : { noData }), ...(crs === undefined ? {} : { crs }) },
      signal,
    );
    return {
      bounds: raster.info.bounds,
      pixelDegrees: raster.info.pixelDegrees,
      heights: (lonLat, spacing = 0) => raster.heights(lonLat, spacing),
      dispose: raster.close,
    };
  },
};
