import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stationsKind } from '../../../src/layers/stations/kind.ts';
import { readStations } from '../../../src/layers/stations/read.ts';
import { hourOf, stationDomain, valueIn } from '../../../src/layers/stations/values.ts';

const point = (id: string, more: object = {}) => ({
  type: 'Feature',
  properties: { id, name: `Station ${id}`, series: id, ...more },
  geometry: { type: 'Point', coordinates: [11.3, 44.5] },
});
const points = (...features: object[]) => ({
  text: JSON.stringify({ type: 'FeatureCollection', features }),
  file: 'stations.geojson',
});
const csv = (text: string) => ({ text, file: 'values.csv' });
const hours = csv('time,a,b\n2024-06-12T06:00Z,10,\n2024-06-12T08:00Z,30,5\n');
const day = Array.from({ length: 24 }, (_, h) => h);

describe('reading stations', () => {
  it('joins points and columns and leaves gaps unknown', () => {
    const {
      list,
      start,
      hours: count,
      values,
    } = readStations(points(point('a'), point('b')), hours);
    expect(list.map((s) => s.name)).toEqual(['Station a', 'Station b']);
    expect(start).toBe(Date.UTC(2024, 5, 12, 6) / 1000);
    expect(count).toBe(3);
    expect([...values]).toEqual([10, NaN, 30, NaN, NaN, 5]);
  });

  it.each([
    ['geojsonSyntax', { text: '{', file: 'f' }, hours],
    ['geojsonCollection', { text: '[]', file: 'f' }, hours],
    ['stationPoints', points({ type: 'Feature', geometry: null }), hours],
    ['stationSeries', points(point('z')), hours],
    ['seriesTimeColumn', points(point('a')), csv('hour,a\n1,2\n3,4')],
    ['seriesTime', points(point('a')), csv('time,a\n2024-06-12 06:00,2\n2024-06-12 07:00,4')],
    ['seriesEmpty', points(point('a')), csv('time,a\n2024-06-12T06:00Z,2')],
    ['seriesSteps', points(point('a')), csv('time,a\n1970-01-01T00:00Z,2\n2024-06-12T06:00Z,2')],
  ])('names the file where it is wrong: %s', (code, geojson, series) => {
    expect(() => readStations(geojson, series)).toThrowError(expect.objectContaining({ code }));
  });

  it('gives back any values that were written', () => {
    const cell = fc.option(fc.integer({ min: 0, max: 99_999 }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 60 }), (column) => {
        const lines = column.map(
          (v, i) => `${new Date(Date.UTC(2024, 0, 1, i)).toISOString()},${v ?? ''}`,
        );
        const read = readStations(points(point('a')), csv(`time,a\n${lines.join('\n')}`));
        expect([...read.values]).toEqual(column.map((v) => v ?? Number.NaN));
      }),
    );
  });
});

describe('a station’s value', () => {
  const stations = readStations(
    points(point('a', { weekday: day, weekend: day.map((h) => 100 + h) }), point('b')),
    hours,
  );
  const at = (iso: string) => hourOf(Date.parse(iso) / 1000, 'Europe/Rome');

  it('is the measured one within its hour', () => {
    expect(valueIn(stations, 0, at('2024-06-12T08:59:59Z'))).toEqual({ value: 30, standIn: false });
  });

  it('is of the mean day where nothing was measured, by the city’s clocks', () => {
    expect(valueIn(stations, 0, at('2024-06-12T07:30:00Z'))).toEqual({ value: 9, standIn: true });
    expect(valueIn(stations, 0, at('2030-01-05T23:30:00Z'))).toEqual({ value: 100, standIn: true });
  });

  it('is not known where there is no mean day either', () => {
    expect(valueIn(stations, 1, at('2024-06-12T06:00:00Z')).value).toBeNaN();
  });

  it('is coloured over a range that does not change with the hour', () => {
    expect(stationDomain(stations)).toEqual([0, 30]);
    expect(stationDomain({ ...stations, values: new Float32Array(0) })[1]).toBeGreaterThan(0);
  });
});

it('a station layer is points with an hourly series beside them, and no districts', () => {
  const d = (...conformsTo: string[]) => ({ accessUrl: 'x', mediaType: '', conformsTo });
  const geojson = 'https://www.rfc-editor.org/rfc/rfc7946';
  const series = 'http://www.opengis.net/doc/IS/timeseriesml/1.3';
  const districts = 'http://inspire.ec.europa.eu/theme/au';
  const accepts = (...distributions: ReturnType<typeof d>[]) =>
    distributions.some((one) =>
      stationsKind.accepts(one, { distributions } as unknown as Parameters<
        typeof stationsKind.accepts
      >[1]),
    );
  expect(accepts(d(geojson), d(series))).toBe(true);
  expect(accepts(d(geojson))).toBe(false);
  expect(accepts(d(series))).toBe(false);
  expect(accepts(d(geojson, districts), d(series))).toBe(false);
});
