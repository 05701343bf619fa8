import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureOf } from '../../src/catalogue/ogc-offers.ts';
import { instantOf, stepsOf, windowOf } from '../../src/catalogue/ogc-time.ts';
import { readWms } from '../../src/catalogue/ogc-wms.ts';
import { readWmts } from '../../src/catalogue/ogc-wmts.ts';
import { exceptionIn, parseDocument } from '../../src/catalogue/ogc-xml.ts';
import { readDocument } from '../../src/catalogue/open.ts';
import { operationUrl, saidIn, serviceUrl, withQuery } from '../../src/catalogue/serviceFetch.ts';
import { isTemplate, tileUrl, xyzService } from '../../src/catalogue/xyz.ts';
import { isNorthFirst } from '../../src/geo/axis.ts';
import { Problem } from '../../src/problem/problem.ts';
import { wms111, wmtsRest } from './ogcFixtures.ts';

const all = (extent: string): readonly string[] => {
  const steps = stepsOf({ extent });
  return steps === undefined ? [] : Array.from({ length: steps.count }, (_, i) => steps.at(i));
};

describe('the TIME dimension', () => {
  it('is a list, an interval by a period of days, months or minutes, or both', () => {
    expect(all('2024-03,2024-01')).toEqual(['2024-01', '2024-03']);
    expect(all('2024-01-31/2024-05-31/P1M')).toEqual([
      '2024-01-31',
      '2024-02-29',
      '2024-03-31',
      '2024-04-30',
      '2024-05-31',
    ]);
    expect(all('2020/2023/P1Y')).toEqual(['2020', '2021', '2022', '2023']);
    expect(all('2024-01-01T00:00:00Z/2024-01-01T01:00:00Z/PT20M')).toEqual([
      '2024-01-01T00:00:00Z',
      '2024-01-01T00:20:00Z',
      '2024-01-01T00:40:00Z',
      '2024-01-01T01:00:00Z',
    ]);
    expect(all('2023-01-01,2024-01-01/2024-01-03/P1D')).toEqual([
      '2023-01-01',
      '2024-01-01',
      '2024-01-02',
      '2024-01-03',
    ]);
  });

  it('finds the step of the clock and the default', () => {
    const steps = stepsOf({ extent: '2024-01-01/2024-01-10/P1D' })!;
    const at = (iso: string): string => steps.at(steps.indexAt(Date.parse(iso) / 1000));
    expect(at('2024-01-04T23:59:59Z')).toBe('2024-01-04');
    expect(at('2020-01-01T00:00:00Z')).toBe('2024-01-01');
    expect(at('2030-01-01T00:00:00Z')).toBe('2024-01-10');
    expect(steps.nearest('2024-01-05')).toBe(4);
    expect(steps.nearest(undefined)).toBe(9);
    expect(windowOf(steps)).toEqual({
      start: '2024-01-01T00:00:00.000Z',
      end: '2024-01-10T00:00:00.000Z',
    });
  });

  it('keeps the latest of more steps than a person can go through', () => {
    const steps = stepsOf({ extent: '2000-01-01T00:00:00Z/2024-01-01T00:00:00Z/PT5M' })!;
    expect(steps.count).toBe(5000);
    expect(steps.at(4999)).toBe('2024-01-01T00:00:00Z');
    expect(steps.indexAt(Date.parse('2023-12-31T23:57:00Z') / 1000)).toBe(4998);
  });

  it('reads times of reduced precision as UTC, and refuses what is none', () => {
    expect(instantOf('2024')).toBe(Date.UTC(2024));
    expect(instantOf('2024-06-01T12:30Z')).toBe(Date.UTC(2024, 5, 1, 12, 30));
    expect(instantOf('2024-06-01T12:30:00+02:00')).toBe(Date.UTC(2024, 5, 1, 10, 30));
    expect(instantOf('summer')).toBeNaN();
    expect(stepsOf({ extent: 'summer,//,2024-02-30x' })).toBeUndefined();
  });

  it('never hangs, and its index is the inverse of its steps', () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '2024',
        '2024-01-01',
        '2024-01-01/2024-02-01/P1D',
        '2024/2030',
        '1900/2100/PT1S',
        '2024/2020/P1Y',
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), fc.nat(), (parts, n) => {
        const steps = stepsOf({ extent: parts.join(',') });
        if (steps === undefined) return;
        const text = steps.at(n % steps.count);
        expect(instantOf(steps.at(steps.indexAt(instantOf(text) / 1000)))).toBe(instantOf(text));
      }),
    );
  });
});

