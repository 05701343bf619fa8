import type { Point } from '../../plan.ts';
import type { Block } from './blocks.ts';
import type { Draft, RoofForm } from './draft.ts';
import { direction, distance, left, lerp, rectangle, shift, signedArea } from './geometry.ts';
import { colour, facade, pitched } from './materials.ts';
import { contains, overlaps } from './overlap.ts';
import { between, integer } from './random.ts';

/** A farmstead at the edge of a field: a house and barns around a yard. */
export function fillFarm(block: Block): Draft[] {
  const { random, polygon } = block;
  const ring = polygon.outer;
  if (signedArea(ring) < 14000 || random() > 0.07) return [];
  const side = integer(random, 0, ring.length - 1);
  const a = ring[side]!;
  const b = ring[(side + 1) % ring.length]!;
  if (distance(a, b) < 30) return [];
  const u = direction(a, b);
  const front = lerp(a, b, between(random, 0.4, 0.6));
  const yard = shift(front, left(u), 36);
  const year = integer(random, 1780, 1955);
  const wallColor = facade(random, 1900);
  const out: Draft[] = [];
  const add = (
    x: number,
    y: number,
    length: number,
    width: number,
    turned: boolean,
    home: boolean,
  ): void => {
    const center = shift(shift(yard, u, x), left(u), y);
    const axis: Point = turned ? left(u) : u;
    const footprint = rectangle(center, axis, length, width);
    const clear = rectangle(center, axis, length + 3, width + 3);
    if (!contains(ring, clear, 0.2) || out.some((d) => overlaps(d.footprint, clear, 0.1))) return;
    const eave = home ? 5.8 : between(random, 4.2, 6.5);
    const form: RoofForm = 'gable';
    out.push({
      zone: 'rural',
      use: home ? 'residential' : 'other',
      year: home ? year : year + integer(random, 0, 60),
      storeys: home ? 2 : 1,
      footprint,
      parts: [
        {
          kind: 'strip',
          outer: [footprint[0]!, footprint[1]!],
          inner: [footprint[3]!, footprint[2]!],
          eave,
          rise: (width / 2) * 0.8,
          form,
        },
      ],
      front,
      wallColor: home ? wallColor : colour(random, random() < 0.5 ? 'brick' : 'plaster'),
      roofColor: pitched(random, 0.05),
      face: block.face.id,
    });
  };
  add(0, -14, between(random, 15, 19), 10.5, false, true);
  add(-19, 2, between(random, 20, 30), between(random, 10, 13), true, false);
  if (random() < 0.8) add(20, 2, between(random, 16, 24), between(random, 9, 12), true, false);
  if (random() < 0.6) add(0, 20, between(random, 22, 34), between(random, 12, 16), false, false);
  return out;
}
