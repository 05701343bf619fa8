/**
 * Reads one GTFS zip in a process of its own, so that its peak memory is its own:
 * `gtfsRun.ts ours|check|peer FILE`. Prints `{ms, mb, rows}`.
 */
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { checkGtfs } from '../../src/layers/mobility/check/check.ts';
import { readGtfs } from '../../src/layers/mobility/read.ts';

const [how, path] = process.argv.slice(2) as ['ours' | 'check' | 'peer', string];
const start = performance.now();
const zip = readFileSync(path);
let rows: number | undefined;
if (how === 'ours') rows = (await readGtfs(zip, path)).counts['stop_times.txt'];
else if (how === 'check') rows = (await checkGtfs(zip, path)).counts['stop_times.txt'];
else {
  const tables = Object.entries(unzipSync(zip)).map(([name, bytes]) => {
    const { data } = Papa.parse<string[]>(strFromU8(bytes), { skipEmptyLines: true });
    return [name, data] as const;
  });
  rows = new Map(tables).get('stop_times.txt')!.length - 1;
}
const ms = performance.now() - start;
const mb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ ms, mb, rows }));
