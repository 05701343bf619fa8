import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeBox } from '../../src/catalogue/box.ts';
import type { Catalogue, Entry, Variable } from '../../src/catalogue/entry.ts';
import { parseCatalogue } from '../../src/catalogue/load.ts';
import { authority, namespaces, themePrefix } from '../../src/catalogue/vocabulary.ts';
import type { TimeWindow } from '../../src/channel/channel.ts';
import type { Text } from '../../src/channel/text.ts';
import type { Bounds } from '../../src/geo/bounds.ts';
import { Problem } from '../../src/problem/problem.ts';

export const catalogueFile = 'catalogue.jsonld';

/** The city itself (`dcat:Catalog`). */
export interface CityMeta {
  readonly id: string;
  readonly title: Text;
  readonly description: Text;
  readonly bounds: Bounds;
  readonly synthetic: boolean;
  /** IANA time zone. */
  readonly timeZone: string;
  readonly publisher: string;
  readonly licence: Entry['licence'];
}

/** A file of the city folder, or an address elsewhere, that holds a dataset. */
export interface DistributionInput {
  /** Relative to the city folder, forward slashes; or an absolute http(s) address. */
  readonly path: string;
  readonly mediaType: string;
  readonly conformsTo: readonly string[];
  readonly title?: Text;
  readonly temporal?: TimeWindow;
  readonly noData?: number;
  /** `EPSG:n` or WKT/proj4. */
  readonly crs?: string;
}

/** One dataset; publisher, licence and bounds are the city's where absent. */
export interface EntryInput {
  readonly id: string;
  readonly title: Text;
  readonly description: Text;
  readonly theme: Entry['theme'];
  readonly distributions: readonly DistributionInput[];
  readonly licence?: Entry['licence'];
  readonly publisher?: string;
  /** Attribution line to show beside the map. */
  readonly attribution?: string;
  readonly bounds?: Bounds;
  readonly temporal?: TimeWindow;
  readonly variable?: Variable;
  readonly ramp?: string;
  readonly shown?: boolean;
  readonly defects?: readonly Text[];
  readonly keywords?: readonly Text[];
  /** Public address that the data came from (`dct:source`). */
  readonly source?: string;
  /** Human page about the data (`dcat:landingPage`). */
  readonly landingPage?: string;
  /** High-value dataset of Implementing Regulation (EU) 2023/138. */
  readonly highValue?: boolean;
}

const context = {
  ...namespaces,
  'dct:title': { '@container': '@language' },
  'dct:description': { '@container': '@language' },
  'dcat:keyword': { '@container': '@language' },
  'rdf:value': { '@container': '@language' },
  'schema:name': { '@container': '@language' },
  'dcat:theme': { '@type': '@id' },
  'dcat:accessURL': { '@type': '@id' },
  'dcat:downloadURL': { '@type': '@id' },
  'dcat:mediaType': { '@type': '@id' },
  'dcat:landingPage': { '@type': '@id' },
  'dct:conformsTo': { '@type': '@id' },
  'dct:source': { '@type': '@id' },
  'dcatap:applicableLegislation': { '@type': '@id' },
  'dcat:bbox': { '@type': 'geo:wktLiteral' },
} as const;

const euTheme: Readonly<Record<Entry['theme'], string>> = {
  base: 'REGI',
  buildings: 'REGI',
  environment: 'ENVI',
  mobility: 'TRAN',
  energy: 'ENER',
};

/**
 * Writes `<dir>/catalogue.jsonld` (DCAT-AP 3, deterministic) with size and sha256 of every local file,
 * reads it back and returns it; throws the first Problem that the reader finds, or `notFound` for a
 * distribution whose file is not in the folder.
 */
export async function writeCatalogue(
  dir: string,
  input: { readonly city: CityMeta; readonly entries: readonly EntryInput[] },
): Promise<Catalogue> {
  const { city, entries } = input;
  const datasets = [];
  for (const entry of entries) datasets.push(await dataset(dir, city, entry));
  const document = {
    '@context': context,
    '@id': '',
    '@type': 'dcat:Catalog',
    'dct:identifier': city.id,
    'dct:title': city.title,
    'dct:description': city.description,
    'dct:publisher': agent(city.publisher),
    'dct:license': licence(city.licence),
    'dct:language': ['ENG', 'DEU'].map((code) => ({ '@id': authority.language + code })),
    'dct:spatial': place(city.bounds),
    'twin:timeZone': city.timeZone,
    'twin:synthetic': city.synthetic,
    'dcat:dataset': datasets,
  };
  const text = `${JSON.stringify(document, null, 1)}\n`;
  await writeFile(join(dir, catalogueFile), text);
  const catalogue = await readCatalogue(dir);
  if (catalogue.problems?.[0] !== undefined) throw catalogue.problems[0];
  return catalogue;
}

/** The catalogue of a city folder; addresses are `file:` URLs. */
export async function readCatalogue(dir: string): Promise<Catalogue> {
  const file = join(dir, catalogueFile);
  const url = pathToFileURL(file).href;
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new Problem('notFound', { file, status: 404 }, { cause: error });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Problem('catalogueJson', { file, detail: (error as Error).message });
  }
  return parseCatalogue(json, url);
}

