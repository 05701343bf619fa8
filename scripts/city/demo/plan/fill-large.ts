import type { Point } from '../../plan.ts';
import type { Block } from './blocks.ts';
import { inflated } from './clip.ts';
import { boxStrip, type Draft, type Part } from './draft.ts';
import { centroid, left, orientedBox, rectangle, shift, signedArea } from './geometry.ts';
import { boxLots } from './lots.ts';
import { colour, facade } from './materials.ts';
import { contains, overlaps } from './overlap.ts';
import { between, integer, pick } from './random.ts';

/** Parallel bars of flats in open green, and a few towers. */
export function fillSlabs(block: Block): Draft[] {
  const { random, box } = block;
  const [inner] = inflated([block.polygon], -7);
  if (!inner) return [];
  const out: Draft[] = [];
  const year = integer(random, 1954, 1980);
  const tall = random() < 0.3;
  const storeys = tall ? 9 : pick(random, [4, 4, 5]);
  const length = tall ? 70 : 48;
  const gap = tall ? 52 : 33;
  const tilt = between(random, -0.1, 0.1) + (random() < 0.5 ? 0 : Math.PI / 2);
  const base = Math.atan2(box.axis[1], box.axis[0]) + tilt;
  const u: Point = [Math.cos(base), Math.sin(base)];
  const v = left(u);
  const reach = (box.length + box.width) / 2;
  const wall = facade(random, year);
  const roof = colour(random, 'gravel');
  for (let row = -reach; row < reach; row += gap) {
    const slip = between(random, -18, 18);
    for (let along = -reach; along < reach; along += 6) {
      const point = !tall && random() < 0.012;
      const l = point ? between(random, 19, 24) : length * between(random, 0.8, 1.15);
      const w = point ? l * 0.95 : 11.8;
      const center = shift(shift(box.center, u, along + slip), v, row);
      const ring = rectangle(center, u, l, w);
      const clear = rectangle(center, u, l + 14, w + 16);
      if (!contains(inner.outer, ring, 0.05) || out.some((d) => overlaps(d.footprint, clear, 0.1)))
        continue;
      const floors = point ? integer(random, 11, 16) : storeys;
      const eave = floors * 2.85 + 0.8;
      out.push({
        zone: 'slab',
        use: 'residential',
        year,
        storeys: floors,
        footprint: ring,
        parts: [
          boxStrip(ring, eave, 0, 'flat'),
          {
            kind: 'prism',
            ring: rectangle(center, u, point ? 7 : 9, 5),
            bottom: eave,
            top: eave + 2.6,
          },
        ],
        front: shift(center, v, -w / 2),
        wallColor: wall,
        roofColor: roof,
        face: block.face.id,
      });
    }
  }
  return out;
}

