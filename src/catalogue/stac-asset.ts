import { Problem } from '../problem/problem.ts';
import type { StacAsset, StacItem } from './stac-read.ts';

/** Whether an asset is a GeoTIFF: 0 a cloud-optimised one, 1 another, 2 by its name alone; undefined where it is none. */
export function tiffRank({ type = '', href }: StacAsset): number | undefined {
  if (/^image\/(tiff|vnd\.stac\.geotiff)/i.test(type)) return /cloud-optimized/i.test(type) ? 0 : 1;
  const named = /\.tiff?($|\?)/i.test(href);
  return named && (type === '' || type === 'application/octet-stream') ? 2 : undefined;
}

const isPreview = ({ roles }: StacAsset): boolean =>
  roles.some((role) => role === 'thumbnail' || role === 'overview');

/**
 * Keys of the assets that can be a layer, best first: what the roles call data; the one `visual` asset
 * before several data assets, of which none is the whole; cloud-optimised before plain.
 */
export function assetKeys(item: StacItem): readonly string[] {
  const usable = Object.entries(item.assets).flatMap(([key, asset]) => {
    const rank = tiffRank(asset);
    return rank === undefined ? [] : [{ key, asset, rank }];
  });
  const data = usable.filter(({ asset }) => asset.roles.includes('data') && !isVisual(asset));
  const roleRank = (asset: StacAsset): number => {
    if (isPreview(asset)) return 4;
    if (isVisual(asset)) return data.length === 1 ? 2 : 0;
    return asset.roles.includes('data') ? 1 : 3;
  };
  return usable
    .toSorted((a, b) => roleRank(a.asset) - roleRank(b.asset) || a.rank - b.rank)
    .map(({ key }) => key);
}

export const isVisual = ({ roles }: StacAsset): boolean => roles.includes('visual');

/**
 * Where an asset can be fetched by a page: its own address or an alternate one, by https and without
 * login. Throws a Problem that names what it takes instead.
 */
export function assetUrl(item: StacItem, key: string, base: string): string {
  const asset = item.assets[key]!;
  const places = [asset, ...Object.values(asset.alternate)].flatMap(
    ({ href, 'auth:refs': refs }) =>
      href !== undefined && URL.canParse(href, base) ? [{ url: new URL(href, base), refs }] : [],
  );
  const web = places.filter(({ url }) => /^https?:$/.test(url.protocol) && url.username === '');
  const open = web.filter(({ refs }) => refs.length === 0);
  const best = open.find(({ url }) => url.protocol === 'https:') ?? open[0];
  if (best !== undefined) return best.url.href;
  const needs = web.flatMap(({ refs }) => refs).map((ref) => schemeOf(item, ref));
  const others = places.map(({ url }) => url.protocol.replace(':', ''));
  const detail = [...new Set(needs.length > 0 ? needs : others)].join(', ') || '–';
  throw new Problem('stacLogin', { file: item.id, asset: key, detail });
}

/** The kind of login that a reference names (authentication extension 1.1). */
function schemeOf(item: StacItem, ref: string): string {
  const schemes = (item['auth:schemes'] ?? item.properties['auth:schemes'] ?? {}) as Record<
    string,
    { type?: unknown } | undefined
  >;
  const type = schemes[ref]?.type;
  return typeof type === 'string' ? `${ref} (${type})` : ref;
}
