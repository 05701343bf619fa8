import type { Point } from '../../plan.ts';
import type { Block } from './blocks.ts';
import { inflated } from './clip.ts';
import { boxStrip, type Draft } from './draft.ts';
import { centroid, left, orientedBox, rectangle, shift } from './geometry.ts';
import { colour, facade } from './materials.ts';
import { contains } from './overlap.ts';
import { between, integer } from './random.ts';

/** A church with nave and spire, its choir to the east where the square allows. */
export function placeChurch(block: Block, great: boolean): Draft | undefined {
  const { random } = block;
  const middle = centroid(block.polygon.outer);
  for (const scale of great ? [1.3, 1.1, 0.9, 0.75, 0.6] : [0.9, 0.75, 0.6, 0.5]) {
    for (let k = 0; k < 6; k++) {
      const angle = (k * Math.PI) / 6;
      const u: Point = [Math.cos(angle), Math.sin(angle)];
      const [nave, width, tower] = [36 * scale, 15 * scale, 9 * scale];
      const whole = rectangle(shift(middle, u, -tower / 2), u, nave + tower + 6, width + 6);
      if (!contains(block.polygon.outer, whole, 0.2)) continue;
      const body = rectangle(middle, u, nave, width);
      const at = shift(middle, u, -(nave + tower) / 2);
      const square = rectangle(at, u, tower, tower);
      const eave = 13 * Math.max(0.7, scale);
      const [a, b, c, d] = body as [Point, Point, Point, Point];
      const [p, q, r, s] = square as [Point, Point, Point, Point];
      const top = 30 * Math.max(0.65, scale);
      return {
        zone: 'special',
        use: 'church',
        year: integer(random, 1180, 1520),
        storeys: 1,
        footprint: [a, b, c, d, r, s, p, q],
        parts: [
          boxStrip(body, eave, width * 0.62, 'gable'),
          { kind: 'prism', ring: square, top, apex: top + 30 * scale },
        ],
        front: at,
        wallColor: [206, 192, 166],
        roofColor: colour(random, random() < 0.5 ? 'copper' : 'tiles'),
        face: block.face.id,
      };
    }
  }
  return undefined;
}

/** A school or public house: a long wing with a hall across, on its own ground. */
export function placeInstitution(block: Block, use: 'school' | 'public'): Draft[] {
  const { random } = block;
  const [inner] = inflated([block.polygon], -7);
  if (!inner) return [];
  const box = orientedBox(inner.outer);
  const middle = centroid(inner.outer);
  const v = left(box.axis);
  const year = integer(random, 1880, 2012);
  for (const share of [0.8, 0.65, 0.5, 0.4]) {
    const length = Math.min(78, box.length * share);
    const width = between(random, 13, 16);
    const deep = Math.min(34, box.width * share - width);
    if (length < 28 || deep < 9) continue;
    const at = (x: number, y: number): Point => shift(shift(middle, box.axis, x), v, y);
    const [l, t, w] = [length / 2, (width + deep) / 2, Math.min(width, length / 3)];
    const ring = [
      at(-l, -t),
      at(l, -t),
      at(l, -t + width),
      at(-l + w, -t + width),
      at(-l + w, t),
      at(-l, t),
    ];
    if (!contains(inner.outer, ring, 0.05)) continue;
    const storeys = integer(random, 2, 4);
    const eave = storeys * 3.7;
    const old = year < 1945;
    const main = [ring[0]!, ring[1]!, ring[2]!, at(-l, -t + width)];
    const wing = [at(-l, -t + width), ring[3]!, ring[4]!, ring[5]!];
    const turned = [wing[1]!, wing[2]!, wing[3]!, wing[0]!];
    return [
      {
        zone: 'special',
        use,
        year,
        storeys,
        footprint: ring,
        parts: [
          boxStrip(main, eave, old ? width * 0.4 : 0, old ? 'hip' : 'flat'),
          boxStrip(turned, eave, old ? w * 0.4 : 0, old ? 'gable' : 'flat'),
        ],
        front: at(0, -t),
        wallColor: facade(random, year),
        roofColor: colour(random, old ? 'tiles' : 'gravel'),
        face: block.face.id,
      },
    ];
  }
  return [];
}

/** The station: a barrel-roofed hall with two wings, its back to the tracks. */
export function placeStation(block: Block, along: Point, tracks: Point): Draft | undefined {
  const { random } = block;
  const [inner] = inflated([block.polygon], -3);
  if (!inner) return undefined;
  const middle = centroid(inner.outer);
  const away = along[0] * (tracks[1] - middle[1]) - along[1] * (tracks[0] - middle[0]) > 0 ? 1 : -1;
  const back: Point = [-along[1] * away, along[0] * away];
  for (const length of [110, 92, 76, 60, 46, 34]) {
    const depth = Math.max(13, length * 0.2);
    for (let reach = 90; reach >= 0; reach -= 3) {
      for (const slip of [0, 12, -12, 26, -26, 40, -40]) {
        const center = shift(shift(middle, back, reach), along, slip);
        const whole = rectangle(center, along, length, depth);
        if (!contains(inner.outer, whole, 0.1)) continue;
        const third = length * 0.28;
        const u = along;
        const hall = rectangle(center, u, third * 1.4, depth);
        const one = rectangle(
          shift(center, u, -(third * 0.7 + (length / 2 - third * 0.7) / 2)),
          u,
          length / 2 - third * 0.7,
          depth,
        );
        const two = rectangle(
          shift(center, u, third * 0.7 + (length / 2 - third * 0.7) / 2),
          u,
          length / 2 - third * 0.7,
          depth,
        );
        const crosswise = (r: readonly Point[]): Point[] => [r[1]!, r[2]!, r[3]!, r[0]!];
        return {
          zone: 'special',
          use: 'public',
          year: 1876 + integer(random, 0, 30),
          storeys: 2,
          footprint: whole,
          parts: [
            boxStrip(one, 9.5, depth * 0.28, 'hip'),
            boxStrip(crosswise(hall), 12, third * 0.55, 'barrel'),
            boxStrip(two, 9.5, depth * 0.28, 'hip'),
          ],
          front: shift(center, back, -depth / 2),
          wallColor: [204, 176, 142],
          roofColor: [108, 122, 118],
          face: block.face.id,
        };
      }
    }
  }
  return undefined;
}
