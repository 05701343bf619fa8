import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/catalogue/entry.ts';
import { stepsOf } from '../../../src/catalogue/ogc-time.ts';
import { readWms } from '../../../src/catalogue/ogc-wms.ts';
import { readWmts } from '../../../src/catalogue/ogc-wmts.ts';
import { parseDocument } from '../../../src/catalogue/ogc-xml.ts';
import { standards } from '../../../src/catalogue/standards.ts';
import { crsOf } from '../../../src/geo/crs.ts';
import { bestCrs, serviceCrs } from '../../../src/layers/imagery/crs.ts';
import { infoFormatOf, infoUrl } from '../../../src/layers/imagery/info.ts';
import { readInfo } from '../../../src/layers/imagery/infoText.ts';
import { imageryKind } from '../../../src/layers/imagery/kind.ts';
import { stepFor, timeLabel, windowOfStep } from '../../../src/layers/imagery/options.ts';
import { complaint, fetchPicture, isPicture } from '../../../src/layers/imagery/picture.ts';
import { globeMatrices, tileBox } from '../../../src/layers/imagery/pyramid.ts';
import { PictureStore } from '../../../src/layers/imagery/store.ts';
import { type Picture, warpPictures } from '../../../src/layers/imagery/warp.ts';
import { getMapUrl } from '../../../src/layers/imagery/wms.ts';
import { wmtsPyramid } from '../../../src/layers/imagery/wmts.ts';
import { kindOf } from '../../../src/layers/registry.ts';
import type { Problem } from '../../../src/problem/problem.ts';
import { wms111, wmtsRest } from '../../catalogue/ogcFixtures.ts';

const asked = { file: 'https://maps.example/wms', layer: 'heat' };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const fieldsOf = (text: string, type: string) =>
  readInfo(text, type, asked).map(({ label, value }) => [label.en, value]);

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

