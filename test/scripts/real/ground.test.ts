import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import initSqlJs from 'sql.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { burnLine, burnPolygon } from '../../../scripts/city/raster/burn.ts';
import { readGeopackage } from '../../../scripts/city/real/geopackage.ts';
import { areaStyle } from '../../../scripts/city/real/ground/areas.ts';
import { groundFromOsm } from '../../../scripts/city/real/ground/osm-ground.ts';
import { drawGround } from '../../../scripts/city/real/ground/shapes.ts';
import { streetStyle } from '../../../scripts/city/real/ground/streets.ts';
import { joinRings, type OsmData } from '../../../scripts/city/real/osm.ts';
import { groundCode } from '../../../src/channel/classes.ts';

type XY = readonly [number, number];
const grid = { width: 20, height: 10, west: 100, north: 50, cell: 1 };
const count = (cells: Uint8Array, value: number): number => cells.filter((c) => c === value).length;

describe('burning', () => {
  it('fills cells whose centre lies inside and leaves a hole in either winding', () => {
    const cells = new Uint8Array(200);
    const outer: XY[] = [
      [102, 42],
      [112, 42],
      [112, 48],
      [102, 48],
    ];
    const hole: XY[] = [
      [104, 44],
      [106, 44],
      [106, 46],
      [104, 46],
    ];
    burnPolygon(cells, grid, [outer, hole], 7);
    expect(count(cells, 7)).toBe(10 * 6 - 4);
    expect(cells[2 * 20 + 2]).toBe(7);
    expect(cells[5 * 20 + 5]).toBe(0);
  });

  it('divides the plane between neighbours without gap or overlap', () => {
    const x = fc.double({ min: 90, max: 130, noNaN: true });
    const y = fc.double({ min: 30, max: 60, noNaN: true });
    fc.assert(
      fc.property(x, y, x, y, (ax, ay, bx, by) => {
        const far = 1000;
        const cells = new Uint8Array(200);
        const [left, right] = [new Uint8Array(200), new Uint8Array(200)];
        const cut: XY[] = [
          [ax, far],
          [ax, ay],
          [bx, by],
          [bx, -far],
        ];
        burnPolygon(left, grid, [[...cut, [-far, -far], [-far, far]]], 1);
        burnPolygon(right, grid, [[...cut, [far, -far], [far, far]]], 1);
        for (let i = 0; i < cells.length; i++) cells[i] = left[i]! + right[i]!;
        expect(count(cells, 1)).toBe(200);
      }),
    );
  });

  it('draws a line as wide as asked and never thinner than a cell', () => {
    const wide = new Uint8Array(200);
    const path: XY[] = [
      [90, 45],
      [130, 45],
    ];
    burnLine(wide, grid, path, 4, 3);
    expect(count(wide, 3)).toBe(20 * 4);
    const thin = new Uint8Array(200);
    burnLine(thin, grid, path, 0.1, 3);
    expect(count(thin, 3)).toBeGreaterThanOrEqual(20);
  });

  it('ignores what lies off the raster', () => {
    const cells = new Uint8Array(200);
    burnLine(
      cells,
      grid,
      [
        [0, 0],
        [10, 0],
      ],
      5,
      1,
    );
    expect(count(cells, 1)).toBe(0);
  });
});

describe('ground cover', () => {
  it('knows streets by class, links and lists', () => {
    expect(streetStyle('primary')?.width).toBe(14);
    expect(streetStyle('motorway_link')?.width).toBe(7);
    expect(streetStyle("['tertiary', 'primary']")?.width).toBe(14);
    expect(streetStyle('proposed')).toBeUndefined();
  });

  it('knows areas by their tags and leaves out what is under ground', () => {
    expect(areaStyle({ leisure: 'park' })?.kind).toBe('park');
    expect(areaStyle({ amenity: 'parking', parking: 'underground' })).toBeUndefined();
    expect(areaStyle({ amenity: 'school' })).toBeUndefined();
  });

  it('lays a bridge over the water and leaves a tunnel out', () => {
    const way = (id: number, tags: Record<string, string>, path: XY[]) => ({
      id,
      tags,
      path,
      nodes: path.map((_, i) => id * 100 + i),
      closed: false,
    });
    const across: XY[] = [
      [110, 30],
      [110, 60],
    ];
    const along: XY[] = [
      [90, 45],
      [130, 45],
    ];
    const osm: OsmData = {
      ways: [
        way(1, { highway: 'residential', bridge: 'yes' }, across),
        way(2, { waterway: 'canal' }, along),
        way(3, { highway: 'primary', tunnel: 'yes' }, along),
      ],
      areas: [],
      incompleteWays: 0,
      openAreas: 0,
    };
    const cells = drawGround(
      grid,
      groundFromOsm(osm, (x, y) => [x, y]),
      'plot',
    );
    expect(count(cells, groundCode('street'))).toBe(8 * 10);
    expect(count(cells, groundCode('water'))).toBe(12 * 10);
  });

  it('joins the ways of a multipolygon in any order and direction', () => {
    const [a, b, c]: XY[][] = [
      [
        [0, 0],
        [1, 0],
      ],
      [
        [1, 1],
        [1, 0],
      ],
      [
        [1, 1],
        [0, 1],
        [0, 0],
      ],
    ];
    const { rings, open } = joinRings([a!, c!, b!]);
    expect(open).toBe(0);
    expect(rings[0]).toHaveLength(5);
    expect(joinRings([a!, b!]).open).toBe(1);
  });
});

describe('a GeoPackage', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'twinscape-gpkg-'));
    const SQL = await initSqlJs();
    const db = new SQL.Database();
    db.run(`CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER, organization_coordsys_id INTEGER);
      CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);
      INSERT INTO gpkg_spatial_ref_sys VALUES (32632, 32632);
      INSERT INTO gpkg_geometry_columns VALUES ('roads', 'geom', 32632);
      CREATE TABLE roads (fid INTEGER PRIMARY KEY, geom BLOB, highway TEXT);`);
    const wkb = new DataView(new ArrayBuffer(8 + 9 + 2 * 16));
    [0x47, 0x50, 0, 1].forEach((byte, i) => {
      wkb.setUint8(i, byte);
    });
    wkb.setInt32(4, 32632, true);
    wkb.setUint8(8, 1);
    wkb.setUint32(9, 2, true);
    wkb.setUint32(13, 2, true);
    [1, 2, 3, 4].forEach((v, i) => {
      wkb.setFloat64(17 + 8 * i, v, true);
    });
    db.run('INSERT INTO roads VALUES (1, ?, ?)', [new Uint8Array(wkb.buffer), 'primary']);
    db.run('INSERT INTO roads VALUES (2, NULL, ?)', ['service']);
    await writeFile(join(folder, 'a.gpkg'), db.export());
    await writeFile(join(folder, 'b.gpkg'), 'no database');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('gives lines with attributes and counts rows without a shape', async () => {
    const table = await readGeopackage(join(folder, 'a.gpkg'), 'roads');
    expect(table).toMatchObject({ epsg: 32632, unreadable: 1 });
    expect(table.features).toEqual([
      {
        kind: 'line',
        parts: [
          [
            [1, 2],
            [3, 4],
          ],
        ],
        attributes: { fid: 1, highway: 'primary' },
      },
    ]);
  });

  it('names the file where it is none, or has no such table', async () => {
    await expect(readGeopackage(join(folder, 'b.gpkg'), 'roads')).rejects.toMatchObject({
      code: 'sourceFormat',
    });
    await expect(readGeopackage(join(folder, 'a.gpkg'), 'paths')).rejects.toThrow(/paths/);
  });
});
