import type { Point } from '../../plan.ts';
import type { Block } from './blocks.ts';
import type { Draft, Part } from './draft.ts';
import { direction, distance, dot, isSimple, left, lerp, signedArea } from './geometry.ts';
import { boxLots } from './lots.ts';
import { colour, facade, pitched } from './materials.ts';
import { contains } from './overlap.ts';
import type { RowStyle } from './row-styles.ts';

/** Corners of a ring where it turns clearly. */
function cornersOf(ring: readonly Point[]): Point[] {
  return ring.filter((p, i) => {
    const a = direction(ring[(i + ring.length - 1) % ring.length]!, p);
    const b = direction(p, ring[(i + 1) % ring.length]!);
    return dot(a, b) < 0.985;
  });
}

/** A pitched roof over a four-cornered lot with the ridge along its longer sides, else a flat one. */
export function roofOver(ring: readonly Point[], eave: number, pitch: number): Part {
  const corners = cornersOf(ring);
  if (corners.length !== 4 || corners.length !== ring.length || pitch === 0) {
    return { kind: 'prism', ring, top: eave };
  }
  const [a, b, c, d] = corners as [Point, Point, Point, Point];
  const one = distance(a, b) + distance(c, d);
  const two = distance(b, c) + distance(d, a);
  const turned = one < two;
  const outer = turned ? [b, c] : [a, b];
  const inner = turned ? [a, d] : [d, c];
  const depth = Math.min(one, two) / 2;
  return { kind: 'strip', outer, inner, eave, rise: (depth / 2) * pitch, form: 'gable' };
}

/** Fills a block too narrow for a court with buildings from edge to edge. */
export function infill(block: Block, style: RowStyle): Draft[] {
  const { random, polygon } = block;
  const area = style.zone === 'core' ? 125 : style.zone === 'ring' ? 260 : 300;
  const out: Draft[] = [];
  for (const ring of boxLots(polygon.outer, area, random)) {
    const n = ring.length;
    const size = signedArea(ring);
    if (size < 35 || n < 3 || !isSimple(ring) || !contains(polygon.outer, ring, 0.05)) continue;
    if (random() < style.gaps) continue;
    const narrow = Math.min(...ring.map((p, i) => distance(p, ring[(i + 1) % n]!)));
    if (narrow < 1.5 || (n === 3 && size < 80)) continue;
    const year = style.year(random, block);
    const storeys = style.storeys(random);
    const eave = storeys * style.storeyHeight + random();
    const roof = style.roof(random, year);
    const part = roofOver(ring, eave, roof.form === 'flat' ? 0 : roof.pitch);
    const flat = part.kind === 'prism';
    let front = 0;
    let reach = -1;
    for (let i = 0; i < n; i++) {
      const side = lerp(ring[i]!, ring[(i + 1) % n]!, 0.5);
      const out2 = left(direction(ring[(i + 1) % n]!, ring[i]!));
      const score = dot(out2, [side[0] - block.box.center[0], side[1] - block.box.center[1]]);
      if (score > reach) {
        reach = score;
        front = i;
      }
    }
    out.push({
      zone: style.zone,
      use: style.use(random, { outer: [], inner: [], width: 0, corner: false }),
      year,
      storeys,
      footprint: ring,
      parts: [part],
      front: lerp(ring[front]!, ring[(front + 1) % n]!, 0.5),
      wallColor: facade(random, year),
      roofColor: flat ? colour(random, 'gravel') : pitched(random, style.slate),
      face: block.face.id,
    });
  }
  return out;
}
