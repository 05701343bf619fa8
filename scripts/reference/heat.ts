import { readBiophysical, surfaceOf } from '../../src/forecast/heat/biophysical.ts';
import { coolingCapacity, heatMitigation } from '../../src/forecast/heat/cooling.ts';
import type { CellGrid } from '../../src/forecast/heat/grid.ts';
import type { ReferenceSuite } from './suite.ts';

/** Synthetic case of InVEST's own tests (natcap/invest, Apache-2.0): 30 m cells, distance 90 m. */
const landCover = [
  [2, 3, 1, 5, 5, 5],
  [3, 3, 1, 1, 4, 5],
  [5, 5, 4, 2, 3, 1],
  [4, 1, 4, 2, 2, 1],
  [1, 5, 4, 1, 1, 2],
];
const et0 = [
  [800, 799, 567, 234, 422, 422],
  [765, 867, 765, 654, 456, 677],
  [556, 443, 456, 265, 876, 890],
  [433, 266, 677, 776, 900, 687],
  [456, 832, 234, 234, 234, 554],
];
const table = `lucode,lu_desc,green_area,kc,albedo,shade
1,water,0,1,.05,0
2,forest,1,1.1,.1,1
3,grassland,1,.9,.2,0
4,urban,0,.3,.3,.2
5,barren,0,.2,.4,0`;
const published = {
  'cooling capacity': [
    [0.815556, 0.1998, 0.136, 0.0904, 0.098756, 0.098756],
    [0.193, 0.2134, 0.18, 0.155333, 0.2104, 0.110089],
    [0.10471112, 0.0996889, 0.2104, 0.6847778, 0.2152, 0.20777778],
    [0.20886667, 0.06911112, 0.22513334, 0.8096889, 0.84, 0.1626668],
    [0.11133333, 0.11697778, 0.1956, 0.062, 0.062, 0.75542223],
  ],
  'cooling by green space around': [
    [0.183541, 0.160865, 0.144615, 0.137877, 0.134337, 0.133191],
    [0.15858, 0.152832, 0.147821, 0.150366, 0.14931, 0.146379],
    [0.138345, 0.141573, 0.153495, 0.176796, 0.176097, 0.167245],
    [0.12765204, 0.13550324, 0.15505734, 0.18876731, 0.20118835, 0.18913657],
    [0.12391507, 0.13292464, 0.1511357, 0.17420742, 0.1924037, 0.21190241],
  ],
};
const distance = 90;
const grid: CellGrid = { name: 'reference', cols: 6, rows: 5, width: 30, height: 30 };

export const urbanCooling: ReferenceSuite = {
  name: 'urban cooling',
  source: 'InVEST urban cooling: cooling capacity by factors, CC_park',
  run: async () => {
    const surface = surfaceOf(
      'reference',
      Float64Array.from(landCover.flat()),
      readBiophysical('table', table, 'factors'),
      'table',
    );
    const capacity = coolingCapacity({ ...surface, et0: Float64Array.from(et0.flat()) });
    const { ccPark } = heatMitigation(capacity, surface.green, grid, distance);
    const ours = { 'cooling capacity': capacity, 'cooling by green space around': ccPark };
    return Object.entries(published).flatMap(([name, rows]) =>
      rows.map((values, row) => {
        // The cell that is furthest off stands for its row.
        const cells = values.map((value, col) => ({
          col,
          value,
          mine: ours[name as keyof typeof ours][row * grid.cols + col]!,
        }));
        const off = (c: (typeof cells)[number]): number => Math.abs(c.mine - c.value);
        const worst = cells.reduce((a, b) => (off(b) > off(a) ? b : a));
        return {
          case: `${name}, row ${row}: worst of ${cells.length} cells (column ${worst.col})`,
          published: worst.value,
          ours: worst.mine,
          bar: 1e-6,
          in: 'absolute' as const,
          note: 'an index, not a temperature',
        };
      }),
    );
  },
};
