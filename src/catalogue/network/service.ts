import { Problem } from '../../problem/problem.ts';
import type { Entry } from '../entry.ts';
import { entryId } from '../ogc-entry.ts';
import { licenceNotStated, type Service } from '../service.ts';
import { askService, nameOf, serviceUrl } from '../serviceFetch.ts';
import { standards } from '../standards.ts';
import { firstIsLine, type RoadFormat, roadFormat } from './format.ts';

/** Enough of a file to tell what its first shape is. */
const headBytes = 65_536;

const mediaTypes: Readonly<Record<RoadFormat | 'GeoParquet', string>> = {
  GeoParquet: 'application/vnd.apache.parquet',
  'OpenStreetMap PBF': 'application/vnd.openstreetmap.data+pbf',
  GeoPackage: 'application/geopackage+sqlite3',
  GeoJSON: 'application/geo+json',
};

const endings = /\.(parquet|pbf|gpkg|geojson)$/i;

/** Whether an address looks like that of a file which may hold roads. */
export const isRoadAddress = (address: string): boolean =>
  URL.canParse(address.trim()) && endings.test(new URL(address.trim()).pathname);

/**
 * A road network, or a source of one, as a service of one dataset. Only the file's beginning is asked for: the
 * layer reads the rest. Undefined where it is a GeoJSON of other shapes. Rejects with a Problem where nothing may
 * be read there, or `roadSource` where it is no file of its kind.
 */
export async function roadService(
  address: string,
  signal?: AbortSignal,
): Promise<Service | undefined> {
  const { href, hostname, pathname } = serviceUrl(address);
  const head = await askService(href, firstBytes, {
    ...(signal && { signal }),
    init: { headers: { range: `bytes=0-${headBytes - 1}` } },
  });
  const format = formatOf(head, href, pathname);
  if (format === undefined) return undefined;
  const title = decodeURIComponent(pathname.slice(pathname.lastIndexOf('/') + 1));
  const entry: Entry = {
    id: entryId(hostname, href),
    title: { en: title },
    description: {
      en: `Road network of ${hostname} (${format}). Where it says nothing, usual values of the class of road hold.`,
      de: `Straßennetz von ${hostname} (${format}). Wo es nichts sagt, gelten übliche Werte der Straßenklasse.`,
    },
    theme: 'mobility',
    licence: { url: new URL('/', href).href, name: licenceNotStated },
    publisher: '',
    attribution: '',
    bounds: [-180, -90, 180, 90],
    shown: true,
    synthetic: false,
    distributions: [
      { accessUrl: href, mediaType: mediaTypes[format], conformsTo: [standards.roads] },
    ],
    defects: [],
  };
  const offer = { id: entry.id, title, abstract: '', path: [], variants: [], entry };
  return {
    kind: 'roads',
    version: '',
    url: href,
    title: { en: hostname },
    abstract: '',
    offers: [{ ...offer, attributionNeeded: true, entryOf: () => entry }],
  };
}

function formatOf(
  head: Uint8Array,
  href: string,
  pathname: string,
): keyof typeof mediaTypes | undefined {
  const text = new TextDecoder().decode(head);
  if (text.startsWith('PAR1')) return 'GeoParquet';
  // By its bytes alone: an ending does not make a page that says “moved” a database.
  const format = roadFormat(head, '');
  if (format !== 'GeoJSON' || firstIsLine(text)) return format;
  if (/\.geojson$/i.test(pathname)) return undefined;
  const named = /\.parquet$/i.test(pathname) ? 'Parquet' : roadFormat(head, pathname);
  const detail = `“${text.trimStart().slice(0, 40)}”`;
  throw new Problem('roadSource', { file: nameOf(href), format: named, detail });
}

/** The beginning of an answer, which may be the whole file where a server knows no ranges. */
async function firstBytes(response: Response): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  const head = new Uint8Array(headBytes);
  let length = 0;
  while (reader !== undefined && length < headBytes) {
    const { done, value } = await reader.read();
    if (done) break;
    const part = value.subarray(0, headBytes - length);
    head.set(part, length);
    length += part.length;
  }
  await reader?.cancel();
  return head.subarray(0, length);
}
