import * as v from 'valibot';
import type { Derivation, DerivationSource } from '../catalogue/derivation.ts';
import type { Entry } from '../catalogue/entry.ts';
import { standards } from '../catalogue/standards.ts';
import { pack, unpack } from './packed.ts';

/** A link comes from anyone: what it may hold is bounded in number and in length. */
const mostEntries = 32;
const mostPacked = 64 * 1024;
const mostBytes = 256 * 1024;

const short = v.pipe(v.string(), v.maxLength(400));
const long = v.pipe(v.string(), v.maxLength(4000));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const finite = v.pipe(v.number(), v.finite());
const webUrl = v.pipe(
  v.string(),
  v.maxLength(2000),
  v.check((url) => /^https?:\/\//i.test(url) && URL.canParse(url)),
);
const text = v.pipe(
  v.object({ en: long, de: v.exactOptional(long) }),
  v.check(({ en }) => en !== ''),
);
const date = v.pipe(
  v.string(),
  v.maxLength(40),
  v.check((at) => Number.isFinite(Date.parse(at))),
);
const period = v.object({ start: date, end: date });

const known: ReadonlySet<string> = new Set(Object.values(standards));
const standardUris = v.pipe(
  v.array(short),
  v.maxLength(32),
  v.transform((all): readonly string[] => all.filter((uri) => known.has(uri))),
);

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const computedUrl = v.pipe(v.string(), v.maxLength(4000), v.regex(/^(urn|derived):/));

const sourceFields = {
  name: v.pipe(v.string(), v.regex(/^[A-Za-z_]\w{0,40}$/)),
  title: short,
  band: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
  noData: v.exactOptional(finite),
  crs: v.exactOptional(long),
  classes: v.exactOptional(v.boolean()),
  sha256: v.exactOptional(sha256),
  period: v.exactOptional(short),
  publisher: v.exactOptional(short),
};

const derivationFrom = <S extends v.GenericSchema<unknown, DerivationSource>>(source: S) =>
  v.object({
    kind: v.picklist(['difference', 'expression']),
    expression: long,
    grid: v.picklist(['finer', 'coarser']),
    sources: v.pipe(v.array(source), v.minLength(1), v.maxLength(16)),
    note: v.exactOptional(text),
  });

/** Computed from files, or from what is itself computed, `depth` times over. */
function derivationOf(depth: number): v.GenericSchema<unknown, Derivation> {
  const file = v.object({ ...sourceFields, accessUrl: webUrl });
  if (depth === 0) return derivationFrom(file);
  const inner = derivationOf(depth - 1);
  const computed = v.object({ ...sourceFields, accessUrl: computedUrl, derivation: inner });
  return derivationFrom(v.union([computed, file]));
}

const derivation = derivationOf(3);

const service = v.object({
  layer: v.exactOptional(short),
  style: v.exactOptional(short),
  format: v.exactOptional(short),
  crs: v.exactOptional(short),
  matrixSet: v.exactOptional(short),
  step: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  times: v.exactOptional(v.pipe(v.string(), v.maxLength(40_000))),
  maxLevel: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(40))),
  tileSize: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8192))),
});

const described = {
  title: v.exactOptional(text),
  mediaType: v.pipe(v.string(), v.maxLength(200), v.regex(/^[\w.+-]+\/[\w.+-]+(;[ \w.+=":-]*)*$/)),
  conformsTo: standardUris,
  byteSize: v.exactOptional(v.pipe(v.number(), v.finite(), v.minValue(0))),
  sha256: v.exactOptional(sha256),
  temporal: v.exactOptional(period),
  noData: v.exactOptional(finite),
  crs: v.exactOptional(long),
  scale: v.exactOptional(finite),
  offset: v.exactOptional(finite),
  unit: v.exactOptional(short),
  transform: v.exactOptional(v.strictTuple([finite, finite, finite, finite, finite, finite])),
};

const distribution = v.union([
  v.object({ ...described, accessUrl: webUrl, service: v.exactOptional(service) }),
  /** A computed raster has no file, only its sources do. */
  v.object({ ...described, accessUrl: computedUrl, derivation }),
]);

const entry = v.object({
  id,
  title: text,
  description: text,
  theme: v.picklist(['base', 'buildings', 'environment', 'mobility', 'energy']),
  licence: v.object({ url: v.union([webUrl, v.literal('')]), name: short }),
  publisher: short,
  attribution: long,
  bounds: v.strictTuple([finite, finite, finite, finite]),
  temporal: v.exactOptional(period),
  variable: v.exactOptional(
    v.object({
      id,
      name: text,
      unit: short,
      min: v.exactOptional(finite),
      max: v.exactOptional(finite),
    }),
  ),
  ramp: v.exactOptional(short),
  shown: v.boolean(),
  synthetic: v.boolean(),
  distributions: v.pipe(v.array(distribution), v.minLength(1), v.maxLength(64)),
  defects: v.pipe(v.array(text), v.maxLength(16)),
});

/** The entry as a link can carry it, or undefined where it cannot: a file of this device, above all. */
export function linkable(given: unknown): Entry | undefined {
  const read = v.safeParse(entry, given);
  return read.success ? read.output : undefined;
}

/** Entries as deflated JSON in base64url (RFC 4648, clause 5); undefined where none can be carried. */
export function packEntries(entries: readonly Entry[]): string | undefined {
  const carried = entries.flatMap((one) => linkable(one) ?? []).slice(-mostEntries);
  if (carried.length === 0) return undefined;
  const packed = pack(carried);
  return packed.length > mostPacked ? undefined : packed;
}

/** What `packEntries` wrote; anything malformed, foreign or too large is left out, never thrown. */
export function unpackEntries(packed: string): readonly Entry[] {
  if (packed === '' || packed.length > mostPacked) return [];
  const read = unpack(packed, mostBytes);
  if (!Array.isArray(read)) return [];
  const entries = read.slice(0, mostEntries).flatMap((one) => linkable(one) ?? []);
  return entries.filter((e, i) => entries.findIndex((other) => other.id === e.id) === i);
}