async function dataset(dir: string, city: CityMeta, entry: EntryInput): Promise<object> {
  const distributions = [];
  for (const d of entry.distributions) distributions.push(await distribution(dir, city, entry, d));
  return {
    '@id': `#${entry.id}`,
    '@type': 'dcat:Dataset',
    'dct:identifier': entry.id,
    'dct:title': entry.title,
    'dct:description': entry.description,
    'dcat:theme': [themePrefix + entry.theme, authority.theme + euTheme[entry.theme]],
    ...(entry.keywords && { 'dcat:keyword': keywordMap(entry.keywords) }),
    'dct:license': licence(entry.licence ?? city.licence),
    'dct:publisher': agent(entry.publisher ?? city.publisher),
    ...(entry.attribution !== undefined && {
      'dct:rights': {
        '@type': ['dct:RightsStatement', 'odrs:RightsStatement'],
        'odrs:attributionText': entry.attribution,
      },
    }),
    'dct:spatial': place(entry.bounds ?? city.bounds),
    ...(entry.temporal && { 'dct:temporal': period(entry.temporal) }),
    ...(entry.source !== undefined && { 'dct:source': entry.source }),
    ...(entry.landingPage !== undefined && { 'dcat:landingPage': entry.landingPage }),
    ...(entry.highValue && { 'dcatap:applicableLegislation': authority.highValue }),
    ...(entry.variable && { 'schema:variableMeasured': variable(entry.variable) }),
    ...(entry.ramp !== undefined && { 'twin:ramp': entry.ramp }),
    ...(entry.shown && { 'twin:shown': true }),
    ...(entry.defects?.length && { 'dqv:hasQualityAnnotation': entry.defects.map(annotation) }),
    'dcat:distribution': distributions,
  };
}

async function distribution(
  dir: string,
  city: CityMeta,
  entry: EntryInput,
  input: DistributionInput,
): Promise<object> {
  const remote = /^https?:/.test(input.path);
  const file = remote ? undefined : await describeFile(join(dir, input.path));
  return {
    '@type': 'dcat:Distribution',
    ...(input.title && { 'dct:title': input.title }),
    'dcat:accessURL': encodeURI(input.path),
    'dcat:mediaType': authority.mediaType + input.mediaType,
    'dct:conformsTo': input.conformsTo,
    'dct:license': { '@id': (entry.licence ?? city.licence).url },
    ...(file && {
      'dcat:byteSize': { '@value': String(file.size), '@type': 'xsd:nonNegativeInteger' },
      'spdx:checksum': {
        '@type': 'spdx:Checksum',
        'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' },
        'spdx:checksumValue': { '@value': file.sha256, '@type': 'xsd:hexBinary' },
      },
    }),
    ...(input.temporal && { 'dct:temporal': period(input.temporal) }),
    ...(input.noData !== undefined && { 'twin:noData': input.noData }),
    ...(input.crs !== undefined && { 'twin:crs': input.crs }),
  };
}

/** Size in bytes and sha256 (hex) of a file; `notFound` where it is absent. */
export async function describeFile(path: string): Promise<{ size: number; sha256: string }> {
  const info = await stat(path).catch(() => undefined);
  if (info === undefined || !info.isFile())
    throw new Problem('notFound', { file: path, status: 404 });
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return { size: info.size, sha256: hash.digest('hex') };
}

const agent = (name: string) => ({ '@type': 'foaf:Agent', 'foaf:name': name });
const licence = ({ url, name }: Entry['licence']) => ({
  '@id': url,
  '@type': 'dct:LicenseDocument',
  'dct:title': { en: name },
});
const place = (bounds: Bounds) => ({ '@type': 'dct:Location', 'dcat:bbox': writeBox(bounds) });

function period({ start, end }: TimeWindow): object {
  const typed = (at: string) => ({
    '@value': at,
    '@type': at.includes('T') ? 'xsd:dateTime' : 'xsd:date',
  });
  return {
    '@type': 'dct:PeriodOfTime',
    'dcat:startDate': typed(start),
    'dcat:endDate': typed(end),
  };
}

const variable = (v: Variable) => ({
  '@type': 'schema:PropertyValue',
  'schema:propertyID': v.id,
  'schema:name': v.name,
  'schema:unitText': v.unit,
  ...(v.min !== undefined && { 'schema:minValue': double(v.min) }),
  ...(v.max !== undefined && { 'schema:maxValue': double(v.max) }),
});
const double = (value: number) => ({ '@value': String(value), '@type': 'xsd:double' });

const annotation = (text: Text) => ({
  '@type': 'dqv:QualityAnnotation',
  'oa:motivatedBy': { '@id': 'dqv:qualityAssessment' },
  'oa:hasBody': { '@type': 'oa:TextualBody', 'rdf:value': text },
});

function keywordMap(keywords: readonly Text[]): Record<string, string[]> {
  const map: Record<string, string[]> = {};
  for (const keyword of keywords)
    for (const [language, word] of Object.entries(keyword)) {
      map[language] ??= [];
      map[language].push(word);
    }
  return map;
}
