import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalogue, Distribution, Entry } from '../../src/catalogue/entry.ts';
import { standards } from '../../src/catalogue/standards.ts';
import type { FeatureTable } from '../../src/channel/table.ts';
import { catalogueFile, describeFile, readCatalogue } from './catalogue.ts';
import { checkEnvelope } from './check/envelope.ts';
import { compareBounds } from './check/extent.ts';
import { type Finding, faultOf, type Reader, type Subject } from './check/finding.ts';
import { checkGbfs, checkGtfs, checkRealtime } from './check/mobility.ts';
import { checkRaster } from './check/raster.ts';
import { checkRoads } from './check/roads.ts';
import {
  checkBuildingTable,
  checkDistricts,
  checkGeoJson,
  checkHeat,
  checkSeries,
  checkStock,
  checkTraffic,
  checkWeather,
  readTable,
} from './check/tables.ts';
import { checkTiles } from './check/tiles.ts';

export interface CheckedDistribution {
  /** Relative to the city folder, or the address of a distribution elsewhere. */
  readonly file: string;
  readonly ok: boolean;
  /** Format in a word; `remote` for one elsewhere, which is not fetched. */
  readonly kind: string;
  readonly detail: string;
}

export interface CityReport {
  /** True where nothing of severity `error` was found. */
  readonly ok: boolean;
  readonly city: string | undefined;
  readonly synthetic: boolean;
  readonly entries: readonly {
    readonly id: string;
    readonly title: string;
    readonly distributions: readonly CheckedDistribution[];
  }[];
  readonly findings: readonly Finding[];
}

/** First match reads the file: particular standards before the general ones that stand beside them. */
const readers: readonly (readonly [string, Reader])[] = [
  [standards.buildingTable, checkBuildingTable],
  [standards.buildingEnvelope, checkEnvelope],
  [standards.roads, checkRoads],
  [standards.tiles3d, checkTiles],
  [standards.cog, checkRaster],
  [standards.geotiff, checkRaster],
  [standards.gtfs, checkGtfs],
  [standards.gtfsRealtime, checkRealtime],
  [standards.gbfs, checkGbfs],
  [standards.districts, checkDistricts],
  [standards.geojson, checkGeoJson],
  [standards.series, checkSeries],
  [standards.epw, checkWeather],
  [standards.stockModel, checkStock],
  [standards.trafficModel, checkTraffic],
  [standards.heatModel, checkHeat],
];

/**
 * Validates a city folder: the catalogue reads, every distribution opens with the reader that the app
 * uses, sizes, checksums and extents agree, ids are unique, licences are there, no file is left over.
 * Never throws for what is wrong with the folder: it says so.
 */
export async function checkCity(dir: string): Promise<CityReport> {
  const folder = resolve(dir);
  const findings: Finding[] = [];
  let catalogue: Catalogue;
  try {
    catalogue = await readCatalogue(folder);
  } catch (error) {
    const { code, message } = faultOf(error, catalogueFile);
    const finding: Finding = { severity: 'error', code, file: catalogueFile, message };
    return { ok: false, city: undefined, synthetic: false, entries: [], findings: [finding] };
  }
  for (const { code, message } of catalogue.problems ?? [])
    findings.push({ severity: 'error', code, file: catalogueFile, message });

  const used = new Set([catalogueFile]);
  const entries: CityReport['entries'][number][] = [];
  for (const entry of catalogue.entries) {
    checkEntry(catalogue, entry, findings);
    const distributions: CheckedDistribution[] = [];
    for (const distribution of entry.distributions)
      distributions.push(await checkDistribution(folder, entry, distribution, used, findings));
    entries.push({ id: entry.id, title: entry.title.en, distributions });
  }
  for (const file of await filesOf(folder))
    if (!used.has(file)) {
      const message = `${file} belongs to no dataset of the catalogue; remove it or list it`;
      findings.push({ severity: 'warning', code: 'unused', file, message });
    }
  return {
    ok: findings.every((finding) => finding.severity !== 'error'),
    city: catalogue.id,
    synthetic: catalogue.synthetic,
    entries,
    findings,
  };
}

