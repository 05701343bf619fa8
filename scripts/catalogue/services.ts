import type { Entry } from '../../src/catalogue/entry.ts';
import { openService } from '../../src/catalogue/open.ts';
import type { Offer, ServiceKind } from '../../src/catalogue/service.ts';
import type { Bounds } from '../../src/geo/bounds.ts';

/** What `twin catalogue services` prints. */
export interface ServiceListing {
  readonly kind: ServiceKind;
  readonly version: string;
  readonly url: string;
  readonly title: string;
  readonly abstract: string;
  /** Datasets in all where only a part is listed; null where the service does not tell how many. */
  readonly total?: number | null;
  readonly offers: readonly {
    readonly id: string;
    readonly title: string;
    readonly path: readonly string[];
    /** Styles of a layer, or assets of a STAC item. */
    readonly variants: Offer['variants'];
    readonly times?: Offer['times'];
    /** As a catalogue would list it; absent where `problem` says why not, or `opens` leads on. */
    readonly entry?: Entry;
    readonly opens?: string;
    readonly problem?: string;
  }[];
}

/** Opens a service as the app does. Rejects with a Problem. */
export async function listServices(url: string, bounds?: Bounds): Promise<ServiceListing> {
  const service = await openService(url, bounds === undefined ? {} : { bounds });
  const { kind, version, title, abstract, more } = service;
  return {
    kind,
    version,
    url: service.url,
    title: title.en,
    abstract,
    ...(more && { total: more.total ?? null }),
    offers: service.offers.map(
      ({ id, title: name, path, variants, times, entry, opens, problem }) => ({
        id,
        title: name,
        path,
        variants,
        ...(times && { times }),
        ...(entry && { entry }),
        ...(opens !== undefined && { opens }),
        ...(problem && { problem: problem.message }),
      }),
    ),
  };
}