describe('capabilities', () => {
  it('of WMS 1.1.1 hand styles, systems, extent and time down to the layers', () => {
    const wms = readWms(parseDocument(wms111, 'x'), 'https://maps.example/ows?map=a');
    expect(wms.version).toBe('1.1.1');
    expect(wms.mapUrl).toBe('https://maps.example/ows?map=a');
    const [layer] = wms.layers;
    expect(layer).toMatchObject({
      name: 'heat',
      title: 'Heat',
      path: ['Climate', 'Summer'],
      crs: ['EPSG:31467', 'EPSG:4326', 'EPSG:25832'],
      bounds: [9, 45, 10, 46],
      queryable: true,
      time: { extent: '2022-07-01,2023-07-01', default: '2023-07-01' },
      styles: [
        { name: 'own', title: 'Own', legendUrl: 'https://maps.example/own.png' },
        { name: 'grey', title: 'Grey' },
      ],
    });
  });

  it('of a RESTful WMTS keep templates, limits, dimensions and the default style', () => {
    const wmts = readWmts(parseDocument(wmtsRest, 'x'), 'https://tiles.example/wmts.xml');
    expect(wmts.kvpUrl).toBeUndefined();
    expect(wmts.layers[0]).toMatchObject({
      name: 'ortho',
      style: 'default',
      bounds: [9, 45, 10, 46],
      formats: ['image/jpeg'],
      templates: [
        {
          format: 'image/jpeg',
          url: 'https://tiles.example/{Style}/{Time}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.jpg',
        },
      ],
      sets: [
        { id: 'utm32', limits: [{ matrix: '01', minRow: 2, maxRow: 5, minCol: 1, maxCol: 6 }] },
      ],
      time: { name: 'Time', extent: '2020,2023', default: '2023' },
      dimensions: { Elevation: '0' },
    });
  });

  it('become offers whose entries a catalogue could hold', () => {
    const service = readDocument(
      parseDocument(wms111, 'x'),
      'https://maps.example/ows?map=a&REQUEST=GetCapabilities&service=WMS',
    )!;
    const { entry, variants, entryOf, times } = service.offers[0]!;
    expect(service.url).toBe('https://maps.example/ows?map=a');
    expect(times).toEqual({ count: 2, first: '2022-07-01', last: '2023-07-01' });
    expect(variants.map(({ value }) => value)).toEqual(['own', 'grey']);
    expect(entry?.distributions[0]).toMatchObject({
      accessUrl: 'https://maps.example/ows?map=a',
      service: { layer: 'heat', step: 1 },
      temporal: { start: '2022-07-01T00:00:00.000Z' },
    });
    expect(entry?.licence).toEqual({ url: service.url, name: 'Ask before use' });
    const grey = entryOf('grey');
    expect(grey.distributions[0]?.service?.style).toBe('grey');
    expect(grey.id).not.toBe(entry?.id);
  });

  it('of other services are not taken for maps', () => {
    const wcs =
      '<Capabilities xmlns="http://www.opengis.net/wcs/2.0"><ServiceIdentification><ServiceType>OGC WCS</ServiceType></ServiceIdentification></Capabilities>';
    expect(readDocument(parseDocument(wcs, 'x'), 'https://a.example')).toBeUndefined();
  });

  it('may be an exception instead, of either kind', () => {
    const wms =
      '<ServiceExceptionReport><ServiceException code="LayerNotDefined">no  such\nlayer</ServiceException></ServiceExceptionReport>';
    const ows =
      '<ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/1.1"><ows:Exception exceptionCode="TileOutOfRange"><ows:ExceptionText>beyond</ows:ExceptionText></ows:Exception></ows:ExceptionReport>';
    expect(exceptionIn(parseDocument(wms, 'x'))).toBe('no such layer (LayerNotDefined)');
    expect(exceptionIn(parseDocument(ows, 'x'))).toBe('beyond (TileOutOfRange)');
  });
});

