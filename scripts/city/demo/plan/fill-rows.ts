import type { Point } from '../../plan.ts';
import type { Block } from './blocks.ts';
import { areaOf, inflated } from './clip.ts';
import { type Draft, type Strip, stripRing } from './draft.ts';
import { infill } from './fill-lots.ts';
import { frontage, type Lot } from './frontage.ts';
import {
  centroid,
  direction,
  distance,
  isSimple,
  left,
  lerp,
  rectangle,
  shift,
  signedArea,
} from './geometry.ts';
import { colour, facade, pitched } from './materials.ts';
import { chimney, dormers } from './ornaments.ts';
import { contains, overlaps } from './overlap.ts';
import { between, integer, type Random } from './random.ts';
import { type RowStyle, rowStyles } from './row-styles.ts';

/** The pieces of a wing behind a row, inside the block and clear of everything else. */
function wingOf(
  lot: Lot,
  block: Block,
  taken: readonly (readonly Point[])[],
  random: Random,
): { points: Point[]; depth: number; at: number } | undefined {
  const back = lot.inner.findIndex(
    (p, i) => i + 1 < lot.inner.length && distance(p, lot.inner[i + 1]!) > 8.5,
  );
  if (back < 0) return undefined;
  const a = lot.inner[back]!;
  const b = lot.inner[back + 1]!;
  const length = distance(a, b);
  const u = direction(a, b);
  const width = Math.min(between(random, 5.5, 7.5), length - 2);
  const offset = random() < 0.5 ? 0.8 : length - width - 0.8;
  const depth = between(random, 6, 15);
  const from = shift(a, u, offset);
  const to = shift(a, u, offset + width);
  const points = [from, to, shift(to, left(u), depth), shift(from, left(u), depth)];
  const probe = [
    shift(from, left(u), 0.4),
    shift(to, left(u), 0.4),
    shift(to, left(u), depth + 3),
    shift(from, left(u), depth + 3),
  ];
  if (!contains(block.polygon.outer, probe)) return undefined;
  if (taken.some((t) => overlaps(t, probe))) return undefined;
  return { points, depth, at: back };
}

const kindHasDormers: ReadonlySet<string> = new Set(['core', 'ring', 'cbd']);

/** One building of a row. */
function rowHouse(
  lot: Lot,
  style: RowStyle,
  block: Block,
  year: number,
  storeys: number,
  ends: readonly [boolean, boolean],
  wing: ReturnType<typeof wingOf>,
): Draft {
  const { random } = block;
  const depth = distance(lot.outer[0]!, lot.inner[0]!);
  const roof = style.roof(random, year);
  const eave = storeys * style.storeyHeight + between(random, 0.3, 1.1);
  const rise = roof.form === 'flat' ? 0 : (depth / 2) * roof.pitch;
  const straight = lot.outer.length === 2;
  const form = roof.form === 'hip' && !straight ? 'gable' : roof.form;
  const main: Strip = {
    kind: 'strip',
    outer: lot.outer,
    inner: lot.inner,
    eave,
    rise,
    form,
    hipStart: roof.form === 'hip' && !ends[0],
    hipEnd: roof.form === 'hip' && !ends[1],
  };
  const ring = stripRing(lot.outer, lot.inner);
  const parts: Draft['parts'][number][] = [main];
  let footprint = ring;
  if (wing) {
    const [p, q, q2, p2] = wing.points as [Point, Point, Point, Point];
    const low = Math.max(3.2, eave - style.storeyHeight * integer(random, 0, 2));
    parts.push({ kind: 'strip', outer: [p2, p], inner: [q2, q], eave: low, rise: 0, form: 'flat' });
    const inner = [...lot.inner];
    inner.splice(wing.at + 1, 0, p, p2, q2, q);
    footprint = stripRing(lot.outer, inner);
  }
  const flat = form === 'flat';
  if (!flat && block.detail) {
    if (kindHasDormers.has(style.zone) && form !== 'hip' && random() < 0.7)
      parts.push(...dormers(main));
    if (year < 1990) parts.push(chimney(main, random));
  }
  return {
    zone: style.zone,
    use: style.use(random, lot),
    year,
    storeys,
    footprint,
    parts,
    front: lerp(lot.outer[0]!, lot.outer[1]!, 0.5),
    wallColor: facade(random, year),
    roofColor: flat ? colour(random, 'gravel') : pitched(random, style.slate),
    face: block.face.id,
  };
}

