import { Problem } from '../problem/problem.ts';
import type { OpenOptions } from './open.ts';
import type { Offer, Service } from './service.ts';
import { askService, nameOf, serviceUrl, textOf, withQuery } from './serviceFetch.ts';
import { type PlacedItem, stacOffers } from './stac-offers.ts';
import {
  readCollection,
  readItem,
  readLinks,
  type StacCollection,
  type StacLink,
} from './stac-read.ts';

/** Items that are read of a collection or search: enough for a long series, few enough for a link. */
const mostItems = 60;
const perPage = 60;
const mostPages = 5;
/** Static catalogues have one file per item or child. */
const atOnce = 6;

type Json = Readonly<Record<string, unknown>>;

interface Step extends OpenOptions {
  readonly url: string;
}

/** Opens a STAC document: item, search result, collection or catalogue. Rejects with a Problem. */
export async function openStac(text: string, url: string, options: OpenOptions): Promise<Service> {
  const file = nameOf(url);
  const json = parse(text, file);
  const step = { ...options, url };
  switch (json.type) {
    case 'Feature':
      return openItem(json, step);
    case 'FeatureCollection':
      return openItems(json, undefined, step);
    case 'Collection':
      return openCollection(json, step);
    case 'Catalog':
      return openCatalogue(json, step);
  }
  if (Array.isArray(json.collections)) return listCollections(json, step, '', '');
  throw new Problem('stacFormat', { file, detail: `type: ${JSON.stringify(json.type) ?? '–'}` });
}

function parse(text: string, file: string): Json {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Json;
    throw new Error('no object');
  } catch (error) {
    throw new Problem('stacFormat', { file, detail: (error as Error).message }, { cause: error });
  }
}

const fetchJson = async (
  url: string,
  { signal }: OpenOptions,
  init?: RequestInit,
): Promise<Json> => {
  const text = await askService(url, (response) => textOf(response, nameOf(url)), {
    ...(signal && { signal }),
    init: {
      ...init,
      headers: { accept: 'application/geo+json, application/json', ...init?.headers },
    },
  });
  return parse(text, nameOf(url));
};

/** The address of a link of a relation; undefined where there is none that may be asked. */
function linkTo(links: readonly StacLink[], rel: string, base: string): string | undefined {
  const link = links.find((l) => l.rel === rel);
  if (link === undefined || !URL.canParse(link.href, base)) return undefined;
  return serviceUrl(link.href, base).href;
}

/** The address of a document itself, which relative addresses in it are resolved against. */
const selfOf = (json: Json, url: string): string => {
  const self = readLinks(json).find(({ rel }) => rel === 'self')?.href;
  return self !== undefined && URL.canParse(self, url) && /^https?:/.test(new URL(self, url).href)
    ? new URL(self, url).href
    : url;
};

const versionOf = (json: Json): string =>
  typeof json.stac_version === 'string' ? json.stac_version : '';

function service(
  json: Json,
  { url }: Step,
  title: string,
  abstract: string,
  offers: readonly Offer[],
  more?: Service['more'],
): Service {
  return {
    kind: 'stac',
    version: versionOf(json),
    url,
    title: { en: title },
    abstract,
    offers,
    ...(more && { more }),
  };
}

async function openItem(json: Json, step: Step): Promise<Service> {
  const item = readItem(json, nameOf(step.url));
  const placed = { item, base: selfOf(json, step.url) };
  const collection = await collectionOf(placed, step);
  const offers = stacOffers([placed], collection, step.url);
  return service(json, step, collection?.title ?? item.id, '', offers);
}

/** The collection that an item names; an item does without it. */
async function collectionOf(
  { item, base }: PlacedItem,
  step: Step,
): Promise<StacCollection | undefined> {
  try {
    const url = linkTo(item.links, 'collection', base);
    if (url === undefined) return undefined;
    return readCollection(await fetchJson(url, step), nameOf(url));
  } catch (error) {
    if (step.signal?.aborted) throw error;
    return undefined;
  }
}

async function openItems(
  json: Json,
  collection: StacCollection | undefined,
  step: Step,
): Promise<Service> {
  const { items, total } = await gather(json, step);
  const [first] = items;
  if (first === undefined) {
    const detail = step.bounds === undefined ? '0 items' : `bbox ${step.bounds.join(', ')}`;
    throw new Problem('stacEmpty', { file: nameOf(step.url), detail });
  }
  const whole = collection ?? (await collectionOf(first, step));
  const more = total === undefined || total > items.length ? { total } : undefined;
  const isMore = total === undefined ? items.length >= mostItems : total > items.length;
  return service(
    { stac_version: first.item.stac_version },
    step,
    whole?.title ?? whole?.id ?? nameOf(step.url),
    whole?.description ?? '',
    stacOffers(items, whole, step.url),
    isMore ? more : undefined,
  );
}

