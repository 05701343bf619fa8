import { Problem } from '../../problem/problem.ts';
import { headOf, serviceOfFile } from '../fileService.ts';
import type { Service } from '../service.ts';
import { nameOf, serviceUrl } from '../serviceFetch.ts';
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
  const url = serviceUrl(address);
  const head = await headOf(url.href, headBytes, signal);
  const format = formatOf(head, url.href, url.pathname);
  if (format === undefined) return undefined;
  const { hostname } = url;
  return serviceOfFile(url, {
    kind: 'roads',
    theme: 'mobility',
    description: {
      en: `Road network of ${hostname} (${format}). Where it says nothing, usual values of the class of road hold.`,
      de: `Straßennetz von ${hostname} (${format}). Wo es nichts sagt, gelten übliche Werte der Straßenklasse.`,
    },
    distribution: { mediaType: mediaTypes[format], conformsTo: [standards.roads] },
  });
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