/** Rows of houses along all sides of a block, with a court behind. */
export function fillRows(block: Block, kind: keyof typeof rowStyles): Draft[] {
  const style = rowStyles[kind];
  const { random, polygon } = block;
  let lots: Lot[] | undefined;
  const bar = kind === 'inter' && random() < 0.42;
  const wanted = bar ? () => between(random, 44, 58) : () => between(random, ...style.lot);
  const court = block.use === 'core' ? 1.5 : 3.5;
  for (const shrink of [1, 0.85, 0.7]) {
    const depth = between(random, ...style.depth) * shrink;
    if (block.box.width < 2 * depth + 7) continue;
    const yard = inflated([polygon], -(depth + court));
    if (yard.reduce((s, p) => s + areaOf(p), 0) < 45) continue;
    lots = frontage(polygon.outer, depth, wanted, random);
    if (lots) break;
  }
  if (!lots) return infill(block, style);
  const blockYear = style.year(random, block);
  const blockStoreys = style.storeys(random);
  const built = lots.map((lot) => {
    const ring = stripRing(lot.outer, lot.inner);
    const area = signedArea(ring);
    const sound = area > 32 && area < 2600 && isSimple(ring) && contains(polygon.outer, ring, 0.05);
    return sound && (lot.corner || random() > style.gaps) ? ring : undefined;
  });
  for (let i = 0; i < built.length; i++) {
    for (let j = 0; j < i; j++) {
      const a = built[i];
      const b = built[j];
      if (a && b && overlaps(a, b)) built[i] = undefined;
    }
  }
  const drafts: (Draft | undefined)[] = [];
  const wings: Point[][] = [];
  lots.forEach((lot, i) => {
    if (!built[i]) {
      drafts.push(undefined);
      return;
    }
    const before = built[(i + lots.length - 1) % lots.length] !== undefined;
    const after = built[(i + 1) % lots.length] !== undefined;
    const own = kind === 'core' || random() < 0.25;
    const year = own
      ? style.year(random, block)
      : Math.max(1580, blockYear + integer(random, -4, 4));
    const storeys = own ? style.storeys(random) : blockStoreys;
    const others = [
      ...built.filter((r): r is Point[] => r !== undefined && r !== built[i]),
      ...wings,
    ];
    const wing = !bar && random() < style.wings ? wingOf(lot, block, others, random) : undefined;
    if (wing) wings.push(wing.points);
    drafts.push(rowHouse(lot, style, block, year, storeys, [before, after], wing));
  });
  return drafts.filter((d): d is Draft => d !== undefined);
}

/** Low sheds in the courts of a zone. */
export function courtSheds(block: Block, drafts: readonly Draft[]): Draft[] {
  const { random } = block;
  const out: Draft[] = [];
  for (let tries = 0; tries < 6; tries++) {
    const host = drafts[Math.floor(random() * drafts.length)];
    if (!host) break;
    const toward = direction(host.front, centroid(block.polygon.outer));
    const at = shift(host.front, toward, between(random, 19, 32));
    const ring = rectangle(at, toward, between(random, 8, 16), between(random, 6, 9));
    const clear = rectangle(at, toward, 19, 12);
    if (!contains(block.polygon.outer, clear)) continue;
    if ([...drafts, ...out].some((d) => overlaps(d.footprint, clear))) continue;
    out.push({
      zone: host.zone,
      use: random() < 0.5 ? 'retail' : 'other',
      year: integer(random, 1890, 1985),
      storeys: 1,
      footprint: ring,
      parts: [
        {
          kind: 'strip',
          outer: [ring[0]!, ring[1]!],
          inner: [ring[3]!, ring[2]!],
          eave: 3.4,
          rise: 0.9,
          form: 'shed',
        },
      ],
      front: host.front,
      wallColor: facade(random, 1900),
      roofColor: colour(random, 'gravel'),
      face: block.face.id,
    });
  }
  return out;
}