describe('what comes for a tile', () => {
  it('is known as a picture by its bytes, not by its name', () => {
    expect(isPicture(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d]))).toBe(true);
    expect(isPicture(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe(true);
    expect(isPicture(bytes('RIFF....WEBPVP8 '))).toBe(true);
    expect(isPicture(bytes('<?xml version="1.0"?>'))).toBe(false);
  });

  it('and is none becomes a Problem that says what the service said', () => {
    const report =
      '<?xml version="1.0"?><ServiceExceptionReport><ServiceException code="InvalidDimensionValue">No data at 1999</ServiceException></ServiceExceptionReport>';
    expect(complaint(bytes(report), asked)).toMatchObject({
      code: 'serviceException',
      params: { ...asked, detail: 'No data at 1999 (InvalidDimensionValue)' },
    });
    expect(
      complaint(bytes('<html><body><h1>Gateway timeout</h1></body></html>'), asked),
    ).toMatchObject({ code: 'serviceImage', params: { detail: '“Gateway timeout”' } });
    expect(complaint(new Uint8Array(0), asked)).toMatchObject({ code: 'serviceImage' });
    expect(complaint(new Uint8Array([1, 2, 3]), asked)).toMatchObject({
      params: { detail: '3 bytes' },
    });
  });

  it('is fetched from a server with its moods: missing, refused, broken, in disguise', async () => {
    const answers: Record<string, [number, string, string]> = {
      '/gone': [404, 'text/plain', 'no such tile'],
      '/none': [204, 'image/png', ''],
      '/login': [403, 'text/plain', 'key?'],
      '/busy': [503, 'text/html', '<p>Too many</p>'],
      '/said': [
        200,
        'image/png',
        '<ServiceExceptionReport><ServiceException>Out of range</ServiceException></ServiceExceptionReport>',
      ],
      '/bad': [
        400,
        'text/xml',
        '<ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/1.1"><ows:Exception><ows:ExceptionText>Bad tile</ows:ExceptionText></ows:Exception></ows:ExceptionReport>',
      ],
    };
    const server = createServer((request, response) => {
      const [status, type, body] = answers[request.url!]!;
      response.writeHead(status, { 'content-type': type }).end(body);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const codeOf = (path: string) =>
      fetchPicture(origin + path, asked).then(
        (picture) => picture,
        (error: Problem) => error.code,
      );
    expect(await codeOf('/gone')).toBeUndefined();
    expect(await codeOf('/none')).toBeUndefined();
    expect(await codeOf('/login')).toBe('serviceLogin');
    expect(await codeOf('/busy')).toBe('serviceStatus');
    expect(await codeOf('/said')).toBe('serviceException');
    expect(await codeOf('/bad')).toBe('serviceException');
    server.closeAllConnections();
    server.close();
    expect(await codeOf('/gone')).toBe('unreachable');
  });
});

describe('what a service tells of a place', () => {
  it('is read from GeoJSON, features after the first numbered', () => {
    const json = JSON.stringify({
      type: 'FeatureCollection',
      features: [
        { properties: { pm10: 21.5, name: 'A', none: null, deep: {} } },
        { properties: { pm10: 3 } },
      ],
    });
    expect(fieldsOf(json, 'application/json')).toEqual([
      ['pm10', 21.5],
      ['name', 'A'],
      ['none', null],
      ['pm10 (2)', 3],
    ]);
  });

  it('is read from GML attributes, without geometry and envelopes', () => {
    const gml =
      '<wfs:FeatureCollection xmlns:wfs="w" xmlns:gml="g" xmlns:a="a"><gml:boundedBy><gml:Box><gml:coordinates>1,2</gml:coordinates></gml:Box></gml:boundedBy><gml:featureMember><a:zone><a:code>007</a:code><a:noise>55</a:noise><a:geom><gml:Point><gml:pos>1 2</gml:pos></gml:Point></a:geom></a:zone></gml:featureMember></wfs:FeatureCollection>';
    expect(fieldsOf(gml, 'application/vnd.ogc.gml')).toEqual([
      ['code', '007'],
      ['noise', 55],
    ]);
    expect(
      fieldsOf(
        '<FeatureInfoResponse><FIELDS PIXEL="12" NAME="Forest"/></FeatureInfoResponse>',
        'text/xml',
      ),
    ).toEqual([
      ['PIXEL', 12],
      ['NAME', 'Forest'],
    ]);
  });

  it('is read from the lines of MapServer and GeoServer', () => {
    const mapserver =
      "GetFeatureInfo results:\n\nLayer 'places'\n  Feature 1: \n    name = 'Südost'\n    id = '8'\n";
    expect(fieldsOf(mapserver, 'text/plain')).toEqual([
      ['name', 'Südost'],
      ['id', 8],
    ]);
    const geoserver =
      "Results for FeatureType 'x:y':\n--------------------------------------------\nGRAY_INDEX = 17.25\n--------------------------------------------";
    expect(fieldsOf(geoserver, 'text/plain')).toEqual([['GRAY_INDEX', 17.25]]);
    expect(fieldsOf('no features were found', 'text/plain')).toEqual([]);
  });

  it('is read from HTML tables and text, whatever scripts it brings', () => {
    const table =
      '<html><head><title>t</title><script>steal()</script></head><body onload="steal()"><table><tr><th>id</th><th>Lärm&nbsp;dB</th></tr><tr><td>4</td><td>61.5</td></tr></table><img src=x onerror=steal()></body></html>';
    expect(fieldsOf(table, 'text/html')).toEqual([
      ['id', 4],
      ['Lärm dB', 61.5],
    ]);
    expect(
      fieldsOf('<table><tr><td>Name</td><td><b>Park</b></td></tr></table>', 'text/html'),
    ).toEqual([['Name', 'Park']]);
    expect(fieldsOf('<p>Height: 12 m</p><p>Quiet <i>area</i></p>', 'text/html')).toEqual([
      ['Height', '12 m'],
      ['–', 'Quiet area'],
    ]);
  });

  it('is a Problem where the service complains', () => {
    const report =
      '<ServiceExceptionReport><ServiceException>Layer is not queryable</ServiceException></ServiceExceptionReport>';
    expect(() => readInfo(report, 'text/xml', asked)).toThrow(
      expect.objectContaining({ code: 'serviceException' }),
    );
  });

  it('never throws anything else, whatever comes', () => {
    const type = fc.constantFrom(
      'text/plain',
      'text/html',
      'application/json',
      'application/vnd.ogc.gml',
    );
    const text = fc.oneof(
      fc.string(),
      fc.string().map((s) => `<a><b>${s}</b></a>`),
      fc.string().map((s) => `<table><tr><td>${s}`),
      fc.json(),
    );
    fc.assert(
      fc.property(text, type, (body, mediaType) => {
        for (const { value } of readInfo(body, mediaType, asked))
          expect(['string', 'number', 'object']).toContain(typeof value);
      }),
    );
  });
});

describe('a warped picture', () => {
  const gradient = (col: number, row: number): Picture => {
    const data = new Uint8Array(256 * 256 * 4);
    for (let y = 0; y < 256; y++)
      for (let x = 0; x < 256; x++)
        data.set([(col * 256 + x) % 256, (row * 256 + y) % 256, 128, 255], (y * 256 + x) * 4);
    return { width: 256, height: 256, data };
  };

  it('is seamless across tiles and follows the exact projection', async () => {
    const crs = (await crsOf('EPSG:3857'))!;
    const matrices = globeMatrices('mercator', 256, 12);
    const pyramid = { crs, matrices, bounds: [-180, -85, 180, 85] as const, url: () => '' };
    const tile = { scheme: 'geographic', level: 9, x: 540, y: 116 } as const;
    const pixels = await warpPictures(pyramid, tile, 64, async (_m, col, row) =>
      gradient(col, row),
    );
    const matrix = matrices.find(
      ({ resolution }) => resolution <= (180 / 2 ** 9 / 64) * 111_319.5 * 1.1,
    )!;
    let worst = 0;
    for (let row = 0; row < 64; row++)
      for (let col = 0; col < 64; col++) {
        const lon = ((tile.x + (col + 0.5) / 64) / 2 ** 9) * 180 - 180;
        const lat = 90 - ((tile.y + (row + 0.5) / 64) / 2 ** 9) * 180;
        const [x, y] = crs.fromLonLat(lon, lat);
        const exact = [
          ((x - matrix.left) / matrix.resolution - 0.5) % 256,
          ((matrix.top - y) / matrix.resolution - 0.5) % 256,
        ];
        // Where the gradient turns over, a bilinear value lies between its ends.
        if (exact.some((v) => v > 254.5 || v < 0.5)) continue;
        const at = (row * 64 + col) * 4;
        worst = Math.max(
          worst,
          Math.abs(pixels[at]! - exact[0]!),
          Math.abs(pixels[at + 1]! - exact[1]!),
        );
      }
    expect(worst).toBeLessThan(0.6);
  });

  it('is clear where the service has nothing', async () => {
    const crs = (await crsOf('EPSG:3857'))!;
    const pyramid = {
      crs,
      matrices: globeMatrices('mercator', 256, 12),
      bounds: [-180, -85, 180, 85] as const,
      url: () => '',
    };
    const pixels = await warpPictures(
      pyramid,
      { scheme: 'geographic', level: 9, x: 540, y: 116 },
      16,
      async () => undefined,
    );
    expect(pixels.every((value) => value === 0)).toBe(true);
  });
});

describe('the store of pictures', () => {
  const picture: Picture = { width: 1, height: 1, data: new Uint8Array(4) };

  it('asks once for all who want a picture, and gives up when the last leaves', async () => {
    const signals: AbortSignal[] = [];
    const store = new PictureStore((_url, signal) => {
      signals.push(signal);
      return new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason)),
      );
    });
    const [a, b] = [new AbortController(), new AbortController()];
    const both = [store.get('u', a.signal), store.get('u', b.signal)].map((p) =>
      p.catch(() => 'left'),
    );
    a.abort();
    expect([signals.length, signals[0]!.aborted]).toEqual([1, false]);
    b.abort();
    expect(signals[0]!.aborted).toBe(true);
    expect(await Promise.all(both)).toEqual(['left', 'left']);
  });

  it('keeps no more requests under way than a host takes, and drops those nobody waits for', async () => {
    let [running, most, loads] = [0, 0, 0];
    const store = new PictureStore(async () => {
      running += 1;
      loads += 1;
      most = Math.max(most, running);
      await new Promise((done) => setTimeout(done));
      running -= 1;
      return picture;
    });
    const { signal } = new AbortController();
    const gone = new AbortController();
    const wanted = Array.from({ length: 20 }, (_, i) => store.get(`u${i}`, signal));
    const left = store.get('unwanted', gone.signal).catch(() => 'left');
    gone.abort();
    await Promise.all(wanted);
    expect(await left).toBe('left');
    expect([most, loads]).toEqual([6, 20]);
  });

  it('asks anew after a failure, and forgets the oldest beyond its cap', async () => {
    let loads = 0;
    const store = new PictureStore(async (url) => {
      loads += 1;
      if (url === 'bad' && loads === 1) throw new Error('once');
      return picture;
    }, 8);
    const { signal } = new AbortController();
    await expect(store.get('bad', signal)).rejects.toThrow('once');
    expect(await store.get('bad', signal)).toBe(picture);
    for (const url of ['x', 'y', 'z']) await store.get(url, signal);
    expect(loads).toBe(5);
    await store.get('z', signal);
    expect(loads).toBe(5);
    await store.get('bad', signal);
    expect(loads).toBe(6);
  });
});

