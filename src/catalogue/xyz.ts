import type { Entry } from './entry.ts';
import { entryId } from './ogc-entry.ts';
import { licenceNotStated, type Service } from './service.ts';
import { keptTemplate, serviceUrl } from './serviceFetch.ts';
import { standards } from './standards.ts';

/** Whose tiles a host gives, as its terms ask to be named. */
const owners: readonly (readonly [
  host: RegExp,
  attribution: string,
  licence: string,
  url: string,
])[] = [
  [
    /(^|\.)tile\.openstreetmap\.(org|de|fr)$/,
    '© OpenStreetMap contributors',
    'ODbL 1.0',
    'https://www.openstreetmap.org/copyright',
  ],
  [
    /(^|\.)tile\.opentopomap\.org$/,
    '© OpenStreetMap contributors, SRTM; map © OpenTopoMap',
    'CC BY-SA 3.0',
    'https://opentopomap.org/about',
  ],
  [
    /(^|\.)basemaps\.cartocdn\.com$/,
    '© OpenStreetMap contributors © CARTO',
    'CARTO terms',
    'https://carto.com/attributions',
  ],
  [
    /(^|\.)basemap\.at$|(^|\.)wien\.gv\.at$/,
    'Datenquelle: basemap.at',
    'CC BY 4.0',
    'https://basemap.at/lizenz/',
  ],
  [/(^|\.)basemap\.de$/, '© GeoBasis-DE / BKG', 'CC BY 4.0', 'https://basemap.de/'],
  [
    /(^|\.)geo\.admin\.ch$/,
    '© swisstopo',
    'OGD swisstopo',
    'https://www.geo.admin.ch/en/general-terms-of-use-fsdi',
  ],
  [
    /(^|\.)geopf\.fr$/,
    '© IGN-F/Géoportail',
    'Licence Ouverte 2.0',
    'https://geoservices.ign.fr/cgu-licences',
  ],
];

/** Mercator's edge, where its square ends. */
const edge = 85.05112877980659;

/** Whether an address is a tile template: `{z}`, `{x}` and `{y}` or `{-y}` (counted from the south). */
export const isTemplate = (address: string): boolean => {
  const text = keptTemplate(address);
  return /\{z\}/.test(text) && /\{x\}/.test(text) && /\{-?y\}/.test(text);
};

/** A tile template as a service of one dataset. Throws a Problem for an address that must not be asked. */
export function xyzService(address: string): Service {
  const url = keptTemplate(serviceUrl(address).href);
  const { hostname } = new URL(url.replace(/\{s\}\.?/, ''));
  const owner = owners.find(([host]) => host.test(hostname));
  const tileSize = /\{r\}|@2x/.test(url) ? 512 : 256;
  const entry: Entry = {
    id: entryId(hostname, url),
    title: { en: hostname },
    description: { en: `Map tiles of ${hostname}`, de: `Kartenkacheln von ${hostname}` },
    theme: 'base',
    licence:
      owner === undefined
        ? { url: new URL('/', url).href, name: licenceNotStated }
        : { name: owner[2], url: owner[3] },
    publisher: owner?.[1] ?? '',
    attribution: owner?.[1] ?? '',
    bounds: [-180, -edge, 180, edge],
    shown: true,
    synthetic: false,
    distributions: [
      {
        accessUrl: url,
        mediaType: /\.jpe?g\b/i.test(url) ? 'image/jpeg' : 'image/png',
        conformsTo: [standards.xyz],
        service: { maxLevel: 19, ...(tileSize === 256 ? {} : { tileSize }) },
      },
    ],
    defects: [],
  };
  return {
    kind: 'xyz',
    version: '',
    url,
    title: { en: hostname },
    abstract: '',
    offers: [
      {
        id: entry.id,
        title: hostname,
        abstract: '',
        path: [],
        entry,
        variants: [],
        ...(owner === undefined && { attributionNeeded: true }),
        entryOf: () => entry,
      },
    ],
  };
}

/** The address of a tile; `y` counts from the north. */
export function tileUrl(template: string, level: number, x: number, y: number): string {
  const servers = /\{s\}/.test(template) ? ['a', 'b', 'c'] : [''];
  const range = /\{(\w)-(\w)\}/.exec(template);
  const between =
    range === null
      ? []
      : Array.from(
          { length: Math.max(0, range[2]!.charCodeAt(0) - range[1]!.charCodeAt(0) + 1) },
          (_, i) => String.fromCharCode(range[1]!.charCodeAt(0) + i),
        );
  const pick = (list: readonly string[]): string => list[(x + y) % Math.max(1, list.length)] ?? '';
  return template
    .replaceAll('{z}', String(level))
    .replaceAll('{x}', String(x))
    .replaceAll('{y}', String(y))
    .replaceAll('{-y}', String(2 ** level - 1 - y))
    .replaceAll('{s}', pick(servers))
    .replaceAll('{r}', '@2x')
    .replace(/\{\w-\w\}/, pick(between));
}
