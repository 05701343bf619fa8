import { say } from '../../scripts/io.ts';
import type { BenchRow } from './row.ts';

/** Benchmarks by name; each brings its own peer and measures both in the same run. */
const benches: Readonly<Record<string, () => Promise<{ cases(): Promise<readonly BenchRow[]> }>>> =
  {
    assign: () => import('./assign.ts'),
    forecast: () => import('./forecast.ts'),
    hourly: () => import('./hourly.ts'),
    hourlyCity: () => import('./hourlyCity.ts'),
    gtfs: () => import('./gtfs.ts'),
    slider: () => import('./slider.ts'),
    rasterDecode: () => import('./rasterDecode.ts'),
    sun: () => import('./sun.ts'),
    raster: () => import('./raster.ts'),
    roads: () => import('./roads.ts'),
    series: () => import('./series.ts'),
    vehicles: () => import('./vehicles.ts'),
  };

const args = process.argv.slice(2);
const json = args.includes('--json');
const wanted = args.filter((a) => !a.startsWith('--'));
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  say(`unknown benchmark ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}

const rows: BenchRow[] = [];
for (const [name, load] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  say(`bench ${name} …`);
  rows.push(...(await (await load()).cases()));
}

const digits = (value: number): string => value.toPrecision(3);
process.stdout.write(
  json
    ? `${JSON.stringify(rows)}\n`
    : rows
        .map(
          (r) =>
            `${r.name} · ${r.case}: median ${digits(r.median)} ${r.unit}, p95 ${digits(r.p95)}, ` +
            `${digits(r.ratio)} times as fast as ${r.peerName} (${digits(r.peer)} ${r.unit}), n ${r.n}\n`,
        )
        .join(''),
);
