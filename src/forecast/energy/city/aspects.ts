import { type BuildingEnvelope, horizonCount, sectorCount } from '../../../channel/envelope.ts';
import { skyView } from '../../solar/transposition.ts';

/**
 * Where the walls and roofs of a city's buildings look and what they see, kept small: it goes to every worker.
 * Rows by building.
 */
export interface Aspects {
  /** Azimuths of a horizon. */
  readonly ring: number;
  /** Share of the outer wall by sector; of the roof by sector, then its level part. */
  readonly walls: Float32Array;
  readonly roofs: Float32Array;
  /** Tilts of sloped roofs that the city has, degrees, and each building's place among them; 255 none. */
  readonly tilts: readonly number[];
  readonly tiltOf: Uint8Array;
  /** Elevations at which the sky ends, in half degrees: `ring` of each building. */
  readonly wallHorizon: Uint8Array;
  readonly roofHorizon: Uint8Array;
  /** Share of the sky's light that they receive of what they would in the open. */
  readonly wallSky: Float32Array;
  readonly roofSky: Float32Array;
  /** Share of the whole sky before the roof, as the loss to the sky sees it, 0 to 1. */
  readonly roofView: Float32Array;
}

/** Place of the level part in a row of `roofs`. */
export const flatRoof = sectorCount;
const row = sectorCount + 1;
/** Tilts of roofs are told apart by as much, degrees. */
const tiltStep = 5;
const steepest = 85;
const noSlope = 255;
const radians = Math.PI / 180;
const halfDegrees = 181;

/** A tilt as it is kept, degrees. */
export const slopeTilt = (tilt: number): number =>
  Math.min(steepest, Math.max(tiltStep, Math.round(tilt / tiltStep) * tiltStep));

/**
 * @param envelope rows whose areas are not known, or nought, look to all sides alike and have a level roof
 */
export function aspectsOf(envelope: BuildingEnvelope): Aspects {
  const { count: n, walls, slopes, flat, tilt } = envelope;
  const kept = {
    ring: horizonCount,
    walls: new Float32Array(n * sectorCount),
    roofs: new Float32Array(n * row),
    tiltOf: new Uint8Array(n).fill(noSlope),
    wallHorizon: halved(envelope.wallHorizon),
    roofHorizon: halved(envelope.roofHorizon),
    wallSky: new Float32Array(n).fill(1),
    roofSky: new Float32Array(n).fill(1),
    roofView: new Float32Array(n).fill(1),
  };
  const tilts: number[] = [];
  const views = new Map<number, SkyShares>();
  const view = (of: number): SkyShares => {
    const found = views.get(of) ?? skyShares(of);
    views.set(of, found);
    return found;
  };
  for (let b = 0; b < n; b++) {
    const side = (values: Float32Array, s: number): number => values[b * sectorCount + s]!;
    let [wall, slope] = [0, 0];
    for (let s = 0; s < sectorCount; s++) {
      wall += side(walls, s);
      slope += side(slopes, s);
    }
    const known = wall > 0;
    for (let s = 0; s < sectorCount; s++)
      kept.walls[b * sectorCount + s] = known ? side(walls, s) / wall : 1 / sectorCount;
    const roof = slope + flat[b]!;
    const sloped = roof > 0 && slope > 0;
    kept.roofs[b * row + flatRoof] = sloped ? flat[b]! / roof : 1;
    const used = slopeTilt(tilt[b]!);
    if (sloped) {
      if (!tilts.includes(used)) tilts.push(used);
      kept.tiltOf[b] = tilts.indexOf(used);
      for (let s = 0; s < sectorCount; s++) kept.roofs[b * row + s] = side(slopes, s) / roof;
    }
    kept.wallSky[b] = seenSky(view(90), kept.wallHorizon, b, kept.walls, b * sectorCount);
    const level = seenSky(view(0), kept.roofHorizon, b, levelOnly, 0);
    const share = kept.roofs[b * row + flatRoof]!;
    const over = sloped ? seenSky(view(used), kept.roofHorizon, b, kept.roofs, b * row) : level;
    kept.roofSky[b] = share * level + (1 - share) * over;
    kept.roofView[b] = share * level + (1 - share) * over * skyView(used);
  }
  return { ...kept, tilts };
}

const levelOnly = Float32Array.of(1, 0, 0, 0, 0, 0, 0, 0);

const halved = (horizon: Float32Array): Uint8Array =>
  Uint8Array.from(horizon, (h) => Math.round(Math.min(90, Math.max(0, h)) * 2));

/** Light of an even sky on a plane by azimuth from its own, in steps of the ring, and height of the horizon. */
type SkyShares = Float64Array;

/**
 * Integral of the cosine of incidence over the elevations above a horizon, for each azimuth of the ring from the
 * plane's own by eighths of a circle: `(sector * ring + azimuth) * 181 + half degrees`.
 */
function skyShares(tilt: number): SkyShares {
  const shares = new Float64Array(sectorCount * horizonCount * halfDegrees);
  const b = Math.cos(tilt * radians);
  for (let s = 0; s < sectorCount; s++)
    for (let k = 0; k < horizonCount; k++) {
      const apart = (k * 360) / horizonCount - (s * 360) / sectorCount;
      const a = Math.sin(tilt * radians) * Math.cos(apart * radians);
      const turn = Math.atan2(a, b);
      const to = Math.min(Math.PI / 2, Math.PI - turn);
      for (let h = 0; h < halfDegrees; h++) {
        const from = Math.max((h / 2) * radians, -turn);
        const at = (s * horizonCount + k) * halfDegrees + h;
        shares[at] = to > from ? integral(a, b, to) - integral(a, b, from) : 0;
      }
    }
  return shares;
}

/** Integral of (a cos e + b sin e) cos e over the elevation e, rad; see `solar/horizon.ts`. */
const integral = (a: number, b: number, e: number): number =>
  a * (e / 2 + Math.sin(2 * e) / 4) + (b * Math.sin(e) ** 2) / 2;

/** Sky seen over that without obstruction, by the areas of the sectors. */
function seenSky(
  shares: SkyShares,
  horizon: Uint8Array,
  building: number,
  areas: Float32Array,
  from: number,
): number {
  let [seen, open] = [0, 0];
  for (let s = 0; s < sectorCount; s++) {
    const area = areas[from + s]!;
    if (area === 0) continue;
    for (let k = 0; k < horizonCount; k++) {
      const at = (s * horizonCount + k) * halfDegrees;
      open += area * shares[at]!;
      seen += area * shares[at + horizon[building * horizonCount + k]!]!;
    }
  }
  return open > 0 ? seen / open : 1;
}
