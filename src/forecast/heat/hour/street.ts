/**
 * Streets of a cell as an infinite canyon of every direction (Masson 2000, Boundary-Layer Meteorology 94:357,
 * TEB): what matters is the height of walls over the width between them.
 */

/** Least share of a cell that counts as open: courts and pavements that a table of buildings does not tell. */
const leastOpen = 0.1;

/** Height over width, from wall area over ground area, both by area of the cell. */
export const aspectOf = (walls: number, roofs: number): number =>
  walls / 2 / Math.max(leastOpen, 1 - roofs);

/** Share of the sky that the ground sees between walls. */
export const groundSky = (aspect: number): number => Math.sqrt(aspect ** 2 + 1) - aspect;

/** Share of its hemisphere that is sky for a wall. */
export const wallSky = (aspect: number): number =>
  aspect > 0 ? (aspect + 1 - Math.sqrt(aspect ** 2 + 1)) / 2 / aspect : 0.5;

/** Share of the ground in the sun, mean of all directions of a street; the sun's height in degrees. */
export function sunlitGround(aspect: number, sun: number): number {
  if (!(sun > 0)) return 0;
  const shadow = aspect / Math.tan((sun * Math.PI) / 180);
  if (!(shadow > 0)) return 1;
  const turn = Math.asin(Math.min(1, 1 / shadow));
  return Math.max(0, (2 / Math.PI) * (turn - shadow * (1 - Math.cos(turn))));
}

/** Height, m, up to which towns do not reach: the wind there is that of the country (Wieringa 1986). */
const blending = 60;
/** Roughness of open country around a weather station, m (WMO No. 8). */
const openRoughness = 0.03;
const station = 10;
/** Macdonald, Griffiths & Hall 1998, Atmospheric Environment 32:1857, staggered arrays. */
const macdonald = { a: 4.43, drag: 1.2, karman: 0.4 } as const;
/** Towns are no rougher than this, times the height of their houses (Grimmond & Oke 1999). */
const roughest = 0.2;
/** UTCI's own profile: 1.1 m above the ground is a person's middle (Bröde et al. 2012). */
const person = Math.log(10 / 0.01) / Math.log(1.1 / 0.01);

/**
 * Wind in the street as if 10 m above open ground, over that of the weather station; at most 1. The station's wind
 * goes up to 60 m over open country, down to a third of the houses over the town's roughness, and into the street
 * (Masson 2000; between open and closed streets Lemonsu et al. 2004, J. Applied Meteorology 43:312). UTCI then
 * takes that as the wind around a person.
 * @param roofs share of the cell under roofs
 * @param walls area of walls by area of the cell
 * @param height mean of the houses, m
 */
export function streetWind(roofs: number, walls: number, height: number): number {
  if (!(height > 2) || !(roofs > 0)) return 1;
  const h = Math.min(height, blending - 10);
  const { a, drag, karman } = macdonald;
  const free = a ** -Math.min(1, roofs) * (1 - Math.min(1, roofs));
  const frontal = walls / 4;
  const smooth = Math.exp(-1 / Math.sqrt((0.5 * drag * free * frontal) / karman ** 2));
  const roughness = Math.min(roughest * h, Math.max(openRoughness, h * free * smooth));
  const third = h / 3;
  const above = blending - h + third;
  const down = Math.max(0.05, Math.log(third / roughness)) / Math.log(above / roughness);
  const up = Math.log(blending / openRoughness) / Math.log(station / openRoughness);
  const aspect = aspectOf(walls, roofs);
  const closed = Math.min(1, Math.max(0, 2 * aspect - 1));
  const turned = 1 + closed * (2 / Math.PI - 1);
  return Math.min(1, up * down * turned * Math.exp(-aspect / 4) * person);
}
