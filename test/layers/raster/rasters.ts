import { writeFileSync } from 'node:fs';
import { writeCog } from '../../../scripts/city/raster/cog.ts';

/** A 600 x 500 EPSG:4326 raster of 0.001 degrees whose every cell differs from its neighbours. */
export function ramp(path: string, west: number, north: number): void {
  const [width, height] = [600, 500];
  const data = Float32Array.from(
    { length: width * height },
    (_, i) => 1 + (((i % width) * 31 + Math.floor(i / width) * 57) % 250),
  );
  write(path, data, west, north);
}

function write(path: string, data: Float32Array, west: number, north: number): void {
  writeFileSync(
    path,
    writeCog({
      width: 600,
      height: 500,
      bands: 1,
      type: 'float32',
      data,
      crs: 'EPSG:4326',
      geotransform: [west, 0.001, 0, north, 0, -0.001],
      noData: 0,
      overviews: 'average',
    }),
  );
}

/** As `ramp`, but smooth: hills of 100 to 200 over some 100 cells. */
export function smooth(path: string, west: number, north: number): void {
  const [width, height] = [600, 500];
  const data = Float32Array.from(
    { length: width * height },
    (_, i) => 150 + 25 * Math.sin((i % width) / 30) + 25 * Math.cos(Math.floor(i / width) / 40),
  );
  write(path, data, west, north);
}

/** Seeded places in `[west, south, east, north]`, degrees. */
export function randomPlaces(
  count: number,
  [west, south, east, north]: readonly [number, number, number, number],
  seed: number,
): [number, number][] {
  let state = seed;
  const next = (): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
  return Array.from({ length: count }, () => [
    west + next() * (east - west),
    south + next() * (north - south),
  ]);
}
