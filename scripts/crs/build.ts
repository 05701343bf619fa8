import { writeFile } from 'node:fs/promises';
import { type EpsgBase, type EpsgTable, tableCrs } from '../../src/geo/crsTable.ts';
import { say } from '../io.ts';
import { differs, horizontalOf, places } from './check.ts';
import { type Definition, define } from './definition.ts';
import { inParallel, projinfo, version } from './projinfo.ts';
import { shiftsOf } from './shift.ts';

/**
 * Writes `src/geo/epsg.json` from the EPSG dataset of the PROJ on this machine, and leaves out what
 * proj4js does not project as PROJ does (`check.ts`): `tsx scripts/crs/build.ts`. Run it with
 * PROJ_DATA naming a folder that holds proj.db alone, so that no grid file counts.
 */
const lanes = 3;
const out = new URL('../../src/geo/epsg.json', import.meta.url);

const codes = async (kind: string): Promise<string[]> =>
  (await projinfo('--list-crs', `${kind},allow_deprecated`))
    .split('\n')
    .map((line) => line.split(' ', 1)[0]!)
    .filter((code) => code.startsWith('EPSG:'));

const listed = [
  ...(await codes('geographic_2d')),
  ...(await codes('geographic_3d')),
  ...(await codes('projected')),
];
say(`${listed.length} geographic and projected codes`);
const definitions = (await inParallel(listed, lanes, define)).filter((d) => d !== undefined);
say(`${definitions.length} definitions`);
const bases: Record<string, EpsgBase> = {};
const names = [...new Set(definitions.map(({ base }) => base))].sort((a, b) => +a - +b);
const shifts = await inParallel(names, lanes, shiftsOf);
const figure = new Map(definitions.map(({ base, ellipsoid }) => [base, ellipsoid]));
for (const [i, base] of names.entries())
  bases[base] = { ellipsoid: figure.get(base)!, shifts: shifts[i]! };
const combined = await codes('compound');
const horizontals = await inParallel(combined, lanes, horizontalOf);
const compound: Record<string, string> = {};
for (const [i, code] of combined.entries())
  if (horizontals[i] !== undefined) compound[code.slice('EPSG:'.length)] = horizontals[i];
const crs = Object.fromEntries(
  definitions
    .sort((a, b) => +a.code - +b.code)
    .map(({ code, base, proj4 }) => [code, `${base} ${proj4}`.trim()]),
);
const [, release = 'of unknown release'] = /Rel\. ([\d.]+)/.exec(await version()) ?? [];
const table: EpsgTable = { source: `EPSG dataset of PROJ ${release}`, crs, compound, bases };

say(`${names.length} datums, ${Object.keys(compound).length} compound codes; now checking`);
const reasons = await inParallel(definitions, lanes, (d: Definition) => check(d));
const kept = new Set<string>();
for (const [i, { code, name }] of definitions.entries()) {
  const reason = reasons[i];
  if (reason === undefined) kept.add(code);
  else say(`left out: EPSG:${code} ${name}: ${reason}`);
}

async function check(definition: Definition): Promise<string | undefined> {
  const made = tableCrs(table, definition.code);
  if (made === undefined) return 'no shift without a grid, or a projection that proj4 lacks';
  const areas = bases[definition.base]!.shifts.map(([, ...rest]) => rest.slice(0, 4));
  return differs(made, definition.code, places(definition.area), areas);
}

const only = <T>(record: Readonly<Record<string, T>>, keep: (key: string) => boolean) =>
  Object.fromEntries(Object.entries(record).filter(([key]) => keep(key)));
const used = new Set([...kept].map((code) => crs[code]!.split(' ', 1)[0]!));
const lines = (record: object): string =>
  Object.entries(record)
    .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
    .join(',\n');
await writeFile(
  out,
  `{"source":${JSON.stringify(table.source)},
"crs":{\n${lines(only(crs, (code) => kept.has(code)))}},
"compound":{\n${lines(only(compound, (code) => kept.has(compound[code]!)))}},
"bases":{\n${lines(only(bases, (code) => used.has(code)))}}}\n`,
);
say(`${kept.size} of ${definitions.length} kept`);
