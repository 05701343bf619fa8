import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { writeCog } from '../../../../scripts/city/raster/cog.ts';
import { cellAreas, ringArea } from '../../../../src/layers/raster/analyse/area.ts';
import { Coverage } from '../../../../src/layers/raster/analyse/coverage.ts';
import { Digest } from '../../../../src/layers/raster/analyse/digest.ts';
import { zonalStatistics } from '../../../../src/layers/raster/analyse/zonal.ts';
import { zonesOf } from '../../../../src/layers/raster/analyse/zones.ts';
import type { Raster } from '../../../../src/layers/raster/raster.ts';
import { openRaster } from '../../../../src/layers/raster/read.ts';
import { Problem } from '../../../../src/problem/problem.ts';

const dir = mkdtempSync(join(tmpdir(), 'zonal-'));
type XY = readonly [number, number];

const definitions: Readonly<Record<string, string>> = {
  'EPSG:32632': '+proj=utm +zone=32 +datum=WGS84 +units=m',
  'EPSG:3035': '+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 +ellps=GRS80 +units=m',
  'EPSG:3857': '+proj=merc +a=6378137 +b=6378137 +units=m +nadgrids=@null',
  'EPSG:4326': '+proj=longlat +datum=WGS84',
};

const [width, height] = [50, 40];

/** A raster around Bologna whose values vary much; every 11th cell is not known. */
async function raster(crs: string, cell: number): Promise<Raster> {
  const [x, y] = proj4(definitions[crs]!).forward([11.3, 44.55]) as [number, number];
  const data = Float32Array.from({ length: width * height }, (_, i) =>
    i % 11 === 5 ? -9999 : 20 + 7 * Math.sin(i * 1.7) + (i % width) * 0.31,
  );
  const path = join(dir, `${crs.slice(5)}.tif`);
  const geotransform = [x, cell, 0, y, 0, -cell] as const;
  writeFileSync(
    path,
    writeCog({
      width,
      height,
      bands: 1,
      type: 'float32',
      data,
      crs,
      geotransform,
      noData: -9999,
      overviews: 'average',
    }),
  );
  return openRaster(path);
}

/** Area under a line of Sutherland and Hodgman's clip of a ring to one cell, by the shoelace formula. */
function clippedArea(ring: readonly XY[], col: number, row: number): number {
  let points = [...ring];
  const sides: [number, number, number][] = [
    [0, 1, col],
    [0, -1, col + 1],
    [1, 1, row],
    [1, -1, row + 1],
  ];
  for (const [axis, sign, limit] of sides) {
    const inside = (p: XY): boolean => sign * (p[axis]! - limit) >= 0;
    const next: XY[] = [];
    for (let i = 0; i < points.length; i++) {
      const p = points[i]!;
      const q = points[(i + 1) % points.length]!;
      if (inside(p)) next.push(p);
      if (inside(p) !== inside(q)) {
        const t = (limit - p[axis]!) / (q[axis]! - p[axis]!);
        next.push([p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])]);
      }
    }
    points = next;
  }
  return (
    Math.abs(
      points.reduce((sum, p, i) => {
        const q = points[(i + 1) % points.length]!;
        return sum + (p[0] - col) * (q[1] - row) - (q[0] - col) * (p[1] - row);
      }, 0),
    ) / 2
  );
}

/** Metres squared of a cell: the ellipsoid's surface element times the projection's numeric Jacobian. */
function jacobianArea(crs: string, g: readonly number[], col: number, row: number): number {
  const [a, f] = [6378137, 1 / 298.257223563];
  const e2 = f * (2 - f);
  const p = proj4(definitions[crs]!);
  const at = (c: number, r: number) =>
    p.inverse([g[0]! + c * g[1]!, g[3]! + r * g[5]!]) as [number, number];
  const h = 0.5;
  const [w, e, n, s] = [at(col - h, row), at(col + h, row), at(col, row - h), at(col, row + h)];
  const rad = Math.PI / 180;
  const det = Math.abs((e[0] - w[0]) * (s[1] - n[1]) - (e[1] - w[1]) * (s[0] - n[0])) * rad * rad;
  const sin = Math.sin(at(col, row)[1] * rad);
  const cos = Math.sqrt(1 - sin * sin);
  const q = 1 - e2 * sin * sin;
  return det * ((a * (1 - e2)) / q ** 1.5) * (a / Math.sqrt(q)) * cos;
}

