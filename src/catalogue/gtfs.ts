import { Problem } from '../problem/problem.ts';
import type { Entry } from './entry.ts';
import { entryId } from './ogc-entry.ts';
import { licenceNotStated, type Service } from './service.ts';
import { askService, nameOf, serviceUrl } from './serviceFetch.ts';
import { standards } from './standards.ts';

/** Local file header of a zip (APPNOTE 6.3.10, 4.3.7). */
const signature = [0x50, 0x4b, 0x03, 0x04];

/** Whether an address looks like that of a packed timetable. */
export const isZipAddress = (address: string): boolean =>
  URL.canParse(address.trim()) && /\.zip$/i.test(new URL(address.trim()).pathname);

/**
 * A zip as a service of one dataset, a GTFS timetable. Only its first bytes are asked for: the layer reads the
 * rest. Rejects with a Problem where nothing may be read there, or `gtfsZip` where it is no zip.
 */
export async function gtfsService(address: string, signal?: AbortSignal): Promise<Service> {
  const { href, hostname, pathname } = serviceUrl(address);
  const head = await askService(href, firstBytes, {
    ...(signal && { signal }),
    init: { headers: { range: 'bytes=0-3' } },
  });
  if (!signature.every((byte, i) => head[i] === byte))
    throw new Problem('gtfsZip', { file: nameOf(href), detail: 'no zip signature' });
  const title = decodeURIComponent(pathname.slice(pathname.lastIndexOf('/') + 1));
  const entry: Entry = {
    id: entryId(hostname, href),
    title: { en: title },
    description: { en: `Timetable of ${hostname}`, de: `Fahrplan von ${hostname}` },
    theme: 'mobility',
    licence: { url: new URL('/', href).href, name: licenceNotStated },
    publisher: '',
    attribution: '',
    bounds: [-180, -90, 180, 90],
    shown: true,
    synthetic: false,
    distributions: [
      { accessUrl: href, mediaType: 'application/zip', conformsTo: [standards.gtfs] },
    ],
    defects: [],
  };
  const offer = { id: entry.id, title, abstract: '', path: [], variants: [], entry };
  return {
    kind: 'gtfs',
    version: '',
    url: href,
    title: { en: hostname },
    abstract: '',
    offers: [{ ...offer, attributionNeeded: true, entryOf: () => entry }],
  };
}

/** The first bytes of an answer, which may be the whole file where a server knows no ranges. */
async function firstBytes(response: Response): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  const piece = await reader?.read();
  await reader?.cancel();
  return piece?.value ?? new Uint8Array();
}
