import * as v from 'valibot';
import { Problem } from '../problem/problem.ts';

const text = v.fallback(v.optional(v.string()), undefined);
const texts = v.fallback(v.optional(v.array(v.string()), []), []);
const record = v.record(v.string(), v.unknown());

const linkSchema = v.looseObject({
  rel: v.string(),
  href: v.string(),
  type: text,
  title: text,
  method: text,
  body: v.fallback(v.optional(record), undefined),
  merge: v.fallback(v.optional(v.boolean()), undefined),
});

const alternateSchema = v.looseObject({ href: text, 'auth:refs': texts });

const assetSchema = v.looseObject({
  href: v.string(),
  title: text,
  type: text,
  roles: texts,
  'auth:refs': texts,
  alternate: v.fallback(v.optional(v.record(v.string(), alternateSchema), {}), {}),
});

const provider = v.looseObject({ name: v.string(), roles: texts });

const itemSchema = v.looseObject({
  type: v.literal('Feature'),
  id: v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
  bbox: v.fallback(v.optional(v.array(v.number())), undefined),
  properties: v.fallback(record, {}),
  assets: v.record(v.string(), assetSchema),
  links: v.fallback(v.optional(v.array(linkSchema), []), []),
  collection: text,
});

const collectionSchema = v.looseObject({
  id: v.string(),
  title: text,
  description: text,
  license: text,
  providers: v.fallback(v.optional(v.array(provider), []), []),
  links: v.fallback(v.optional(v.array(linkSchema), []), []),
});

export type StacLink = v.InferOutput<typeof linkSchema>;
export type StacAsset = v.InferOutput<typeof assetSchema>;
export type StacProvider = v.InferOutput<typeof provider>;
export type StacItem = v.InferOutput<typeof itemSchema>;
/** A collection or a catalogue; a catalogue has no licence. */
export type StacCollection = v.InferOutput<typeof collectionSchema>;

/** A STAC item of 1.0 or 1.1; throws a Problem that names the place which cannot be read. */
export const readItem = (json: unknown, file: string): StacItem => read(itemSchema, json, file);

/** A STAC collection or catalogue. */
export const readCollection = (json: unknown, file: string): StacCollection =>
  read(collectionSchema, json, file);

/** Links of any STAC document; those that cannot be read are left out. */
export const readLinks = (json: unknown): readonly StacLink[] => {
  const { links } = (json ?? {}) as { links?: unknown };
  return Array.isArray(links)
    ? links.flatMap((link) => {
        const found = v.safeParse(linkSchema, link);
        return found.success ? [found.output] : [];
      })
    : [];
};

function read<S extends v.GenericSchema>(schema: S, json: unknown, file: string): v.InferOutput<S> {
  const found = v.safeParse(schema, json);
  if (found.success) return found.output;
  const [issue] = found.issues;
  const place = v.getDotPath(issue!) ?? 'document';
  throw new Problem('stacFormat', { file, detail: `${place}: ${issue!.message}` });
}

/** What an asset tells of its samples, whichever version of STAC and its extensions it is written in. */
export interface AssetHints {
  readonly crs?: string;
  readonly noData?: number;
  readonly scale?: number;
  readonly offset?: number;
  readonly unit?: string;
  /** GDAL's order of six. */
  readonly transform?: readonly [number, number, number, number, number, number];
  /** Names of its bands, where they are told. */
  readonly bands: readonly string[];
  readonly byteSize?: number;
}

type Fields = Readonly<Record<string, unknown>>;

/** `proj:`, `raster:`, `eo:` and `file:` fields of an asset; those of its item stand in. */
export function hintsOf(item: StacItem, asset: StacAsset): AssetHints {
  const holders: readonly Fields[] = [asset, item.properties];
  const crs = holders.map(crsIn).find((found) => found !== undefined);
  const bands = bandsOf(asset);
  // STAC 1.1 hands fields of the asset down to its bands; the first band stands for the file.
  const values: readonly Fields[] = [bands[0] ?? {}, asset];
  const number = (...names: readonly string[]): number | undefined =>
    values
      .flatMap((fields) => names.map((name) => numberOf(fields[name])))
      .find((n) => n !== undefined);
  const noData = number('nodata');
  const scale = number('raster:scale', 'scale');
  const offset = number('raster:offset', 'offset');
  const unit = values
    .map(({ unit: u }) => u)
    .find((u): u is string => typeof u === 'string' && u !== '');
  const byteSize = numberOf(asset['file:size']);
  const transform = holders.map(transformIn).find((found) => found !== undefined);
  return {
    ...(crs !== undefined && { crs }),
    ...(noData !== undefined && { noData }),
    ...(scale !== undefined && { scale }),
    ...(offset !== undefined && { offset }),
    ...(unit !== undefined && { unit }),
    ...(byteSize !== undefined && { byteSize }),
    ...(transform !== undefined && { transform }),
    bands: bands.flatMap((band) => {
      const name = band.name ?? band['eo:common_name'] ?? band.common_name;
      return typeof name === 'string' ? [name] : [];
    }),
  };
}

/** `bands` of 1.1; `raster:bands` and `eo:bands` of 1.0, which describe the same bands side by side. */
function bandsOf(asset: StacAsset): readonly Fields[] {
  const list = (name: string): readonly Fields[] => {
    const value = (asset as Fields)[name];
    return Array.isArray(value)
      ? value.filter((b): b is Fields => typeof b === 'object' && b !== null)
      : [];
  };
  const own = list('bands');
  if (own.length > 0) return own;
  const [raster, eo] = [list('raster:bands'), list('eo:bands')];
  return Array.from({ length: Math.max(raster.length, eo.length) }, (_, i) => ({
    ...eo[i],
    ...raster[i],
  }));
}

/** `proj:transform` is row-major: a, b, c for x and d, e, f for y; GDAL puts the corner first. */
function transformIn(fields: Fields): AssetHints['transform'] {
  const all = fields['proj:transform'];
  if (!Array.isArray(all) || all.length < 6 || !all.slice(0, 6).every(Number.isFinite))
    return undefined;
  const [a, b, c, d, e, f] = all as [number, number, number, number, number, number];
  return [c, a, b, f, d, e];
}

/** A number; `nan` needs no telling, since no reader takes it for a value. */
const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** proj:code of 2.0, proj:epsg of 1.x, else WKT2 or the id of PROJJSON. */
function crsIn(fields: Fields): string | undefined {
  const code = fields['proj:code'];
  if (typeof code === 'string' && code !== '') return code;
  const epsg = fields['proj:epsg'];
  if (typeof epsg === 'number') return `EPSG:${epsg}`;
  const wkt = fields['proj:wkt2'];
  if (typeof wkt === 'string' && wkt !== '') return wkt;
  const { id } = (fields['proj:projjson'] ?? {}) as { id?: { authority?: string; code?: unknown } };
  return id?.authority === 'EPSG' ? `EPSG:${String(id.code)}` : undefined;
}