/** Slow and independent: every cell clipped by every ring, edges split into 400 pieces. */
async function slow(
  crs: string,
  opened: Raster,
  polygons: readonly (readonly (readonly XY[])[])[],
) {
  const g = opened.info.geotransform;
  const p = proj4(definitions[crs]!);
  const project = (ring: readonly XY[]): XY[] =>
    ring.slice(0, -1).flatMap((from, i) => {
      const to = ring[i + 1]!;
      const pieces = 400;
      return Array.from({ length: pieces }, (_, k): XY => {
        const t = k / pieces;
        const [x, y] = p.forward([
          from[0] + t * (to[0] - from[0]),
          from[1] + t * (to[1] - from[1]),
        ]) as [number, number];
        return [(x - g[0]) / g[1], (y - g[3]) / g[5]];
      });
    });
  const rings = polygons.map((polygon) => polygon.map(project));
  const { samples } = await opened.blocks[0]!.block(0, 0, 0);
  const pairs: [value: number, weight: number][] = [];
  for (let row = 0; row < height; row++)
    for (let col = 0; col < width; col++) {
      let share = 0;
      for (const polygon of rings)
        for (const [i, ring] of polygon.entries())
          share += (i === 0 ? 1 : -1) * clippedArea(ring, col, row);
      const value = samples[row * opened.blocks[0]!.blockWidth + col]!;
      if (share > 1e-9 && value !== -9999)
        pairs.push([value, share * jacobianArea(crs, g, col + 0.5, row + 0.5)]);
    }
  const area = pairs.reduce((sum, [, w]) => sum + w, 0);
  const mean = pairs.reduce((sum, [v, w]) => sum + v * w, 0) / area;
  const std = Math.sqrt(pairs.reduce((sum, [v, w]) => sum + w * (v - mean) ** 2, 0) / area);
  return {
    count: pairs.length,
    area,
    mean,
    std,
    min: Math.min(...pairs.map(([v]) => v)),
    max: Math.max(...pairs.map(([v]) => v)),
  };
}

/** A crooked polygon with a hole, and a second part that leaves the raster. */
function shapes(opened: Raster): XY[][][] {
  const at = ([c, r]: XY): XY => opened.toLonLat(c * width, r * height);
  const ring = (...places: XY[]): XY[] => [...places, places[0]!].map(at);
  return [
    [
      ring([0.11, 0.13], [0.63, 0.07], [0.71, 0.52], [0.42, 0.38], [0.2, 0.71]),
      ring([0.3, 0.2], [0.33, 0.31], [0.41, 0.22]),
    ],
    [ring([0.8, 0.6], [1.2, 0.75], [0.77, 0.95])],
  ];
}

describe('statistics by zone', () => {
  it.each([
    ['EPSG:32632', 30],
    ['EPSG:3035', 100],
    ['EPSG:3857', 40],
    ['EPSG:4326', 0.0004],
  ])(
    'agree within a millionth with clipping every cell, in %s',
    async (crs, cell) => {
      const opened = await raster(crs, cell);
      const polygons = shapes(opened);
      const [zone] = zonesOf(
        { type: 'Feature', id: 7, geometry: { type: 'MultiPolygon', coordinates: polygons } },
        'zone',
      );
      const { zones } = await zonalStatistics(opened, [zone!]);
      const ours = zones[0]!;
      const exact = await slow(crs, opened, polygons);
      expect(ours.zone).toBe('7');
      expect(ours.count).toBe(exact.count);
      expect([ours.min, ours.max]).toEqual([exact.min, exact.max]);
      expect(Math.abs(ours.mean / exact.mean - 1)).toBeLessThan(1e-8);
      expect(Math.abs(ours.std / exact.std - 1)).toBeLessThan(1e-7);
      expect(Math.abs(ours.area / exact.area - 1)).toBeLessThan(1e-7);
    },
    30_000,
  );

  it('take the whole raster where no zone is given', async () => {
    const opened = await raster('EPSG:32632', 30);
    const { zones, cell } = await zonalStatistics(opened, undefined);
    const [all] = zones;
    expect(all!.zone).toBeNull();
    expect(all!.count).toBe(width * height - Math.floor((width * height + 5) / 11));
    expect(all!.missing).toBeCloseTo(1 / 11, 3);
    expect(cell).toMatchObject({ crs: 'EPSG:32632', width: 30, height: 30 });
    // UTM's scale at 11.3 degrees east: k0 (1 + x² / 2R²) squared.
    expect(all!.area / (all!.count * 900)).toBeCloseTo(
      1 / (0.9996 * (1 + 182_500 ** 2 / (2 * 6_378_000 ** 2))) ** 2,
      4,
    );
    expect(all!.p5).toBeLessThan(all!.p50);
    expect(all!.p50).toBeLessThan(all!.p95);
  });

  it('tell shares of classes by area, and what has no value', async () => {
    const path = join(dir, 'classes.tif');
    const data = Uint8Array.from({ length: 100 }, (_, i) =>
      i % 10 < 2 ? 111 : i % 10 < 9 ? 112 : 255,
    );
    writeFileSync(
      path,
      writeCog({
        width: 10,
        height: 10,
        bands: 1,
        type: 'uint8',
        data,
        crs: 'EPSG:3035',
        geotransform: [4_400_000, 10, 0, 2_400_000, 0, -10],
        noData: 255,
        overviews: 'mode',
      }),
    );
    const { zones } = await zonalStatistics(await openRaster(path), undefined);
    expect(
      zones[0]!.classes!.map(({ code, share }) => [code, Math.round(share * 1e9) / 1e9]),
    ).toEqual([
      [112, 0.777777778],
      [111, 0.222222222],
    ]);
    expect(zones[0]!.missing).toBeCloseTo(0.1, 9);
    // EPSG:3035 is equal-area, on GRS 80.
    expect(zones[0]!.area).toBeCloseTo(9000, 3);
  });

  it('refuse zones elsewhere, and what is no polygon, with the place', async () => {
    const opened = await raster('EPSG:32632', 30);
    const square = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    };
    await expect(zonalStatistics(opened, zonesOf(square, 'far'))).rejects.toMatchObject({
      code: 'zoneOutside',
    });
    expect(() => zonesOf('{', 'f')).toThrow(expect.objectContaining({ code: 'geojsonSyntax' }));
    expect(() => zonesOf('null', 'f')).toThrow(expect.objectContaining({ code: 'geojsonEmpty' }));
    expect(() => zonesOf({ type: 'Point', coordinates: [1, 2] }, 'f')).toThrow(
      expect.objectContaining({ code: 'geojsonEmpty' }),
    );
    expect(() =>
      zonesOf(
        {
          type: 'Polygon',
          coordinates: [
            [
              [1, 2],
              [3, 4],
            ],
          ],
        },
        'f',
      ),
    ).toThrow(expect.objectContaining({ code: 'geojsonRing' }));
    expect(() =>
      zonesOf(
        {
          type: 'Polygon',
          coordinates: [
            [
              [6e5, 4e6],
              [6e5, 5e6],
              [7e5, 5e6],
              [6e5, 4e6],
            ],
          ],
        },
        'f',
      ),
    ).toThrow(expect.objectContaining({ code: 'geojsonCrs' }));
    const abort = new AbortController();
    abort.abort();
    await expect(zonalStatistics(opened, undefined, { signal: abort.signal })).rejects.toSatisfy(
      (e) => e instanceof Problem && e.code === 'cancelled',
    );
  });
});

