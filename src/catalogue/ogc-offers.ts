import type { Bounds } from '../geo/bounds.ts';
import { Problem } from '../problem/problem.ts';
import type { Entry, ServiceAccess } from './entry.ts';
import { type LayerFacts, layerEntry } from './ogc-entry.ts';
import { stepsOf, type TimeDimension, windowOf } from './ogc-time.ts';
import type { Wms, WmsStyle } from './ogc-wms.ts';
import type { Wmts } from './ogc-wmts.ts';
import type { Offer, Service } from './service.ts';
import { withoutQuery } from './serviceFetch.ts';
import { standards } from './standards.ts';

/** Picture formats in order of preference: with transparency first. */
const pictures = [
  'image/png',
  'image/png8',
  'image/webp',
  'image/vnd.jpeg-png',
  'image/jpeg',
  'image/gif',
];

/** The best picture format that browsers show; undefined where none is offered. */
export function pictureOf(formats: readonly string[]): string | undefined {
  const plain = (format: string): string => format.replace(/\s/g, '').toLowerCase();
  for (const wanted of pictures) {
    const found =
      formats.find((format) => plain(format) === wanted) ??
      formats.find((format) => plain(format).startsWith(`${wanted};`));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What the address of a WMS or WMTS is without the question asked of it; a version that was asked for stays. */
export const endpointOf = (url: string): string => withoutQuery(url, ['request', 'service']);

/** The layers of a WMS, each as an entry. */
export function wmsService(wms: Wms, asked: string): Service {
  const url = endpointOf(asked);
  const offers = wms.layers.map((layer) => {
    const { title, abstract, path, styles, bounds } = layer;
    const { publisher, ...credit } = creditOf(wms.provider, layer.attribution);
    return offer(
      { id: layer.name, title, abstract, path, time: layer.time, styles },
      {
        url,
        standard: standards.wms,
        theme: 'environment',
        bounds,
        publisher,
        ...credit,
        terms: wms.terms,
      },
      { layer: layer.name },
      formatProblem(pictureOf(wms.mapFormats), wms.mapFormats, url, layer.name),
    );
  });
  const { version, title, abstract } = wms;
  return { kind: 'wms', version, url, title: { en: title }, abstract, offers: distinct(offers) };
}

const world: Bounds = [-180, -90, 180, 90];

/** The layers of a WMTS, each as an entry. */
export function wmtsService(wmts: Wmts, asked: string): Service {
  const url = endpointOf(asked);
  const offers = wmts.layers.map((layer) => {
    const { title, abstract, styles, bounds = world } = layer;
    return offer(
      { id: layer.name, title, abstract, path: [], time: layer.time, styles },
      {
        url,
        standard: standards.wmts,
        theme: 'environment',
        bounds,
        publisher: wmts.provider,
        terms: wmts.terms,
      },
      { layer: layer.name },
      formatProblem(pictureOf(layer.formats), layer.formats, url, layer.name),
    );
  });
  const { title, abstract } = wmts;
  return {
    kind: 'wmts',
    version: '1.0.0',
    url,
    title: { en: title },
    abstract,
    offers: distinct(offers),
  };
}

const creditOf = (provider: string, attribution: string | undefined) =>
  attribution === undefined ? { publisher: provider } : { publisher: provider, attribution };

function formatProblem(
  found: string | undefined,
  formats: readonly string[],
  file: string,
  layer: string,
): Problem | undefined {
  return found === undefined
    ? new Problem('serviceFormat', { file, layer, formats: formats.join(', ') || '–' })
    : undefined;
}

interface Described {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  readonly path: readonly string[];
  readonly time: TimeDimension | undefined;
  readonly styles: readonly WmsStyle[];
}

type Common = Pick<
  LayerFacts,
  'url' | 'standard' | 'theme' | 'bounds' | 'publisher' | 'attribution' | 'terms'
>;

function offer(
  { id, title, abstract, path, time, styles }: Described,
  common: Common,
  service: ServiceAccess,
  problem: Problem | undefined,
): Offer {
  const steps = time === undefined ? undefined : stepsOf(time);
  const temporal = steps === undefined ? undefined : windowOf(steps);
  const entryOf = (style: string): Entry =>
    layerEntry({
      ...common,
      title,
      abstract,
      mediaType: 'image/png',
      // The first style is the default: naming it would pin what the service may rename.
      service: {
        ...service,
        ...(style === '' || style === styles[0]?.name ? {} : { style }),
        ...(steps && steps.count > 1 && { step: steps.nearest(time?.default) }),
      },
      ...(temporal && { temporal }),
    });
  return {
    id,
    title,
    abstract,
    path,
    ...(problem === undefined ? { entry: entryOf('') } : { problem }),
    ...(steps && {
      times: { count: steps.count, first: steps.at(0), last: steps.at(steps.count - 1) },
    }),
    variants:
      styles.length > 1 ? styles.map(({ name, title: label }) => ({ value: name, label })) : [],
    entryOf,
  };
}

/** A service may list a layer twice, in two groups; once is enough. */
function distinct(offers: readonly Offer[]): readonly Offer[] {
  const seen = new Set<string>();
  return offers.filter(({ id }) => !seen.has(id) && seen.add(id));
}