describe('the layer', () => {
  const entry = (standard: string): Entry =>
    ({
      id: 'x',
      distributions: [
        {
          accessUrl: 'https://a.example',
          mediaType: 'image/png',
          conformsTo: [standard],
          service: { layer: 'l', step: 3, style: 's' },
        },
      ],
    }) as unknown as Entry;

  it('is of one kind for WMS, WMTS and templates, and starts as the entry says', () => {
    for (const standard of [standards.wms, standards.wmts, standards.xyz])
      expect(kindOf(entry(standard))).toBe(imageryKind);
    expect(imageryKind.defaults(entry(standards.wms))).toMatchObject({
      step: 3,
      style: 's',
      follow: false,
    });
  });

  it('follows the clock inside its times only', () => {
    const steps = stepsOf({ extent: '2024-01-01/2024-01-03/P1D' })!;
    const at = (iso: string) => stepFor(steps, Date.parse(iso) / 1000);
    expect([
      at('2023-12-31T23:00:00Z'),
      at('2024-01-02T12:00:00Z'),
      at('2024-01-03T23:00:00Z'),
      at('2024-01-04T01:00:00Z'),
    ]).toEqual([undefined, 1, 2, undefined]);
    expect(windowOfStep(stepsOf({ extent: '2024-02' })!, 0)).toEqual({
      start: '2024-02-01',
      end: '2024-03-01',
    });
    expect(timeLabel('2024-02-03')).toEqual({ en: '3 February 2024', de: '3. Februar 2024' });
    expect(timeLabel('2024-02-03T06:30:00Z').en).toContain('06:30');
  });
});