/** Halls and workshops on large lots. */
export function fillIndustry(block: Block): Draft[] {
  const { random } = block;
  const out: Draft[] = [];
  for (const lot of boxLots(block.polygon.outer, between(random, 3800, 9500), random)) {
    const [inner] = inflated([{ outer: lot, holes: [] }], -6);
    if (!inner || random() < 0.06) continue;
    const box = orientedBox(inner.outer);
    const middle = centroid(inner.outer);
    const year = integer(random, 1905, 2020);
    for (const share of [0.86, 0.74, 0.6, 0.46]) {
      const ring = rectangle(
        shift(middle, box.axis, between(random, -0.03, 0.03) * box.length),
        box.axis,
        box.length * share * between(random, 0.72, 1),
        box.width * share * between(random, 0.75, 1),
      );
      if (signedArea(ring) < 150 || !contains(inner.outer, ring, 0.05)) continue;
      const saw = year < 1968 && random() < 0.4;
      const eave = between(random, 6, 11.5);
      const form = saw ? 'saw' : random() < 0.3 ? 'gable' : 'flat';
      const width = Math.min(box.width, box.length) * share;
      out.push({
        zone: 'industry',
        use: 'industry',
        year,
        storeys: eave > 9 ? 2 : 1,
        footprint: ring,
        parts: [boxStrip(ring, eave, saw ? 3.2 : form === 'gable' ? width * 0.1 : 0, form)],
        front: ring[0]!,
        wallColor: colour(random, year < 1950 ? 'brick' : 'cladding'),
        roofColor: colour(random, saw ? 'tiles' : 'halls'),
        face: block.face.id,
      });
      break;
    }
    const hall = out[out.length - 1];
    for (let k = 0; k < 2; k++) {
      const center = shift(
        shift(box.center, box.axis, between(random, -0.48, 0.48) * box.length),
        left(box.axis),
        between(random, -0.46, 0.46) * box.width,
      );
      const ring = rectangle(center, box.axis, between(random, 14, 30), between(random, 9, 13));
      const clear = rectangle(center, box.axis, 34, 18);
      if (!contains(inner.outer, ring, 0.05) || out.some((d) => overlaps(d.footprint, clear, 0.1)))
        continue;
      const floors = integer(random, 1, 4);
      const eave = floors * 3.3 + 0.7;
      out.push({
        zone: 'industry',
        use: floors > 1 ? 'office' : 'industry',
        year: Math.min(2022, (hall?.year ?? year) + integer(random, 0, 30)),
        storeys: floors,
        footprint: ring,
        parts: [boxStrip(ring, eave, 0, 'flat')],
        front: ring[0]!,
        wallColor: facade(random, 1970),
        roofColor: colour(random, 'gravel'),
        face: block.face.id,
      });
    }
  }
  return out;
}

/** Podiums with towers, around the station. */
export function fillTowers(block: Block): Draft[] {
  const { random } = block;
  const out: Draft[] = [];
  for (const lot of boxLots(block.polygon.outer, between(random, 2300, 4200), random)) {
    const [inner] = inflated([{ outer: lot, holes: [] }], -5);
    if (!inner || random() < 0.08) continue;
    const box = orientedBox(inner.outer);
    const ring = rectangle(centroid(inner.outer), box.axis, box.length * 0.93, box.width * 0.93);
    const small = rectangle(centroid(inner.outer), box.axis, box.length * 0.75, box.width * 0.75);
    const podium = contains(inner.outer, ring, 0.4)
      ? ring
      : contains(inner.outer, small, 0.4)
        ? small
        : undefined;
    if (!podium || signedArea(podium) < 300) continue;
    const year = integer(random, 1962, 2021);
    const floors = integer(random, 3, 5);
    const top = floors * 4;
    const parts: Part[] = [{ kind: 'prism', ring: podium, top }];
    let storeys = floors;
    let floorArea = signedArea(podium) * floors;
    const foot = orientedBox(podium);
    if (random() < 0.62 && foot.width > 26) {
      const side = Math.min(foot.width - 8, between(random, 20, 30));
      const at = shift(
        foot.center,
        foot.axis,
        between(random, -0.5, 0.5) * Math.max(0, foot.length - side * 1.4 - 6),
      );
      const tower = rectangle(
        at,
        foot.axis,
        Math.min(foot.length - 6, side * between(random, 1, 1.35)),
        side,
      );
      const height = between(random, 32, 74) * (random() < 0.12 ? 1.5 : 1);
      storeys = Math.round(height / 3.5);
      parts.push({ kind: 'prism', ring: tower, bottom: top, top: height });
      parts.push({
        kind: 'prism',
        ring: rectangle(at, foot.axis, side * 0.5, side * 0.45),
        bottom: height,
        top: height + 3.4,
      });
      floorArea += signedArea(tower) * (storeys - floors);
    }
    const retail = random() < 0.25;
    out.push({
      zone: 'cbd',
      use: retail ? 'retail' : random() < 0.82 ? 'office' : 'mixed',
      year,
      storeys,
      footprint: podium,
      parts,
      floorArea,
      front: podium[0]!,
      wallColor: colour(random, parts.length > 1 ? 'glass' : 'modern'),
      roofColor: colour(random, 'gravel'),
      face: block.face.id,
    });
  }
  return out;
}
