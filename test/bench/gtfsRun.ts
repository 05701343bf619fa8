/**
 * Reads one GTFS zip in a process of its own, so that its peak memory is its own:
 * `gtfsRun.ts ours|check|peer FILE`. Prints `{ms, cpu, mb, rows}`; `cpu` is processor time of all threads, ms.
 */
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { checkGtfs } from '../../src/layers/mobility/check/check.ts';
import { readGtfs } from '../../src/layers/mobility/read.ts';

const [how, path] = process.argv.slice(2) as ['ours' | 'check' | 'peer', string];
const begun = process.resourceUsage();
const before = (begun.userCPUTime + begun.systemCPUTime) / 1000;
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
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
const cpu = (userCPUTime + systemCPUTime) / 1000 - before;
process.stdout.write(JSON.stringify({ ms, cpu, mb: maxRSS / 1024, rows }));
