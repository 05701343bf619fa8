import { describe, expect, it } from 'vitest';
import { readWms } from '../../../src/catalogue/ogc-wms.ts';
import { readWmts } from '../../../src/catalogue/ogc-wmts.ts';
import { parseDocument } from '../../../src/catalogue/ogc-xml.ts';
import { bestCrs, serviceCrs } from '../../../src/layers/imagery/crs.ts';
import { infoFormatOf, infoUrl } from '../../../src/layers/imagery/info.ts';
import { tileBox } from '../../../src/layers/imagery/pyramid.ts';
import { getMapUrl } from '../../../src/layers/imagery/wms.ts';
import { wmtsPyramid } from '../../../src/layers/imagery/wmts.ts';
import { wms111, wmtsRest } from '../../catalogue/ogcFixtures.ts';

describe('a request for a map', () => {
  it('writes the axes of 1.3.0 in the order of the authority, those of 1.1.1 always x first', async () => {
    const old = readWms(parseDocument(wms111, 'x'), 'https://maps.example/ows?map=a');
    const box = [9, 45, 10, 46] as const;
    const params = async (version: '1.1.1' | '1.3.0', name: string) => {
      const crs = (await serviceCrs(name))!;
      const url = getMapUrl({ ...old, version }, 'heat', crs, box, [8, 8], {
        time: '2024',
        format: 'image/png',
      });
      return new URL(url).searchParams;
    };
    expect((await params('1.1.1', 'EPSG:4326')).get('BBOX')).toBe('9,45,10,46');
    expect((await params('1.3.0', 'EPSG:4326')).get('BBOX')).toBe('45,9,46,10');
    expect((await params('1.3.0', 'EPSG:3035')).get('BBOX')).toBe('45,9,46,10');
    expect((await params('1.3.0', 'CRS:84')).get('BBOX')).toBe('9,45,10,46');
    expect((await params('1.3.0', 'EPSG:25832')).get('BBOX')).toBe('9,45,10,46');
    const all = await params('1.1.1', 'EPSG:4326');
    expect([all.get('SRS'), all.get('CRS'), all.get('TIME'), all.get('map')]).toEqual([
      'EPSG:4326',
      null,
      '2024',
      'a',
    ]);
  });

  it('asks in mercator where it can, and in what is known where it must', async () => {
    expect((await bestCrs(['EPSG:4326', 'EPSG:900913', 'EPSG:3857']))?.name).toBe('EPSG:3857');
    expect((await bestCrs(['EPSG:4326', 'CRS:84']))?.name).toBe('CRS:84');
    expect((await bestCrs(['AUTO2:42001', 'EPSG:999999', 'EPSG:3035']))?.name).toBe('EPSG:3035');
    expect((await bestCrs(['EPSG:3857', 'EPSG:25832'], 'EPSG:25832'))?.name).toBe('EPSG:25832');
    expect(await bestCrs(['EPSG:999999'])).toBeUndefined();
  });

  it('for feature info points with I and J in 1.3.0 and with X and Y before', async () => {
    const old = readWms(parseDocument(wms111, 'x'), 'https://maps.example/ows');
    const crs = (await serviceCrs('EPSG:4326'))!;
    const query = (version: '1.1.1' | '1.3.0') =>
      new URL(
        infoUrl({ ...old, version }, 'heat', crs, { lon: 9.5, lat: 45.5 }, 10, 'text/html', {}),
      ).searchParams;
    const [before, now] = [query('1.1.1'), query('1.3.0')];
    expect([before.get('X'), before.get('Y'), before.get('I')]).toEqual(['50', '50', null]);
    expect([now.get('I'), now.get('J'), now.get('X')]).toEqual(['50', '50', null]);
    const [west, south, east, north] = before.get('BBOX')!.split(',').map(Number);
    expect([(west! + east!) / 2, (south! + north!) / 2]).toEqual([
      expect.closeTo(9.5, 6),
      expect.closeTo(45.5, 6),
    ]);
    expect(infoFormatOf(['text/html', 'text/plain', 'application/geo+json'])).toBe(
      'application/geo+json',
    );
    expect(infoFormatOf(['application/pdf'])).toBeUndefined();
  });
});

describe('a WMTS of templates', () => {
  it('fills them, and has no tiles beyond its limits', async () => {
    const wmts = readWmts(parseDocument(wmtsRest, 'x'), 'https://tiles.example/wmts.xml');
    const pyramid = await wmtsPyramid(wmts, wmts.layers[0]!, {}, 'x');
    expect(pyramid.crs.name).toBe('EPSG:25832');
    expect(pyramid.matrices).toHaveLength(1);
    const [matrix] = pyramid.matrices;
    expect(matrix).toMatchObject({
      id: '01',
      resolution: expect.closeTo(140, 9),
      left: 400_000,
      top: 5_800_000,
      minCol: 1,
      maxRow: 5,
    });
    expect(tileBox(matrix!, 1, 2)).toEqual(
      [435_840, 5_692_480, 471_680, 5_728_320].map((side) => expect.closeTo(side, 6)),
    );
    expect(pyramid.url(matrix!, 3, 4, { time: '2020' })).toBe(
      'https://tiles.example/default/2020/utm32/01/4/3.jpg',
    );
    expect(pyramid.url(matrix!, 3, 4, { style: 'a/b' })).toBe(
      'https://tiles.example/a%2Fb/2023/utm32/01/4/3.jpg',
    );
  });
});