describe('an address', () => {
  it('that a page must not ask is refused', () => {
    const refused = {
      'javascript:alert(1)': 'serviceScheme',
      'file:///etc/passwd': 'serviceScheme',
      'data:text/xml,<a/>': 'serviceScheme',
      'ftp://a.example': 'serviceScheme',
      'https://me:secret@a.example/wms': 'serviceCredentials',
      'not an address': 'serviceAddress',
    };
    for (const [address, code] of Object.entries(refused))
      expect(() => serviceUrl(address)).toThrow(expect.objectContaining({ code }));
    expect(serviceUrl(' https://a.example/wms ').href).toBe('https://a.example/wms');
    fc.assert(
      fc.property(fc.webUrl(), fc.string(), (base, text) => {
        try {
          expect(serviceUrl(text, base).protocol).toMatch(/^https?:$/);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
    );
  });

  it('that a service misstates is replaced by the one that was asked', () => {
    const asked = 'https://maps.example/ows';
    expect(operationUrl('http://localhost:8080/geoserver/ows?', asked)).toBe(asked);
    expect(operationUrl('http://10.0.0.4/ows', asked)).toBe(asked);
    expect(operationUrl('javascript:alert(1)', asked)).toBe(asked);
    expect(operationUrl('http://maps.example/wms?', asked)).toBe('https://maps.example/wms?');
    expect(operationUrl('https://tiles.example/{z}', asked)).toBe('https://tiles.example/{z}');
  });

  it('keeps its own parameters, whatever their case', () => {
    expect(
      withQuery('https://a.example/?map=x&Request=GetCapabilities', { REQUEST: 'GetMap' }),
    ).toBe('https://a.example/?map=x&REQUEST=GetMap');
  });
});

describe('a tile template', () => {
  it('is known with its owner, or asks whose tiles they are', () => {
    expect(isTemplate('https://a.example/{z}/{x}/{-y}.png')).toBe(true);
    expect(isTemplate('https://a.example/wms')).toBe(false);
    const known = xyzService('https://tile.openstreetmap.org/{z}/{x}/{y}.png').offers[0]!;
    expect([known.attributionNeeded, known.entry?.attribution]).toEqual([
      undefined,
      '© OpenStreetMap contributors',
    ]);
    expect(xyzService('https://tiles.example/{z}/{x}/{y}@2x.png').offers[0]).toMatchObject({
      attributionNeeded: true,
      entry: {
        distributions: [
          { accessUrl: 'https://tiles.example/{z}/{x}/{y}@2x.png', service: { tileSize: 512 } },
        ],
      },
    });
    expect(() => xyzService('javascript:alert("{z}{x}{y}")')).toThrow(Problem);
  });

  it('counts rows from the north or the south, and takes servers in turn', () => {
    expect(tileUrl('https://{s}.a.example/{z}/{x}/{y}{r}.png', 3, 1, 2)).toBe(
      'https://a.a.example/3/1/2@2x.png',
    );
    expect(tileUrl('https://{s}.a.example/{z}/{x}/{-y}.png', 3, 1, 3)).toBe(
      'https://b.a.example/3/1/4.png',
    );
    expect(tileUrl('https://t{0-3}.a.example/{z}/{x}/{y}.png', 3, 1, 2)).toBe(
      'https://t3.a.example/3/1/2.png',
    );
  });
});

it('knows which systems begin with north', () => {
  expect([4326, 4258, 3035, 31467, 2180].every(isNorthFirst)).toBe(true);
  expect([3857, 25832, 32633, 2154, 28992, 21781, 27700].some(isNorthFirst)).toBe(false);
});

it('chooses a picture that browsers show', () => {
  expect(pictureOf(['image/tiff', 'image/jpeg', 'image/png; mode=8bit'])).toBe(
    'image/png; mode=8bit',
  );
  expect(pictureOf(['image/jpeg'])).toBe('image/jpeg');
  expect(pictureOf(['image/tiff', 'application/pdf'])).toBeUndefined();
});

it('takes the words out of any answer, without its scripts', () => {
  expect(
    saidIn(
      '<html><head><title>x</title></head><body><script>evil()</script><b>Not</b> here</body></html>',
    ),
  ).toBe('Not here');
});