function checkEntry(catalogue: Catalogue, entry: Entry, findings: Finding[]): void {
  const note = (severity: Finding['severity'], code: string, message: string): void => {
    findings.push({
      severity,
      code,
      file: catalogueFile,
      message: `dataset “${entry.id}”: ${message}`,
    });
  };
  if (!/^https?:\/\//.test(entry.licence.url))
    note('error', 'licence', `its licence “${entry.licence.url}” is not an address`);
  // A timetable may reach far beyond the city; one that does not touch it belongs to another.
  const extent = compareBounds(entry.bounds, catalogue.bounds, Number.POSITIVE_INFINITY);
  if (extent !== undefined)
    note('error', 'extent', `it lies apart from the city: ${extent.message}`);
  const addresses = entry.distributions.map((d) => d.accessUrl);
  if (new Set(addresses).size < addresses.length)
    note('error', 'distributionTwice', 'two of its distributions are the same file');
}

async function checkDistribution(
  dir: string,
  entry: Entry,
  distribution: Distribution,
  used: Set<string>,
  findings: Finding[],
): Promise<CheckedDistribution> {
  const { accessUrl } = distribution;
  if (!accessUrl.startsWith('file:'))
    return { file: accessUrl, ok: true, kind: 'remote', detail: 'not fetched' };
  const path = fileURLToPath(accessUrl);
  const file = named(dir, path);
  used.add(file);
  const before = findings.length;
  const note: Subject['note'] = (severity, code, message, about = file) => {
    findings.push({ severity, code, file: about, message });
  };
  const failed = (): boolean => findings.slice(before).some((f) => f.severity === 'error');
  if (!existsSync(path)) {
    note('error', 'missing', `${file} of dataset “${entry.id}” is not there; build the city again`);
    return { file, ok: false, kind: 'missing', detail: 'no such file' };
  }
  await compareFile(path, file, distribution, note);
  const reader = readers.find(([standard]) => distribution.conformsTo.includes(standard))?.[1];
  if (reader === undefined) {
    note(
      'warning',
      'standard',
      `${file} conforms to no standard that is known here, so it is not opened`,
    );
    return { file, ok: !failed(), kind: distribution.mediaType, detail: 'not opened' };
  }
  try {
    const uses = (other: string): void => void used.add(named(dir, other));
    const table = () => tableOf(entry);
    const read = await reader({ dir, entry, distribution, path, file, note, uses, table });
    return { file, ok: !failed(), ...read };
  } catch (error) {
    const { code, message } = faultOf(error, file);
    note('error', code, message);
    return { file, ok: false, kind: distribution.mediaType, detail: message };
  }
}

async function compareFile(
  path: string,
  file: string,
  { byteSize, sha256 }: Distribution,
  note: Subject['note'],
): Promise<void> {
  const found = await describeFile(path);
  if (byteSize !== undefined && byteSize !== found.size)
    note(
      'error',
      'size',
      `${file} has ${found.size} bytes, the catalogue says ${byteSize}; copy or build it again`,
    );
  else if (sha256 !== undefined && sha256 !== found.sha256)
    note(
      'error',
      'checksum',
      `${file} is not the file that the catalogue describes (sha256 differs)`,
    );
}

async function tableOf(entry: Entry): Promise<FeatureTable | undefined> {
  const table = entry.distributions.find((d) => d.conformsTo.includes(standards.buildingTable));
  if (table === undefined || !table.accessUrl.startsWith('file:')) return undefined;
  const path = fileURLToPath(table.accessUrl);
  return readTable(path, path).catch(() => undefined);
}

const named = (dir: string, path: string): string => relative(dir, path).split(sep).join('/');

async function filesOf(dir: string): Promise<readonly string[]> {
  const found = await readdir(dir, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => named(dir, join(entry.parentPath, entry.name)))
    .sort();
}
