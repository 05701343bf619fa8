import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInfo } from '../../../src/layers/imagery/infoText.ts';
import { complaint, fetchPicture, isPicture } from '../../../src/layers/imagery/picture.ts';
import type { Problem } from '../../../src/problem/problem.ts';

const asked = { file: 'https://maps.example/wms', layer: 'heat' };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const fieldsOf = (text: string, type: string) =>
  readInfo(text, type, asked).map(({ label, value }) => [label.en, value]);

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
