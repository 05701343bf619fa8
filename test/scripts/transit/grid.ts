import type { CityPlan, Point, Street } from '../../../scripts/city/plan.ts';

const step = 220;

/** A plan that is a square grid of streets with a house at every crossing; every third street is a main street. */
export function gridPlan(size: number, seed = 5): CityPlan {
  const nodes: Point[] = [];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) nodes.push([(x + 1) * step, (y + 1) * step]);
  }
  const streets: Street[] = [];
  const join = (from: number, to: number, name: string, main: boolean): void => {
    streets.push({
      id: streets.length,
      name,
      class: main ? 'arterial' : 'local',
      width: 18,
      from,
      to,
      path: [nodes[from]!, nodes[to]!],
      bridge: false,
    });
  };
  for (let i = 0; i < size; i += 1) {
    for (let k = 0; k + 1 < size; k += 1) {
      join(i * size + k, i * size + k + 1, `Row ${i}`, i % 3 === 0);
      join(k * size + i, (k + 1) * size + i, `Column ${i}`, i % 3 === 0);
    }
  }
  const extent: Point = [(size + 1) * step, (size + 1) * step];
  return {
    name: 'Grid',
    seed,
    size: 'small',
    crs: 'EPSG:32632',
    origin: [0, 0],
    extent,
    dem: { cell: 1, cols: 1, rows: 1, heights: new Float32Array(1) },
    areas: [],
    nodes,
    streets,
    railway: [],
    blocks: [],
    buildings: nodes.map(([x, y], i) => house(i, x, y)),
    trees: [],
    districts: [],
  };
}

function house(i: number, x: number, y: number): CityPlan['buildings'][number] {
  const outer: Point[] = [
    [x + 20, y + 20],
    [x + 40, y + 20],
    [x + 40, y + 40],
  ];
  return {
    id: `b${i}`,
    footprint: { outer, holes: [] },
    ground: 0,
    height: 12,
    footprintArea: 200,
    floorArea: 800,
    population: 20,
    zone: 'ring',
    mesh: {
      positions: new Float64Array(0),
      indices: new Uint32Array(0),
      surface: new Uint8Array(0),
      wallColor: [0, 0, 0],
      roofColor: [0, 0, 0],
    },
  };
}

/** Near enough to degrees for a test: 1 degree is 100 km. */
export const toLonLat = (x: number, y: number): readonly [number, number] => [
  10 + x / 71_500,
  48 + y / 111_200,
];
