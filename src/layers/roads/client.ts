import type { RoadNetwork } from '../../channel/roads.ts';
import { Problem } from '../../problem/problem.ts';
import type { Courses } from './courses.ts';
import type { GeometryAnswer, GeometryRequest, RoadMesh } from './serve.ts';

/** Metres between points of a course that lie on the ground. */
const spacing = 40;

/** How a network is drawn: its courses on the ground, and their ribbons. */
export interface DrawnRoads {
  readonly courses: Courses;
  readonly mesh: RoadMesh;
}

export interface DrawOptions {
  readonly signal: AbortSignal;
  /** For problems. */
  readonly file: string;
  heights(lonLat: Float64Array): Promise<Float32Array>;
  /** The heights are there. */
  grounded(): void;
}

/** Makes the geometry of a network in a worker, which an abort ends; rejects with a Problem. */
export async function drawRoads(
  { roads, links }: RoadNetwork,
  { signal, file, heights, grounded }: DrawOptions,
): Promise<DrawnRoads> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const cancelled = new Promise<never>((_, reject) => {
    const cancel = (): void => reject(new Problem('cancelled', { file }));
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
    worker.onerror = ({ message }) =>
      reject(new Problem('unexpected', { file, detail: message || 'worker failed' }));
  });
  const ask = <T extends GeometryAnswer['type']>(
    request: GeometryRequest & { type: T },
    transfer: Transferable[] = [],
  ): Promise<Extract<GeometryAnswer, { type: T }>> => {
    const answer = new Promise<Extract<GeometryAnswer, { type: T }>>((resolve) => {
      worker.onmessage = ({ data }) => resolve(data);
    });
    worker.postMessage(request, transfer);
    return Promise.race([answer, cancelled]);
  };
  try {
    const { count, start, lon, lat } = roads;
    const { road, forward } = links;
    const { courses } = await ask({
      type: 'courses',
      roads: { count, start, lon, lat },
      links: { roads: count, road, forward },
      spacing,
    });
    const places = new Float64Array(courses.lon.length * 2);
    courses.lon.forEach((x, i) => {
      places[2 * i] = x;
      places[2 * i + 1] = courses.lat[i]!;
    });
    const height = await Promise.race([heights(places), cancelled]);
    grounded();
    const { glb, origin } = await ask({ type: 'mesh', heights: height });
    return { courses: { ...courses, height }, mesh: { glb, origin } };
  } finally {
    worker.terminate();
  }
}