describe('exact coverage', () => {
  const triangle = fc.array(fc.double({ min: -3, max: 11, noNaN: true }), {
    minLength: 6,
    maxLength: 6,
  });

  it('equals clipping for random triangles, also those that leave the window', () => {
    const coverage = new Coverage();
    fc.assert(
      fc.property(triangle, (ring) => {
        coverage.begin(0, 0, 8, 8);
        coverage.ring(Float64Array.from(ring));
        const shares = new Float64Array(64);
        coverage.each((col, row, share) => {
          shares[row * 8 + col] = share;
        });
        const points: XY[] = [0, 2, 4].map((i) => [ring[i]!, ring[i + 1]!]);
        for (let i = 0; i < 64; i++)
          expect(Math.abs(shares[i]! - clippedArea(points, i % 8, Math.floor(i / 8)))).toBeLessThan(
            2e-9,
          );
      }),
      // Edges whose width is a denormal number.
      { examples: [[[-3.5e-323, 0, 2.9333333333333364e-9, 0, 5e-323, 10.999999999999975]]] },
    );
  });
});

describe('areas on the ellipsoid', () => {
  it('sum to the surface of WGS 84', () => {
    const quarter = ringArea([0, -90, 90, -90, 90, 90, 0, 90]);
    expect(4 * quarter).toBeCloseTo(510_065_621_724_088.4, -4);
  });

  it('are those of the Jacobian on a Mercator grid far north', async () => {
    const path = join(dir, 'north.tif');
    const geotransform = [2_000_000, 5000, 0, 11_000_000, 0, -5000] as const;
    writeFileSync(
      path,
      writeCog({
        width: 64,
        height: 64,
        bands: 1,
        type: 'uint8',
        data: new Uint8Array(4096),
        crs: 'EPSG:3857',
        geotransform,
        overviews: 'average',
      }),
    );
    const areas = cellAreas(await openRaster(path))({ left: 0, top: 0, right: 64, bottom: 64 });
    for (const i of [0, 63, 2080, 4095]) {
      const exact = jacobianArea(
        'EPSG:3857',
        geotransform,
        (i % 64) + 0.5,
        Math.floor(i / 64) + 0.5,
      );
      expect(Math.abs(areas[i]! / exact - 1)).toBeLessThan(2e-6);
    }
  });
});

describe('weighted quantiles', () => {
  it('take each value at the middle of its weight', () => {
    const digest = new Digest();
    for (const [value, weight] of [
      [3, 1],
      [1, 1],
      [2, 2],
    ] as const)
      digest.add(value, weight);
    expect([0, 0.125, 0.5, 0.6875, 1].map((p) => digest.quantile(p))).toEqual([1, 1, 2, 2.5, 3]);
    expect(new Digest().quantile(0.5)).toBeNaN();
  });

  it('stay exact to a part of a million over more values than are kept', () => {
    const digest = new Digest();
    const n = 4_500_000;
    for (let i = 0; i < n; i++) digest.add(((i * 7919) % n) / n, 1);
    for (const p of [0.05, 0.5, 0.95]) expect(Math.abs(digest.quantile(p) - p)).toBeLessThan(3e-6);
  }, 30_000);
});
