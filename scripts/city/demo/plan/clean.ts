import Flatbush from 'flatbush';
import type { Street } from '../../plan.ts';
import { areaOf, band, intersection, polygon } from './clip.ts';
import type { Draft } from './draft.ts';
import { bounds, inside, isSimple, signedArea } from './geometry.ts';
import { overlaps } from './overlap.ts';
import type { Site } from './site.ts';
import type { Terrain } from './terrain.ts';

/** Takes out buildings that overlap others, or stand in water, on the railway or in a street. */
export function cleaned(
  drafts: readonly Draft[],
  streets: readonly Street[],
  site: Site,
  terrain: Terrain,
): Draft[] {
  const [w, h] = site.settings.extent;
  const sound = drafts.filter(
    (d) =>
      signedArea(d.footprint) > 15 &&
      isSimple(d.footprint) &&
      d.footprint.every(
        (p) =>
          p[0] > 1 &&
          p[1] > 1 &&
          p[0] < w - 1 &&
          p[1] < h - 1 &&
          terrain.toRiver(p) > 0.5 &&
          terrain.toRail(p) > 0.5 &&
          !(site.basin && inside(p, site.basin)),
      ),
  );
  if (sound.length === 0) return [];
  const index = new Flatbush(sound.length);
  const boxes = sound.map((d) => bounds(d.footprint));
  for (const b of boxes) index.add(b.minX, b.minY, b.maxX, b.maxY);
  index.finish();
  const dropped = new Uint8Array(sound.length);
  for (const street of streets) {
    const box = bounds(street.path);
    const r = street.width / 2;
    const near = index.search(box.minX - r, box.minY - r, box.maxX + r, box.maxY + r);
    if (near.length === 0) continue;
    const [surface] = band(street.path, street.width);
    for (const i of near.sort((a, b) => a - b)) {
      if (dropped[i] || !surface || !overlaps(sound[i]!.footprint, surface.outer, 0.5)) continue;
      const shared = intersection([polygon(sound[i]!.footprint)], [surface]);
      if (shared.reduce((s, p) => s + areaOf(p), 0) > 0.8) dropped[i] = 1;
    }
  }
  sound.forEach((d, i) => {
    if (dropped[i]) return;
    const b = boxes[i]!;
    for (const j of index.search(b.minX, b.minY, b.maxX, b.maxY)) {
      if (j > i && !dropped[j] && overlaps(d.footprint, sound[j]!.footprint)) dropped[j] = 1;
    }
  });
  return sound.filter((_, i) => !dropped[i]);
}
