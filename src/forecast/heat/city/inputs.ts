import type { ChannelGrid } from '../../../channel/channel.ts';
import { type FeatureTable, numbers } from '../../../channel/table.ts';

/** Inputs of a city's heat model. `model` is the parsed heat model file. */
export interface HeatInputs {
  readonly grid: ChannelGrid;
  /** Sides of a cell, metres. */
  readonly cell: readonly [width: number, height: number];
  /** Codes by cell, NaN where not known. */
  readonly landCover: Float32Array;
  /** Footprint of buildings by cell, m2; absent where the city has no building table. */
  readonly roofs?: Float32Array;
  /** Residents by cell; absent where nobody tells. */
  readonly residents?: Float32Array;
  /** Outer walls, m2, and footprint times height, m3, by cell; absent where no heights are known. */
  readonly walls?: Float32Array;
  readonly volume?: Float32Array;
  /** Text of an EPW file and its name for problems; without it there is no thermal stress. */
  readonly weather?: string | undefined;
  readonly weatherFile?: string | undefined;
  readonly model: unknown;
  /** Names for problems: the model file and the land cover. */
  readonly file: string;
  readonly landCoverFile: string;
}

type ByCell = Pick<HeatInputs, 'roofs' | 'residents' | 'walls' | 'volume'>;

/** Height of a storey where only their number is known, m. */
const storey = 3.2;

/**
 * Footprints (m2), residents, walls (m2) and volume (m3) of a building table by cell: a building is spread evenly
 * over a square of its footprint about its middle. `toCell` gives the fractional column and row of a place.
 */
export function buildingsByCell(
  table: FeatureTable,
  { cols, rows }: Pick<ChannelGrid, 'cols' | 'rows'>,
  [width, height]: readonly [number, number],
  toCell: (lon: number, lat: number) => readonly [col: number, row: number],
): ByCell {
  const [lon, lat] = [numbers(table, 'lon'), numbers(table, 'lat')];
  const area = numbers(table, 'footprint_area');
  const people = numbers(table, 'population');
  const [heights, storeys] = [numbers(table, 'height'), numbers(table, 'storeys')];
  const outer = numbers(table, 'wall_area');
  if (lon === undefined || lat === undefined) return {};
  const roofs = new Float32Array(cols * rows);
  const residents = new Float32Array(cols * rows);
  const walls = new Float32Array(cols * rows);
  const volume = new Float32Array(cols * rows);
  for (let b = 0; b < table.count; b++) {
    const size = positive(area?.[b]);
    const [x, y] = toCell(lon[b]!, lat[b]!);
    const [halfX, halfY] = [Math.sqrt(size) / 2 / width, Math.sqrt(size) / 2 / height];
    const who = positive(people?.[b]);
    const tall = positive(heights?.[b]) || storey * positive(storeys?.[b]);
    const wall = positive(outer?.[b]) || 4 * Math.sqrt(size) * tall;
    spread(cols, rows, x, y, halfX, halfY, (at, share) => {
      roofs[at]! += share * size;
      residents[at]! += share * who;
      walls[at]! += share * wall;
      volume[at]! += share * size * tall;
    });
  }
  return {
    ...(area === undefined ? {} : { roofs }),
    ...(area === undefined || volume.every((v) => v === 0) ? {} : { walls, volume }),
    ...(people === undefined || residents.every((n) => n === 0) ? {} : { residents }),
  };
}

const positive = (value: number | undefined): number =>
  value !== undefined && value > 0 ? value : 0;

/** The cells that a rectangle touches, each with the share of the rectangle that lies in it. */
function spread(
  cols: number,
  rows: number,
  x: number,
  y: number,
  halfX: number,
  halfY: number,
  put: (at: number, share: number) => void,
): void {
  const along = (from: number, to: number, i: number): number =>
    to > from ? Math.max(0, Math.min(to, i + 1) - Math.max(from, i)) / (to - from) : 1;
  const [left, right, top, bottom] = [x - halfX, x + halfX, y - halfY, y + halfY];
  for (let row = Math.max(0, Math.floor(top)); row <= Math.min(rows - 1, Math.floor(bottom)); row++)
    for (
      let col = Math.max(0, Math.floor(left));
      col <= Math.min(cols - 1, Math.floor(right));
      col++
    ) {
      const share = along(left, right, col) * along(top, bottom, row);
      if (share > 0) put(row * cols + col, share);
    }
}
