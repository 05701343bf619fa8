import type { Point } from '../../plan.ts';
import type { Part, Strip } from './draft.ts';
import { direction, distance, lerp, rectangle } from './geometry.ts';
import { between, type Random } from './random.ts';

/** A chimney through the ridge of a pitched roof. */
export function chimney(strip: Strip, random: Random): Part {
  const k = Math.floor(random() * (strip.outer.length - 1));
  const along = between(random, 0.25, 0.75);
  const a = lerp(strip.outer[k]!, strip.outer[k + 1]!, along);
  const b = lerp(strip.inner[k]!, strip.inner[k + 1]!, along);
  const at = lerp(a, b, between(random, 0.56, 0.66));
  const top = strip.eave + strip.rise;
  return {
    kind: 'prism',
    ring: rectangle(
      at,
      direction(strip.outer[k]!, strip.outer[k + 1]!),
      between(random, 0.8, 1.4),
      0.7,
    ),
    bottom: strip.eave + strip.rise * 0.5,
    top: top + between(random, 0.5, 0.9),
    ornament: true,
  };
}

/** Dormers on the street side of a gable or mansard roof, a few metres apart. */
export function dormers(strip: Strip): Part[] {
  const out: Part[] = [];
  const [low, high] = strip.form === 'mansard' ? [0.05, 0.3] : [0.14, 0.4];
  const rises = strip.form === 'mansard' ? [0.3, 0.75] : [2 * low, 2 * high];
  for (let k = 0; k + 1 < strip.outer.length; k++) {
    const length = distance(strip.outer[k]!, strip.outer[k + 1]!);
    const back = distance(strip.inner[k]!, strip.inner[k + 1]!);
    const count = Math.floor((Math.min(length, back) - 3) / 4.2);
    for (let i = 0; i < count; i++) {
      const middle = (i + 1) / (count + 1);
      const half = 0.8 / length;
      const point = (side: number, t: number): Point => {
        const share = middle + side * half;
        return lerp(
          lerp(strip.outer[k]!, strip.outer[k + 1]!, share),
          lerp(strip.inner[k]!, strip.inner[k + 1]!, share),
          t,
        );
      };
      out.push({
        kind: 'strip',
        outer: [point(-1, low), point(1, low)],
        inner: [point(-1, high), point(1, high)],
        bottom: strip.eave + strip.rise * rises[0]!,
        eave: strip.eave + strip.rise * rises[1]! - 0.15,
        rise: 0.12,
        form: 'shed',
        ornament: true,
      });
    }
  }
  return out;
}
