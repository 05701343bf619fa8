import type { CityBuilding, Polygon } from '../../../scripts/city/plan.ts';
import { extrude } from '../../../scripts/city/tiles3d/extrude.ts';

const rectangle = (x: number, y: number, w: number, d: number): Polygon => ({
  outer: [
    [x, y],
    [x + w, y],
    [x + w, y + d],
    [x, y + d],
  ],
  holes: [],
});

/** A plain house of 10 x 8 x 9 m, the nth of a street that runs east with a house every 20 m. */
export function house(n: number, change: Partial<CityBuilding> = {}): CityBuilding {
  const footprint = change.footprint ?? rectangle(n * 20, 0, 10, 8);
  const ground = change.ground ?? 200;
  const height = change.height ?? 9;
  return {
    id: `house-${n}`,
    address: `Main Street ${n}`,
    district: 'Centre',
    footprint,
    ground,
    use: 'residential',
    year: 1900 + (n % 100),
    storeys: 3,
    height,
    footprintArea: 80,
    floorArea: 240,
    roofArea: 80,
    wallArea: 324,
    heating: 'gas',
    population: 4,
    mesh: extrude(footprint, ground, height),
    ...change,
  };
}

/** A square town of `n` by `n` houses, `step` metres apart, heights from 6 to 30 m. */
export const town = (n: number, step = 25): CityBuilding[] =>
  Array.from({ length: n * n }, (_, i) =>
    house(i, {
      footprint: rectangle((i % n) * step, Math.floor(i / n) * step, 12 + (i % 5), 10 + (i % 3)),
      height: 6 + ((i * 7919) % 25),
    }),
  );
