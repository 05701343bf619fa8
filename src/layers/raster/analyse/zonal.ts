import type { GridCell, ZonalTable, ZoneStatistics } from '../../../channel/analysis.ts';
import { Problem } from '../../../problem/problem.ts';
import { readCells } from '../derive/cells.ts';
import type { Raster } from '../raster.ts';
import { type CellAreas, cellAreas } from './area.ts';
import { Coverage } from './coverage.ts';
import { Digest } from './digest.ts';
import { breathe, type Work } from './work.ts';
import { type CellZone, cellZone, type Zone } from './zones.ts';

export interface ZonalOptions extends Work {
  readonly band?: number;
  /** Codes: shares of all classes are told, however many. */
  readonly classes?: boolean;
}

const stripRows = 256;
const mostClasses = 64;
const bins = 48;

/**
 * Statistics of a raster's values by zone, or over the whole where none is given, at full resolution.
 * A cell counts with the area that the zone covers of it: its exact share in the raster's own CRS
 * times the cell's true area on the ellipsoid. Cells without a value are left out and told of in
 * `missing`. Rejects with a Problem: `zoneOutside` where no zone touches the raster, `cancelled`.
 */
export async function zonalStatistics(
  raster: Raster,
  zones: readonly Zone[] | undefined,
  options: ZonalOptions = {},
): Promise<ZonalTable> {
  const { width, height, name } = raster.info;
  const areas = cellAreas(raster);
  const shapes = zones?.map((zone) => clipped(cellZone(raster, zone), width, height));
  if (shapes?.every(({ left, top, right, bottom }) => right <= left || bottom <= top))
    throw new Problem('zoneOutside', { file: name });
  const whole: Clipped = { left: 0, top: 0, right: width, bottom: height };
  const parts = shapes ?? [whole];
  const total = parts.reduce((sum, part) => sum + strips(part), 0);
  let done = 0;
  const gathered: Gathered[] = [];
  for (const part of parts)
    gathered.push(
      await gather(raster, part, areas, options, () => {
        options.progress?.(++done / Math.max(1, total));
      }),
    );
  const min = Math.min(...gathered.map((g) => g.min));
  const max = Math.max(...gathered.map((g) => g.max));
  const domain = min <= max ? ([min, max] as const) : undefined;
  return {
    zones: gathered.map((g, i) => finish(g, shapes?.[i], options, domain)),
    histogramDomain: domain,
    cell: gridCell(raster),
  };
}

type Clipped = Pick<CellZone, 'left' | 'top' | 'right' | 'bottom'> &
  Partial<Pick<CellZone, 'rings' | 'name' | 'area'>>;

const clipped = (zone: CellZone, width: number, height: number): Clipped => ({
  ...zone,
  left: Math.max(0, zone.left),
  top: Math.max(0, zone.top),
  right: Math.min(width, zone.right),
  bottom: Math.min(height, zone.bottom),
});

const strips = ({ top, bottom }: Clipped): number =>
  Math.max(0, Math.ceil((bottom - top) / stripRows));

interface Gathered {
  readonly digest: Digest;
  readonly count: number;
  readonly area: number;
  /** Area of the touched cells without a value. */
  readonly unknown: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly std: number;
  readonly classes: ReadonlyMap<number, number> | undefined;
}

async function gather(
  raster: Raster,
  zone: Clipped,
  areas: CellAreas,
  { band = 0, classes = false, signal }: ZonalOptions,
  step: () => void,
): Promise<Gathered> {
  const digest = new Digest();
  const coverage = new Coverage();
  let byClass: Map<number, number> | undefined = new Map();
  let [count, area, unknown, min, max] = [0, 0, 0, Infinity, -Infinity];
  // About the first value, so that the squares do not drown small differences.
  let [origin, sum, squares] = [Number.NaN, 0, 0];
  for (let top = zone.top; top < zone.bottom && zone.left < zone.right; top += stripRows) {
    await breathe(raster.info.name, signal);
    const window = { ...zone, top, bottom: Math.min(zone.bottom, top + stripRows) };
    const { values } = await readCells(raster, 0, band, window, signal);
    const cellArea = areas(window);
    const cols = window.right - window.left;
    const visit = (col: number, row: number, share: number): void => {
      const i = (row - top) * cols + col - window.left;
      const value = values[i]!;
      const weight = share * cellArea[i]!;
      if (Number.isNaN(value)) {
        unknown += weight;
        return;
      }
      if (count === 0) origin = value;
      count += 1;
      area += weight;
      sum += weight * (value - origin);
      squares += weight * (value - origin) ** 2;
      if (value < min) min = value;
      if (value > max) max = value;
      digest.add(value, weight);
      if (byClass === undefined) return;
      if (Number.isInteger(value)) byClass.set(value, (byClass.get(value) ?? 0) + weight);
      else byClass = undefined;
      if (byClass !== undefined && byClass.size > mostClasses && !classes) byClass = undefined;
    };
    if (zone.rings === undefined) everyCell(window, visit);
    else {
      coverage.begin(window.left, top, cols, window.bottom - top);
      for (const ring of zone.rings) coverage.ring(ring);
      coverage.each(visit);
    }
    step();
  }
  const mean = origin + sum / area;
  const std = Math.sqrt(Math.max(0, squares / area - (sum / area) ** 2));
  return { digest, count, area, unknown, min, max, mean, std, classes: byClass };
}

function everyCell(
  { left, top, right, bottom }: Clipped,
  visit: (col: number, row: number, share: number) => void,
): void {
  for (let row = top; row < bottom; row++)
    for (let col = left; col < right; col++) visit(col, row, 1);
}

function finish(
  g: Gathered,
  zone: Clipped | undefined,
  { classes = false }: ZonalOptions,
  domain: readonly [number, number] | undefined,
): ZoneStatistics {
  const none = g.count === 0;
  const known = (n: number): number => (none ? Number.NaN : n);
  const whole = zone?.area ?? g.area + g.unknown;
  const shares = [...(g.classes ?? [])]
    .map(([code, area]) => ({ code, share: area / g.area }))
    .sort((a, b) => b.share - a.share);
  return {
    zone: zone?.name ?? null,
    count: g.count,
    area: g.area,
    missing: whole > 0 ? Math.min(1, Math.max(0, tidy(1 - g.area / whole))) : 0,
    min: known(g.min),
    max: known(g.max),
    mean: g.mean,
    std: known(g.std),
    p5: g.digest.quantile(0.05),
    p50: g.digest.quantile(0.5),
    p95: g.digest.quantile(0.95),
    ...(g.classes !== undefined && (classes || shares.length > 1) ? { classes: shares } : {}),
    ...(domain === undefined ? {} : { histogram: g.digest.histogram(domain, bins) }),
  };
}

/** The zone's own area is that of straight edges in an equal-area projection: equal to a millionth. */
const tidy = (share: number): number => (Math.abs(share) < 1e-5 ? 0 : share);

/** The size of a raster's cells, in its CRS and on the ground. */
export function gridCell({ info, crs }: Raster): GridCell {
  const [, a, b, , c, d] = info.geotransform;
  return {
    crs: crs.name,
    width: Math.hypot(a, c),
    height: Math.hypot(b, d),
    geographic: crs.geographic,
    metres: info.pixelDegrees * 111_320,
  };
}
