import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { assignment } from './assignment.ts';
import { bestest, unitSteps } from './building.ts';
import { carbon } from './carbon.ts';
import { emissions } from './emissions.ts';
import { flood } from './flood.ts';
import { urbanCooling } from './heat.ts';
import { logit } from './logit.ts';
import { loadHoldOut, loadSeries, smoothing } from './series.ts';
import { photovoltaics, sunPosition, transposition } from './solar.ts';
import { compared, type ReferenceRow, type ReferenceSuite } from './suite.ts';
import { tabula } from './tabula.ts';
import { utci } from './utci.ts';

/** Add a suite here; one without `run` is listed as not built. */
export const suites: readonly ReferenceSuite[] = [
  sunPosition,
  transposition,
  photovoltaics,
  tabula,
  unitSteps,
  bestest,
  carbon,
  smoothing,
  loadSeries,
  loadHoldOut,
  assignment,
  logit,
  emissions,
  urbanCooling,
  utci,
  flood,
];

/** Runs every suite, or those given; a file that is missing makes its suite `no data`. */
export async function runReferences(
  folder: string,
  progress?: (share: number, note: string) => void,
  which: readonly ReferenceSuite[] = suites,
): Promise<readonly ReferenceRow[]> {
  const rows: ReferenceRow[] = [];
  for (const [i, suite] of which.entries()) {
    progress?.(i / which.length, suite.name);
    const missing = suite.files?.find((file) => !existsSync(join(folder, file)));
    if (suite.run === undefined)
      rows.push({ suite: suite.name, case: suite.source, verdict: 'not built' });
    else if (missing !== undefined)
      rows.push({ suite: suite.name, case: `${missing} is missing`, verdict: 'no data' });
    else for (const c of await suite.run(folder)) rows.push(compared(suite.name, c));
  }
  progress?.(1, 'done');
  return rows;
}
