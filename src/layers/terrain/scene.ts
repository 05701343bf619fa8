import { CustomHeightmapTerrainProvider, GeographicTilingScheme } from 'cesium';
import { tileBounds } from '../../geo/tile.ts';
import type { Terrain } from './kind.ts';

/** Heights on a side of a terrain tile, both edges included. */
const side = 65;
/** Beyond this nothing of the raster's fading edge is left. */
const reach = 0.35;

/** The surface of the globe for `scene.terrainProvider`: the city's heights, flat far from it. */
export function terrainProvider(terrain: Terrain): CustomHeightmapTerrainProvider {
  const flat = new Float32Array(side * side);
  const [west, south, east, north] = terrain.bounds;
  return new CustomHeightmapTerrainProvider({
    width: side,
    height: side,
    tilingScheme: new GeographicTilingScheme(),
    callback: (x, y, level) => {
      const [w, s, e, n] = tileBounds({ scheme: 'geographic', level, x, y });
      const wide =
        reach / Math.max(0.1, Math.cos((Math.max(Math.abs(s), Math.abs(n)) * Math.PI) / 180));
      if (w > east + wide || e < west - wide || s > north + reach || n < south - reach) return flat;
      const lonLat = new Float64Array(side * side * 2);
      for (let row = 0, i = 0; row < side; row++)
        for (let col = 0; col < side; col++) {
          lonLat[i++] = w + ((e - w) * col) / (side - 1);
          lonLat[i++] = n + ((s - n) * row) / (side - 1);
        }
      return terrain.heights(lonLat, (n - s) / (side - 1));
    },
  });
}
