import type { Surface } from './cooling.ts';

/** What a measure puts on a part of a cell; what it does not name stays as it is. */
export type Cover = Partial<Record<'shade' | 'albedo' | 'kc', number>>;

/**
 * Stated covers, each replaceable by a table's own row. Canopy: full shade, albedo of leaved deciduous forest
 * (Oke 1987, table 1.1), crop coefficient of fruit trees without ground cover in mid season (FAO-56, table 12).
 * Green roof: albedo as measured by Gaffin et al. 2009, crop coefficient of warm-season turf in mid season
 * (FAO-56, table 12), too high where it is not watered. Cool roof: reflectance that low-slope roofs of ENERGY STAR
 * (version 3) had to keep after three years.
 */
export const measures = {
  canopy: { shade: 1, albedo: 0.2, kc: 0.95 },
  greenRoof: { albedo: 0.2, kc: 0.85 },
  coolRoof: { albedo: 0.5 },
} as const satisfies Record<string, Cover>;
export type Measure = keyof typeof measures;

/**
 * The surface with a cover on a share of each cell: f + share (cover - f) for every factor that the cover names.
 * `share` is a number for all cells or a value by cell, 0 to 1 (held there; unknown counts as 0). Green space
 * stays what the land cover says: a few trees make no park.
 */
export function withCover(surface: Surface, cover: Cover, share: number | Float64Array): Surface {
  const at = (i: number): number => {
    const s = typeof share === 'number' ? share : share[i]!;
    return s > 0 ? Math.min(1, s) : 0;
  };
  const mixed = (values: Float64Array, to: number | undefined): Float64Array =>
    to === undefined ? values : values.map((value, i) => value + at(i) * (to - value));
  return {
    shade: mixed(surface.shade, cover.shade),
    albedo: mixed(surface.albedo, cover.albedo),
    kc: mixed(surface.kc, cover.kc),
    green: surface.green,
  };
}
