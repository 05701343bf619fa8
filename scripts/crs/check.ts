import { spawn } from 'node:child_process';
import type { Crs } from '../../src/geo/crs.ts';
import { projinfo } from './projinfo.ts';

/** Places over an area of use (west, south, east, north), degrees. */
export function places([west, south, east, north]: readonly number[]): [number, number][] {
  const width = east! >= west! ? east! - west! : east! - west! + 360;
  const [low, high] = [Math.max(-89.5, south!), Math.min(89.5, north!)];
  const shares = [
    [0.5, 0.5],
    [0.03, 0.03],
    [0.97, 0.03],
    [0.03, 0.97],
    [0.97, 0.97],
    [0.3, 0.7],
  ] as const;
  return shares.map(([u, v]) => {
    const lon = west! + width * u;
    return [lon > 180 ? lon - 360 : lon, low + (high - low) * v];
  });
}

/** `cs2cs` from WGS 84 into a CRS, in its own axis order; NaN where PROJ cannot. */
async function byProj(
  code: string,
  lonLats: readonly (readonly [number, number])[],
): Promise<[number, number][]> {
  const child = spawn('cs2cs', ['-f', '%.9f', 'EPSG:4326', `EPSG:${code}`]);
  let text = '';
  child.stdout.on('data', (data) => {
    text += data;
  });
  child.stdin.end(lonLats.map(([lon, lat]) => `${lat} ${lon}`).join('\n'));
  await new Promise((done) => child.on('close', done));
  const rows = text.trim().split('\n');
  return lonLats.map((_, i) => {
    const [first = Number.NaN, second = Number.NaN] = (rows[i] ?? '').split(/\s+/).map(Number);
    return [first, second];
  });
}

/**
 * Why a CRS is not PROJ's; undefined where it is: within a centimetre, or within the accuracy that it
 * states where PROJ prefers another operation of a datum that has several; and back within 5 cm. Places
 * outside the areas of all operations do not count: PROJ makes no shift there at all.
 */
export async function differs(
  crs: Crs,
  code: string,
  lonLats: readonly (readonly [number, number])[],
  areas: readonly (readonly number[])[],
): Promise<string | undefined> {
  const expected = await byProj(code, lonLats);
  let known = 0;
  for (const [i, [lon, lat]] of lonLats.entries()) {
    const [first, second] = expected[i]!;
    if (!Number.isFinite(first) || !Number.isFinite(second)) continue;
    if (!areas.some((area) => holds(area, lon, lat))) continue;
    known += 1;
    const [x, y] = crs.fromLonLat(lon, lat);
    const unit = crs.geographic ? 111_320 : 1;
    // Rasters are in x, y order; the authority may say y, x.
    const off =
      Math.min(Math.hypot(x - first, y - second), Math.hypot(y - first, x - second)) * unit;
    const [lon2, lat2] = crs.toLonLat(x, y);
    const turn = Math.abs(((lon2 - lon + 540) % 360) - 180) * Math.cos((lat * Math.PI) / 180);
    const back = Math.hypot(turn, lat2 - lat) * 111_320;
    const stated = crs.accuracyMetres === Infinity ? 0 : (crs.accuracyMetres ?? 0);
    if (!(off < Math.max(0.01, stated))) return `${off.toPrecision(3)} from PROJ at ${lon}, ${lat}`;
    if (!(back < 0.05)) return `${back.toPrecision(3)} m from itself at ${lon}, ${lat}`;
  }
  return known > 0 ? undefined : 'PROJ itself gives no place';
}

function holds([west, south, east, north]: readonly number[], lon: number, lat: number): boolean {
  if (!(lat >= south! && lat <= north!)) return false;
  return west! <= east! ? lon >= west! && lon <= east! : lon >= west! || lon <= east!;
}

/** Code of the horizontal part of a compound CRS. */
export async function horizontalOf(code: string): Promise<string | undefined> {
  const text = await projinfo('-o', 'PROJJSON', '-q', code).catch(() => '{}');
  const { components } = JSON.parse(text) as {
    components?: readonly { readonly id?: { readonly code: number } }[];
  };
  const id = components?.[0]?.id?.code;
  return id === undefined ? undefined : String(id);
}