/** Reads pages of items by their `next` links until there are enough. */
async function gather(json: Json, step: Step) {
  const items: PlacedItem[] = [];
  const file = nameOf(step.url);
  let page: Json | undefined = json;
  let url = step.url;
  for (let pages = 1; page !== undefined; pages++) {
    const features: readonly unknown[] = Array.isArray(page.features) ? page.features : [];
    for (const feature of features) {
      const item = readItem(feature, file);
      items.push({ item, base: selfOf(feature as Json, url) });
    }
    const next: StacLink | undefined = readLinks(page).find(({ rel }) => rel === 'next');
    if (
      next === undefined ||
      items.length >= mostItems ||
      pages >= mostPages ||
      features.length === 0
    )
      break;
    const href: string = serviceUrl(next.href, url).href;
    page = await fetchJson(href, step, nextRequest(next));
    url = href;
  }
  const matched = json.numberMatched ?? (json.context as Json | undefined)?.matched;
  return {
    items: items.slice(0, mostItems),
    total: typeof matched === 'number' ? matched : undefined,
  };
}

/** A `next` link may ask for POST with a body (STAC API 1.0, paging). */
function nextRequest({ method, body }: StacLink): RequestInit | undefined {
  if (method?.toUpperCase() !== 'POST') return undefined;
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body ?? {}),
  };
}

async function openCollection(json: Json, step: Step): Promise<Service> {
  const file = nameOf(step.url);
  const base = selfOf(json, step.url);
  const collection = readCollection(json, file);
  const items = linkTo(collection.links, 'items', base);
  if (items !== undefined) {
    const asked = withQuery(items, {
      limit: String(perPage),
      ...(step.bounds && { bbox: step.bounds.join(',') }),
    });
    const found = await openItems(await fetchJson(asked, step), collection, {
      ...step,
      url: asked,
    });
    return { ...found, url: step.url, version: versionOf(json) };
  }
  const files = await fetchAll(collection.links, 'item', base, step);
  if (files.length === 0) return openChildren(json, collection, base, step);
  const all = files.map(({ json: one, url }) => ({
    item: readItem(one, nameOf(url)),
    base: selfOf(one, url),
  }));
  const total = collection.links.filter(({ rel }) => rel === 'item').length;
  const more = total > all.length ? { total } : undefined;
  const { title = collection.id, description = '' } = collection;
  return service(json, step, title, description, stacOffers(all, collection, step.url), more);
}

/** Fetches what links of a relation lead to, some at a time, the last ones first: they are the newest. */
async function fetchAll(links: readonly StacLink[], rel: string, base: string, step: Step) {
  const urls = links
    .filter((link) => link.rel === rel && URL.canParse(link.href, base))
    .slice(-mostItems)
    .map((link) => serviceUrl(link.href, base).href);
  const found: { readonly json: Json; readonly url: string }[] = [];
  for (let i = 0; i < urls.length; i += atOnce) {
    const part = urls.slice(i, i + atOnce);
    found.push(
      ...(await Promise.all(part.map(async (url) => ({ url, json: await fetchJson(url, step) })))),
    );
  }
  return found;
}

async function openCatalogue(json: Json, step: Step): Promise<Service> {
  const base = selfOf(json, step.url);
  const catalogue = readCollection(json, nameOf(step.url));
  const { title = catalogue.id, description = '' } = catalogue;
  const collections = linkTo(catalogue.links, 'data', base);
  if (collections !== undefined) {
    const listed = withQuery(collections, { limit: '500' });
    const found = await listCollections(
      await fetchJson(listed, step),
      { ...step, url: listed },
      title,
      description,
    );
    return { ...found, url: step.url, version: versionOf(json) };
  }
  const items = catalogue.links.some(({ rel }) => rel === 'item');
  return items ? openCollection(json, step) : openChildren(json, catalogue, base, step);
}

/** Catalogues and collections below, to be opened in turn. */
function openChildren(json: Json, catalogue: StacCollection, base: string, step: Step): Service {
  const children = catalogue.links.filter(
    ({ rel, href }) => rel === 'child' && URL.canParse(href, base),
  );
  if (children.length === 0)
    throw new Problem('stacEmpty', { file: nameOf(step.url), detail: '0 items' });
  const offers = children.map(({ href, title }) => {
    const url = serviceUrl(href, base).href;
    return leading(url, title ?? decodeURIComponent(url.split('/').at(-2) ?? url), '', url);
  });
  const { title = catalogue.id, description = '' } = catalogue;
  return service(json, step, title, description, offers);
}

function listCollections(json: Json, step: Step, title: string, abstract: string): Service {
  const all = (json.collections as readonly unknown[] | undefined) ?? [];
  const offers = all.map((one) => {
    const collection = readCollection(one, nameOf(step.url));
    const self = linkTo(collection.links, 'self', step.url);
    const own = `${nameOf(step.url).replace(/\/$/, '')}/${encodeURIComponent(collection.id)}`;
    const { title: name = collection.id, description = '' } = collection;
    return leading(collection.id, name, description, self ?? own);
  });
  return service(json, step, title || nameOf(step.url), abstract, offers);
}

function leading(id: string, title: string, abstract: string, opens: string): Offer {
  const entryOf = (): never => {
    throw new Problem('stacFormat', { file: opens, detail: 'Collection' });
  };
  return { id, title, abstract: abstract.trim(), path: [], opens, variants: [], entryOf };
}
