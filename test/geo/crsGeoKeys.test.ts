import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openRaster } from '../../src/layers/raster/read.ts';
import { gdal, gdaltransform, hasGdal } from '../gdal.ts';

const folder = mkdtempSync(join(tmpdir(), 'keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

const wgs84 = '+datum=WGS84 +units=m';
const bessel = '+ellps=bessel +towgs84=674.374,15.056,405.346,0,0,0,0';
const swiss =
  '+proj=somerc +lat_0=46.9524055555556 +lon_0=7.43958333333333 +x_0=600001 +y_0=200000';

/** CRSs that GDAL writes parameter by parameter, and a place in each. */
const declared: readonly (readonly [name: string, crs: string, lon: number, lat: number])[] = [
  ['LAEA', '+proj=laea +lat_0=50 +lon_0=12 +x_0=1000 +y_0=2000 +ellps=GRS80', 12, 48],
  ['LAEA on a sphere', '+proj=laea +lat_0=50 +lon_0=12 +R=6370997', 12, 48],
  ['LCC 1SP', `+proj=lcc +lat_1=46 +lat_0=46 +lon_0=3 +k_0=0.9998 +x_0=600000 ${wgs84}`, 4, 46],
  [
    'LCC 2SP in feet',
    '+proj=lcc +lat_1=44 +lat_2=49 +lat_0=46.5 +lon_0=3.1 +ellps=GRS80 +units=us-ft',
    4,
    46,
  ],
  [
    'transverse Mercator',
    `+proj=tmerc +lat_0=10 +lon_0=11.5 +k=0.9995 +x_0=500000 ${wgs84}`,
    11,
    46,
  ],
  ['DHDN', '+proj=tmerc +lat_0=0 +lon_0=9.5 +k=1 +x_0=3500000 +datum=potsdam', 9.5, 50],
  [
    'oblique stereographic',
    `+proj=sterea +lat_0=52.15 +lon_0=5.4 +k=0.9999 +x_0=155000 ${bessel}`,
    5.5,
    52,
  ],
  [
    'Albers',
    '+proj=aea +lat_1=43 +lat_2=62 +lat_0=30 +lon_0=10 +ellps=intl +towgs84=-87,-98,-121',
    10,
    45,
  ],
  ['polar stereographic (B)', `+proj=stere +lat_0=90 +lat_ts=71 +lon_0=-45 ${wgs84}`, -40, 70],
  [
    'polar stereographic (A)',
    `+proj=stere +lat_0=-90 +k=0.994 +lon_0=10 +x_0=2000000 ${wgs84}`,
    40,
    -70,
  ],
  [
    'Krovak',
    '+proj=krovak +lat_0=49.5 +lon_0=24.8333333333333 +alpha=30.2881397527778 +k=0.9999 +x_0=10 +ellps=bessel',
    15,
    49.5,
  ],
  ['Swiss in feet', `${swiss} ${bessel} +units=ft`, 8, 47],
  [
    'oblique Mercator',
    '+proj=omerc +lat_0=4 +lonc=102.25 +alpha=323.0257905 +k=0.99984 +x_0=804670.24 +gamma=323.13010236 +ellps=GRS80',
    102,
    4,
  ],
  ['Mercator with a parallel', `+proj=merc +lat_ts=40 +lon_0=10 ${wgs84}`, 11, 40],
  ['equirectangular', `+proj=eqc +lat_ts=40 +lon_0=10 ${wgs84}`, 11, 40],
  ['south-orientated', `+proj=tmerc +axis=wsu +lat_0=0 +lon_0=25 +k=1 ${wgs84}`, 25, -30],
  ['sinusoidal (MODIS)', '+proj=sinu +R=6371007.181', 11, 45],
  ['ESRI:54009 (WKT)', 'ESRI:54009', 10, 45],
];

describe.skipIf(!hasGdal)('user-defined GeoTIFF keys against GDAL', () => {
  it.each(declared)('reads %s', async (name, crs, lon, lat) => {
    const [[x, y]] = gdaltransform(['-s_srs', 'EPSG:4326', '-t_srs', crs], [[lon, lat]]) as [
      [number, number],
    ];
    const file = join(folder, `${name.replace(/\W/g, '')}.tif`);
    const extent = [x - 1000, y + 1000, x + 1000, y - 1000].map(String);
    const size = ['-outsize', '20', '20', '-a_ullr', ...extent];
    gdal('gdal_create', ['-of', 'GTiff', ...size, '-a_srs', crs, file]);
    const [[col, row]] = gdaltransform(['-i', '-t_srs', 'EPSG:4326', file], [[lon, lat]]) as [
      [number, number],
    ];
    const [ours, theirs] = (await openRaster(file)).toPixel(lon, lat);
    // Cells of 100 m.
    expect(Math.hypot(ours - col, theirs - row)).toBeLessThan(1e-3);
  });
});
