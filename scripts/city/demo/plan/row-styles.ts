import type { BuildingUse } from '../../../../src/channel/table.ts';
import type { Zone } from '../../plan.ts';
import type { Block } from './blocks.ts';
import type { RoofForm } from './draft.ts';
import type { Lot } from './frontage.ts';
import { integer, pick, type Random } from './random.ts';

/** How rows along the street are built in one zone. */
export interface RowStyle {
  readonly zone: Zone;
  readonly lot: readonly [number, number];
  readonly depth: readonly [number, number];
  readonly storeyHeight: number;
  readonly gaps: number;
  readonly wings: number;
  readonly storeys: (random: Random) => number;
  readonly year: (random: Random, block: Block) => number;
  readonly roof: (random: Random, year: number) => { form: RoofForm; pitch: number };
  readonly use: (random: Random, lot: Lot) => BuildingUse;
  readonly slate: number;
}

export const rowStyles: Readonly<Record<'core' | 'ring' | 'inter' | 'cbd', RowStyle>> = {
  core: {
    zone: 'core',
    lot: [8.5, 14],
    depth: [10.2, 12.2],
    storeyHeight: 2.9,
    gaps: 0.03,
    wings: 0.5,
    storeys: (r) => pick(r, [2, 3, 3, 3, 4]),
    year: (r) => (r() < 0.2 ? integer(r, 1890, 1960) : integer(r, 1580, 1870)),
    roof: () => ({ form: 'gable', pitch: 1 }),
    use: (r) => {
      const u = r();
      return u < 0.46 ? 'mixed' : u < 0.58 ? 'retail' : u < 0.63 ? 'office' : 'residential';
    },
    slate: 0.04,
  },
  ring: {
    zone: 'ring',
    lot: [17, 24],
    depth: [12.4, 13.4],
    storeyHeight: 3.5,
    gaps: 0.04,
    wings: 0.6,
    storeys: (r) => pick(r, [4, 4, 5, 5]),
    year: (r, b) =>
      r() < 0.13
        ? integer(r, 1952, 2017)
        : Math.round(1862 + (40 * Math.max(0, b.reach - 450)) / 900 + 24 * r()),
    roof: (r, y) =>
      y > 1950
        ? { form: r() < 0.6 ? 'flat' : 'gable', pitch: 0.5 }
        : r() < 0.5
          ? { form: 'mansard', pitch: 0.75 }
          : { form: 'gable', pitch: 0.74 },
    use: (r) => {
      const u = r();
      return u < 0.34 ? 'mixed' : u < 0.39 ? 'office' : 'residential';
    },
    slate: 0.26,
  },
  inter: {
    zone: 'inter',
    lot: [20, 30],
    depth: [10.5, 11.5],
    storeyHeight: 3.1,
    gaps: 0.07,
    wings: 0,
    storeys: (r) => pick(r, [3, 3, 4, 4]),
    year: (r) => (r() < 0.12 ? integer(r, 1955, 2015) : integer(r, 1919, 1952)),
    roof: (r, y) =>
      y > 1954 && r() < 0.4
        ? { form: 'flat', pitch: 0 }
        : { form: r() < 0.6 ? 'gable' : 'hip', pitch: 0.78 },
    use: (r) => {
      const u = r();
      return u < 0.12 ? 'mixed' : u < 0.14 ? 'office' : 'residential';
    },
    slate: 0.12,
  },
  cbd: {
    zone: 'cbd',
    lot: [22, 32],
    depth: [14.5, 15.5],
    storeyHeight: 3.3,
    gaps: 0.03,
    wings: 0.4,
    storeys: (r) => pick(r, [5, 5, 6]),
    year: (r) => (r() < 0.3 ? integer(r, 1895, 1915) : integer(r, 1960, 2020)),
    roof: (r, y) => (y < 1930 ? { form: 'mansard', pitch: 0.7 } : { form: 'flat', pitch: r() * 0 }),
    use: (r) => {
      const u = r();
      return u < 0.42 ? 'office' : u < 0.62 ? 'retail' : u < 0.9 ? 'mixed' : 'residential';
    },
    slate: 0.4,
  },
};
