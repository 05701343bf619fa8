import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { say } from '../../scripts/io.ts';
import { sharedPath } from '../shared.ts';
import { fiveMillion, writeFeed } from './gtfsFeed.ts';
import { type BenchRow, benchRow } from './row.ts';

const run = promisify(execFile);
const script = resolve(import.meta.dirname, 'gtfsRun.ts');
/** The peer needs more than Node grants by itself. */
const heap = '--max-old-space-size=12288';

interface Sample {
  readonly ms: number;
  readonly cpu: number;
  readonly mb: number;
  readonly rows: number;
}

/**
 * A GTFS zip from disk to a timetable that answers where every vehicle is (`read`), and to a list of all broken
 * rules (`check`): seconds, those of the processor (which other work on the machine does not lengthen), and peak
 * resident memory, each in a process of its own. The peer unpacks with fflate and parses each table whole with
 * papaparse, to rows of strings; it does nothing with them.
 */
export async function cases(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'gtfs-'));
  try {
    const rows: BenchRow[] = [];
    const milan = sharedPath('data/milan/milano_small_gtfs.zip');
    if (milan !== undefined) rows.push(...(await measure('Milan, 248,555 stop times', milan, 3)));
    const large = join(folder, 'large.zip');
    say('writing a feed of 5 million stop times …');
    writeFeed(large, fiveMillion);
    rows.push(...(await measure('synthetic, 5 million stop times', large, 1)));
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(name: string, path: string, runs: number): Promise<BenchRow[]> {
  const size = `${(statSync(path).size / 1e6).toFixed(0)} MB zip, ${name}`;
  const samples = { ours: [] as Sample[], check: [] as Sample[], peer: [] as Sample[] };
  for (let i = 0; i < runs; i += 1) {
    for (const how of ['ours', 'check', 'peer'] as const) {
      const { stdout } = await run(process.execPath, [heap, '--import', 'tsx', script, how, path]);
      samples[how].push(JSON.parse(stdout));
    }
  }
  const counted = new Set(Object.values(samples).flatMap((list) => list.map(({ rows }) => rows)));
  if (counted.size !== 1) throw new Error(`${name}: the readers count different rows`);
  const peerName = 'papaparse, whole tables';
  return (['ours', 'check'] as const).flatMap((how) => {
    const verb = how === 'ours' ? 'read' : 'check';
    const row = (unit: string, pick: (sample: Sample) => number): BenchRow =>
      benchRow(
        { name: 'gtfs', case: `${verb}: ${size}`, peerName, unit },
        samples[how].map(pick),
        samples.peer.map(pick),
      );
    return [
      row('s', ({ ms }) => ms / 1000),
      row('s of the processor', ({ cpu }) => cpu / 1000),
      row('MB of peak memory', ({ mb }) => mb),
    ];
  });
}
