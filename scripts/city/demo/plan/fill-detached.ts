import type { Point } from '../../plan.ts';
import type { Block } from './blocks.ts';
import { inflated } from './clip.ts';
import { type Draft, type RoofForm, type Strip, stripRing } from './draft.ts';
import { frontage } from './frontage.ts';
import { direction, distance, isSimple, left, lerp, rectangle, shift } from './geometry.ts';
import { colour, facade, pitched } from './materials.ts';
import { chimney } from './ornaments.ts';
import { contains, overlaps } from './overlap.ts';
import { between, integer, type Random } from './random.ts';

interface HouseStyle {
  readonly lot: readonly [number, number];
  readonly setback: number;
  readonly depth: readonly [number, number];
  readonly storeyHeight: number;
  readonly storeys: readonly [number, number];
  readonly roof: RoofForm;
  readonly pitch: number;
}

const houseStyles: Readonly<Record<'villa' | 'sub', HouseStyle>> = {
  villa: {
    lot: [23, 32],
    setback: 5.5,
    depth: [10, 13.5],
    storeyHeight: 3.1,
    storeys: [2, 3],
    roof: 'hip',
    pitch: 0.66,
  },
  sub: {
    lot: [22, 32],
    setback: 4.5,
    depth: [8.5, 10.5],
    storeyHeight: 2.9,
    storeys: [1, 2],
    roof: 'gable',
    pitch: 0.84,
  },
};

/** Year that a block of houses was built in. */
function blockYear(block: Block): number {
  const far = Math.max(0, Math.min(1, (block.reach - 900) / 1100));
  return Math.round(1922 + 62 * far + between(block.random, -12, 24));
}

function house(
  ring: Point[],
  kind: 'villa' | 'sub',
  year: number,
  storeys: number,
  front: Point,
  random: Random,
  face: number,
  detail: boolean,
): Draft {
  const style = houseStyles[kind];
  const modern = year > 1998 && random() < 0.35;
  const wide = distance(ring[0]!, ring[1]!) >= distance(ring[1]!, ring[2]!);
  const turned = wide === (kind === 'sub' && random() < 0.28);
  const [a, b, c, d] = (turned ? [ring[1]!, ring[2]!, ring[3]!, ring[0]!] : ring) as [
    Point,
    Point,
    Point,
    Point,
  ];
  const depth = distance(b, c);
  const form: RoofForm = modern
    ? 'flat'
    : random() < 0.75
      ? style.roof
      : style.roof === 'hip'
        ? 'gable'
        : 'hip';
  const eave = storeys * style.storeyHeight + between(random, 0.2, 0.8);
  const part: Strip = {
    kind: 'strip',
    outer: [a, b],
    inner: [d, c],
    eave,
    form,
    rise: modern ? 0 : (depth / 2) * style.pitch * between(random, 0.88, 1.1),
    hipStart: form === 'hip',
    hipEnd: form === 'hip',
  };
  return {
    zone: kind,
    use: random() < 0.025 ? 'mixed' : 'residential',
    year,
    storeys,
    footprint: ring,
    parts: detail && !modern && random() < 0.8 ? [part, chimney(part, random)] : [part],
    front,
    wallColor: facade(random, year),
    roofColor: modern ? colour(random, 'gravel') : pitched(random, year > 1975 ? 0.28 : 0.08),
    face,
  };
}

/** Houses in their gardens along the streets around a block. */
export function fillDetached(block: Block, kind: 'villa' | 'sub'): Draft[] {
  const { random, polygon } = block;
  const style = houseStyles[kind];
  const year = blockYear(block);
  if (kind === 'sub' && random() < 0.11) {
    const rows = terraces(block, year);
    if (rows.length > 3) return rows;
  }
  const ring = polygon.outer;
  const n = ring.length;
  const out: Draft[] = [];
  const walls: Point[][] = [];
  const storeys = integer(random, ...style.storeys);
  const tryHouse = (at: Point, u: Point, street: Point, room: number): void => {
    const width = Math.min(room * 0.62, between(random, 8.5, kind === 'villa' ? 15 : 13));
    const depth = between(random, ...style.depth);
    const center = shift(at, left(u), style.setback + between(random, 0, 2.5) + depth / 2);
    const body = rectangle(center, u, width, depth);
    const clear = rectangle(center, u, width + 4.5, depth + 3.5);
    if (!contains(ring, clear, 0.3) || walls.some((w) => overlaps(w, clear, 0.1))) return;
    const own =
      random() < 0.2
        ? Math.min(2023, year + integer(random, 8, 40))
        : Math.min(2023, year + integer(random, 0, 12));
    const floors = Math.max(1, storeys + (random() < 0.25 ? integer(random, -1, 1) : 0));
    out.push(house(body, kind, own, floors, street, random, block.face.id, block.detail));
    walls.push(body);
  };
  for (let i = 0; i < n; i++) {
    const a = ring[i]!;
    const b = ring[(i + 1) % n]!;
    const length = distance(a, b);
    const u = direction(a, b);
    const wanted = between(random, ...style.lot);
    const count = Math.max(length > 12 ? 1 : 0, Math.round(length / wanted));
    for (let k = 0; k < count; k++) {
      if (random() < 0.035) continue;
      const room = length / count;
      const at = lerp(a, b, (k + 0.5 + between(random, -0.08, 0.08)) / count);
      tryHouse(at, u, at, Math.max(room, 15));
    }
  }
  return out;
}

/** Terraced houses of about 7 m, a few in a row, behind front gardens. */
function terraces(block: Block, year: number): Draft[] {
  const { random } = block;
  const [inner] = inflated([block.polygon], -4.5);
  if (!inner) return [];
  const depth = between(random, 9, 10.5);
  const lots = frontage(inner.outer, depth, () => between(random, 6.4, 7.4), random);
  if (!lots) return [];
  const out: Draft[] = [];
  let run = integer(random, 3, 6);
  let previous: Draft | undefined;
  const eave = 2 * 2.85 + 0.5;
  const wallColor = facade(random, year);
  const roofColor = pitched(random, 0.1);
  for (const lot of lots) {
    const ring = stripRing(lot.outer, lot.inner);
    const bad =
      lot.corner || lot.width > 11 || !isSimple(ring) || !contains(inner.outer, ring, 0.05);
    if (bad || run-- <= 0 || out.some((d) => d !== previous && overlaps(d.footprint, ring))) {
      previous = undefined;
      run = integer(random, 4, 8);
      continue;
    }
    const draft: Draft = {
      zone: 'sub',
      use: 'residential',
      year,
      storeys: 2,
      footprint: ring,
      parts: [
        { kind: 'strip', outer: lot.outer, inner: lot.inner, eave, rise: 3.6, form: 'gable' },
      ],
      front: lerp(lot.outer[0]!, lot.outer[1]!, 0.5),
      wallColor,
      roofColor,
      face: block.face.id,
    };
    out.push(draft);
    previous = draft;
  }
  return out;
}
