import type { Area, AreaKind, CityPlan, Polygon } from '../../../scripts/city/plan.ts';
import { extrude } from '../../../scripts/city/tiles3d/index.ts';

export const box = (x: number, y: number, width: number, height: number): Polygon => ({
  outer: [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ],
  holes: [],
});

const area = (kind: AreaKind, polygon: Polygon): Area => ({ kind, polygon, variant: 0.9 });
const house = box(420, 90, 120, 60);

/**
 * 600 x 600 m: the west half is water with a bridge of 20 m across it at y = 300, the north-east
 * a forest with a clearing, the south-east a lawn with one flat house of 2020.
 */
export const tinyPlan: CityPlan = {
  name: 'Tiny',
  seed: 3,
  size: 'small',
  crs: 'EPSG:32632',
  origin: [560_000, 5_420_000],
  extent: [600, 600],
  dem: {
    cell: 25,
    cols: 24,
    rows: 24,
    heights: Float32Array.from({ length: 576 }, (_, i) => 215 + Math.floor(i / 24) / 10),
  },
  areas: [
    area('water', box(0, 0, 300, 600)),
    area('forest', {
      ...box(300, 300, 300, 300),
      holes: [
        [
          [400, 400],
          [400, 500],
          [500, 500],
          [500, 400],
        ],
      ],
    }),
    area('park', box(300, 0, 300, 300)),
  ],
  nodes: [
    [0, 300],
    [600, 300],
  ],
  streets: [
    {
      id: 0,
      name: 'Brückenstraße',
      class: 'arterial',
      width: 20 / 0.85,
      from: 0,
      to: 1,
      path: [
        [0, 300],
        [600, 300],
      ],
      bridge: true,
    },
  ],
  railway: [],
  blocks: [],
  buildings: [
    {
      id: 'w-1',
      zone: 'slab',
      footprint: house,
      ground: 215,
      year: 2020,
      height: 12,
      footprintArea: 7200,
      floorArea: 28_800,
      population: 400,
      mesh: extrude(house, 215, 12),
    },
  ],
  trees: [{ x: 350, y: 50, z: 215, height: 9, crown: 8, conifer: false }],
  districts: [
    { id: 'd1', name: 'Ufer', polygons: [box(0, 0, 300, 600)], population: 0 },
    {
      id: 'd2',
      name: 'Wald',
      polygons: [box(300, 0, 300, 300), { ...box(300, 300, 300, 300), holes: [] }],
      population: 400,
    },
  ],
};
