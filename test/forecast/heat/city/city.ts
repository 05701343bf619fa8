import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { HeatInputs } from '../../../../src/forecast/heat/city/inputs.ts';
import type { PreparedHeat } from '../../../../src/forecast/heat/city/prepare.ts';
import { HeatRun } from '../../../../src/forecast/heat/city/run.ts';
import type { ForecastResult } from '../../../../src/forecast/protocol.ts';
import type { LeverValues } from '../../../../src/scenario/lever.ts';

export const seed = (name: string): Record<string, unknown> =>
  JSON.parse(
    readFileSync(resolve(import.meta.dirname, `../../../../seeds/heat/${name}.json`), 'utf8'),
  );

/** One answer without an hour. */
export const runHeat = (prepared: PreparedHeat, levers: LeverValues): ForecastResult =>
  new HeatRun(prepared).answer(levers);

/** A sealed town of 40 x 30 cells with a park in the west, fields around it and houses on half of its ground. */
export function town(change: Partial<HeatInputs> = {}): HeatInputs {
  const [cols, rows] = [40, 30];
  const cover = (col: number, row: number): number => {
    if (col < 3 || row < 3 || col > 36 || row > 26) return 7;
    return col < 14 && row < 16 ? 3 : 1;
  };
  const cells = Array.from({ length: cols * rows }, (_, i) =>
    cover(i % cols, Math.floor(i / cols)),
  );
  const where = (value: number): Float32Array =>
    Float32Array.from(cells, (code) => (code === 1 ? value : 0));
  return {
    grid: { crs: 'EPSG:32632', geotransform: [600_000, 100, 0, 5_500_000, 0, -100], cols, rows },
    cell: [100, 100],
    landCover: Float32Array.from(cells),
    roofs: where(5000),
    residents: where(20),
    model: { ...seed('demo'), samples: 8 },
    file: 'heat.json',
    landCoverFile: 'cover.tif',
    ...change,
  };
}
