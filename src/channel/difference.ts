import type { Channel } from './channel.ts';

/**
 * B minus A of one quantity, feature by feature, on a scale symmetric about zero. It has no bounds:
 * those of A and B share most of their causes, so a difference's interval does not follow from them.
 * A forecast brings its own differences with bounds from paired samples; use those where they exist.
 * Classes have no difference: B is returned.
 */
export function differenceOf(a: Channel, b: Channel): Channel {
  if (b.classes !== undefined || a.values.length !== b.values.length) return b;
  const values = b.values.map((value, i) => value - a.values[i]!);
  const { lower: _lower, upper: _upper, ...rest } = b;
  return { ...rest, values, ramp: 'difference', domain: symmetricDomain(b, values) };
}

/** Half of the quantity's own domain on either side, or the largest change where it has none. */
function symmetricDomain({ domain }: Channel, values: Float32Array): readonly [number, number] {
  const most =
    domain === undefined
      ? values.reduce((top, v) => (Math.abs(v) > top ? Math.abs(v) : top), 0)
      : (domain[1] - domain[0]) / 2;
  return [-(most || 1), most || 1];
}
