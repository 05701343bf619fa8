import type { Area, AreaKind, CityPlan, Polygon, Street } from '../../plan.ts';
import { type BurnGrid, burnLine, burnPolygon } from '../../raster/burn.ts';

/** What covers the ground at a place, as the sky sees it. Crops come in eight kinds, by field. */
export const surfaces = [
  'outside',
  'meadow',
  'lawn',
  'garden',
  'court',
  'yard',
  'square',
  'sport',
  'cemetery',
  'allotment',
  'forest',
  'tree',
  'conifer',
  'water',
  'pond',
  'quay',
  'street',
  'path',
  'ballast',
  'platform',
  'pitched',
  'flat',
  'crop0',
  'crop1',
  'crop2',
  'crop3',
  'crop4',
  'crop5',
  'crop6',
  'crop7',
] as const;
export type Surface = (typeof surfaces)[number];
export const surfaceCode = Object.fromEntries(surfaces.map((s, i) => [s, i])) as Readonly<
  Record<Surface, number>
>;

/** Surface codes on a grid in projected metres of the plan's CRS; row 0 is the north edge. */
export interface SurfaceGrid extends BurnGrid {
  readonly codes: Uint8Array;
}

const ofArea: Readonly<Record<Exclude<AreaKind, 'crop'>, Surface>> = {
  water: 'water',
  rail: 'ballast',
  platform: 'platform',
  park: 'lawn',
  pond: 'pond',
  cemetery: 'cemetery',
  allotment: 'allotment',
  sport: 'sport',
  square: 'square',
  forest: 'forest',
  meadow: 'meadow',
  yard: 'yard',
  garden: 'garden',
  court: 'court',
  quay: 'quay',
  street: 'street',
  path: 'path',
};

export function areaSurface(area: Area): Surface {
  if (area.kind !== 'crop') return ofArea[area.kind];
  const kind = Math.min(7, Math.max(0, Math.floor(area.variant * 8)));
  return `crop${kind}` as Surface;
}

/** The grid that a plan is burnt into: its whole extent at `cell` metres. */
export function gridOf(plan: CityPlan, cell: number): BurnGrid {
  const [x, y] = plan.origin;
  return {
    width: Math.ceil(plan.extent[0] / cell),
    height: Math.ceil(plan.extent[1] / cell),
    west: x,
    north: y + plan.extent[1],
    cell,
  };
}

/** Rings of a polygon moved from the plan to projected metres. */
export function projectedRings(plan: CityPlan, polygon: Polygon): [number, number][][] {
  const [ox, oy] = plan.origin;
  return [polygon.outer, ...polygon.holes].map((ring) =>
    ring.map(([x, y]): [number, number] => [x + ox, y + oy]),
  );
}

/** Areas in their order, then streets on bridges: the ground without buildings and single trees. */
export function burnGround(plan: CityPlan, cell: number): SurfaceGrid {
  const grid = gridOf(plan, cell);
  const codes = new Uint8Array(grid.width * grid.height).fill(surfaceCode.meadow);
  for (const area of plan.areas)
    burnPolygon(codes, grid, projectedRings(plan, area.polygon), surfaceCode[areaSurface(area)]);
  const drawn = plan.areas.some((area) => area.kind === 'street');
  for (const street of plan.streets)
    if (street.bridge || !drawn) burnStreet(plan, codes, grid, street);
  return { ...grid, codes };
}

function burnStreet(plan: CityPlan, codes: Uint8Array, grid: BurnGrid, street: Street): void {
  const [ox, oy] = plan.origin;
  const path = street.path.map(([x, y]) => [x + ox, y + oy] as const);
  const code = street.class === 'path' ? surfaceCode.path : surfaceCode.street;
  burnLine(codes, grid, path, street.width * 0.85, code);
}

/** Adds roofs and the crowns of single trees to a ground grid, in place. */
export function burnRoofsAndCrowns(plan: CityPlan, grid: SurfaceGrid): void {
  for (const building of plan.buildings) {
    const roof = isFlat(building) ? surfaceCode.flat : surfaceCode.pitched;
    burnPolygon(grid.codes, grid, projectedRings(plan, building.footprint), roof);
  }
  const [ox, oy] = plan.origin;
  const roofs = new Set<number | undefined>([surfaceCode.flat, surfaceCode.pitched]);
  // Wood beside a road would fray it: only a street's own trees cover it.
  const roofsAndStreets = new Set(roofs).add(surfaceCode.street);
  for (const tree of plan.trees) {
    const code = tree.conifer ? surfaceCode.conifer : surfaceCode.tree;
    const [x, y] = [tree.x + ox, tree.y + oy];
    const own = codeAt(grid, x, y) === surfaceCode.street;
    burnDisc(grid, x, y, tree.crown / 2, code, own ? roofs : roofsAndStreets);
  }
}

function codeAt(grid: SurfaceGrid, x: number, y: number): number | undefined {
  const column = Math.floor((x - grid.west) / grid.cell);
  const row = Math.floor((grid.north - y) / grid.cell);
  return column < 0 || column >= grid.width ? undefined : grid.codes[row * grid.width + column];
}

function burnDisc(
  grid: SurfaceGrid,
  x: number,
  y: number,
  radius: number,
  code: number,
  spare: ReadonlySet<number | undefined>,
): void {
  const { cell, width, height, codes } = grid;
  const column = (x - grid.west) / cell;
  const row = (grid.north - y) / cell;
  const r = Math.max(radius / cell, 0.5);
  for (let j = Math.max(0, Math.floor(row - r)); j <= Math.min(height - 1, row + r); j++)
    for (let i = Math.max(0, Math.floor(column - r)); i <= Math.min(width - 1, column + r); i++) {
      const inside = (i + 0.5 - column) ** 2 + (j + 0.5 - row) ** 2 <= r * r;
      if (inside && !spare.has(codes[j * width + i])) codes[j * width + i] = code;
    }
}

/** Whether most of a roof lies level (slope under about 6 degrees). */
export function isFlat(building: CityPlan['buildings'][number]): boolean {
  const { positions, indices, surface } = building.mesh;
  let level = 0;
  let all = 0;
  for (let t = 0; t < surface.length; t++) {
    if (surface[t] !== 1) continue;
    const [a, b, c] = [0, 1, 2].map((k) => {
      const v = indices[t * 3 + k]! * 3;
      return [positions[v]!, positions[v + 1]!, positions[v + 2]!] as const;
    }) as [Vector, Vector, Vector];
    const u = minus(b, a);
    const v = minus(c, a);
    const n = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
    const area = Math.hypot(...n);
    all += area;
    if (Math.abs(n[2]!) > 0.995 * area) level += area;
  }
  return all > 0 && level > all / 2;
}

type Vector = readonly [number, number, number];
const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
