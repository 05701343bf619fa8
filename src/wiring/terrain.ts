import type { Catalogue } from '../catalogue/entry.ts';
import { type Terrain, terrainKind } from '../layers/terrain/kind.ts';
import { asProblem } from '../problem/problem.ts';
import { cityStore } from '../state/city.ts';

/** The city's ground: flat at height 0 where the catalogue has no elevation model. */
export interface Ground {
  /** Undefined where there is none or it could not be read. */
  readonly terrain: Promise<Terrain | undefined>;
  /** Metres above the ellipsoid at interleaved lon,lat degrees; takes the array over. */
  heights(lonLat: Float64Array): Promise<Float32Array>;
  /** Height at the middle of the city, metres; 0 until it is known. */
  middle(): number;
  /** Resolves once `middle` is known. */
  readonly ready: Promise<void>;
}

/** Opens the elevation model of a city; a failure leaves the ground flat and is told with the datasets. */
export function openGround(catalogue: Catalogue, signal: AbortSignal): Ground {
  const entry = catalogue.entries.find((e) => e.distributions.some(terrainKind.accepts));
  const open = async (): Promise<Terrain | undefined> => {
    if (entry === undefined) return undefined;
    try {
      const terrain = await terrainKind.open(entry, signal);
      signal.addEventListener('abort', () => terrain.dispose());
      return terrain;
    } catch (error) {
      if (signal.aborted) return undefined;
      const problem = asProblem(error, entry.title.en);
      cityStore.setState((s) => ({ datasetProblems: [...s.datasetProblems, problem] }));
      return undefined;
    }
  };
  const terrain = open();
  const heights = async (lonLat: Float64Array): Promise<Float32Array> => {
    const found = await terrain;
    return found === undefined ? new Float32Array(lonLat.length / 2) : found.heights(lonLat);
  };
  let middle = 0;
  const [west, south, east, north] = catalogue.bounds;
  const ready = heights(new Float64Array([(west + east) / 2, (south + north) / 2])).then(
    ([height = 0]) => {
      middle = height;
    },
    () => undefined,
  );
  return { terrain, heights, middle: () => middle, ready };
}
