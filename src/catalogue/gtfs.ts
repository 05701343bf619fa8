import { Problem } from '../problem/problem.ts';
import { headOf, serviceOfFile } from './fileService.ts';
import type { Service } from './service.ts';
import { nameOf, serviceUrl } from './serviceFetch.ts';
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
  const url = serviceUrl(address);
  const head = await headOf(url.href, signature.length, signal);
  if (!signature.every((byte, i) => head[i] === byte))
    throw new Problem('gtfsZip', { file: nameOf(url.href), detail: 'no zip signature' });
  return serviceOfFile(url, {
    kind: 'gtfs',
    theme: 'mobility',
    description: { en: `Timetable of ${url.hostname}`, de: `Fahrplan von ${url.hostname}` },
    distribution: { mediaType: 'application/zip', conformsTo: [standards.gtfs] },
  });
}
