import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { steadyFlow } from '../../src/forecast/flood/channel.ts';
import type { ReferenceCase, ReferenceSuite } from './suite.ts';

const cell = 5;
const manning = 0.033;
/**
 * Subcritical MacDonald channels of SWASHES (Delestre et al. 2013) of unit width. The published inflow is water
 * that rises in the first cell, m/s: times its length, m2/s.
 */
const channels = [
  { file: 'flood/mcdo_norain.csv', inflow: 0.4 * cell, rain: 0, bar: 0.03 },
  { file: 'flood/mcdo_rain.csv', inflow: 0.2 * cell, rain: 0.001, bar: 0.035 },
] as const;

export const flood: ReferenceSuite = {
  name: 'flood',
  source: 'SWASHES MacDonald channels: steady water surface',
  files: channels.map(({ file }) => file),
  run: async (folder) => {
    const cases: ReferenceCase[] = [];
    for (const { file, inflow, rain, bar } of channels) {
      const text = await readFile(join(folder, file), 'utf8');
      const rows = text
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((line) => line.split(',').map(Number));
      const bed = Float64Array.from(rows, ([, z]) => z!);
      const level = rows[rows.length - 1]![2]!;
      const { depth } = steadyFlow({ bed, cell, manning, rain, inflow, level });
      const off = rows.reduce((sum, [, , w], i) => sum + Math.abs(bed[i]! + depth[i]! - w!), 0);
      cases.push({
        case: `${file}: mean absolute error of the level, m`,
        published: 0,
        ours: off / rows.length,
        bar,
        in: 'absolute',
        note: 'the level of the last cell is given, as in the source',
      });
    }
    return cases;
  },
};
