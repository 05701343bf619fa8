import type { Text } from '../channel/text.ts';
import type { Distribution, Entry } from './entry.ts';
import { entryId } from './ogc-entry.ts';
import { licenceNotStated, type Service, type ServiceKind } from './service.ts';
import { askService } from './serviceFetch.ts';

/** What is known of the one dataset in a file. */
export interface FileDataset {
  readonly kind: ServiceKind;
  readonly theme: Entry['theme'];
  readonly description: Text;
  readonly distribution: Omit<Distribution, 'accessUrl'>;
}

/** A file at an address as a service of one dataset, whose licence and publisher nobody has told. */
export function serviceOfFile(
  { href, hostname, pathname }: URL,
  { kind, theme, description, distribution }: FileDataset,
): Service {
  const title = decodeURIComponent(pathname.slice(pathname.lastIndexOf('/') + 1));
  const entry: Entry = {
    id: entryId(hostname, href),
    title: { en: title },
    description,
    theme,
    licence: { url: new URL('/', href).href, name: licenceNotStated },
    publisher: '',
    attribution: '',
    bounds: [-180, -90, 180, 90],
    shown: true,
    synthetic: false,
    distributions: [{ accessUrl: href, ...distribution }],
    defects: [],
  };
  const offer = { id: entry.id, title, abstract: '', path: [], variants: [], entry };
  return {
    kind,
    version: '',
    url: href,
    title: { en: hostname },
    abstract: '',
    offers: [{ ...offer, attributionNeeded: true, entryOf: () => entry }],
  };
}

/**
 * The first bytes of a file, or all of a shorter one; a server that knows no ranges is left after them. Rejects
 * with a Problem where nothing may be read there.
 */
export const headOf = (href: string, count: number, signal?: AbortSignal): Promise<Uint8Array> =>
  askService(href, (response) => firstBytes(response, count), {
    ...(signal && { signal }),
    init: { headers: { range: `bytes=0-${count - 1}` } },
  });

async function firstBytes(response: Response, count: number): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  const head = new Uint8Array(count);
  let length = 0;
  while (reader !== undefined && length < count) {
    const { done, value } = await reader.read();
    if (done) break;
    const part = value.subarray(0, count - length);
    head.set(part, length);
    length += part.length;
  }
  await reader?.cancel();
  return head.subarray(0, length);
}
