import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/catalogue/entry.ts';
import { parseSeries } from '../../../src/layers/series/csv.ts';
import { seriesChannels } from '../../../src/layers/series/kind.ts';

const file = 'load.csv';

describe('a time series', () => {
  it('places rows by their time, whatever their order, and leaves gaps unknown', () => {
    const series = parseSeries(
      'time,load\n2024-01-01T03:00:00Z,4\n2024-01-01T00:00:00Z,1\n2024-01-01T01:00:00Z,\n',
      file,
    );
    expect(series.start).toBe(Date.UTC(2024, 0, 1));
    expect(series.stepSeconds).toBe(3600);
    expect([...series.columns[0]!.values]).toEqual([1, Number.NaN, Number.NaN, 4]);
  });

  it('reads back any hourly values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), {
          minLength: 2,
          maxLength: 60,
        }),
        (values) => {
          const rows = values.map(
            (v, i) => `${new Date(Date.UTC(2025, 2, 30, i)).toISOString()},${v}`,
          );
          const series = parseSeries(['time,x', ...rows].join('\r\n'), file);
          expect([...series.columns[0]!.values]).toEqual(values.map((v) => Math.fround(v) + 0));
        },
      ),
    );
  });

  it.each([
    ['when,load\n2024-01-01T00:00:00Z,1', /load\.csv has no column “time” \(it has when, load\)/],
    ['time,load\n2024-01-01T00:00:00Z,1', /has 1 rows/],
    ['time,load\n2024-01-01T00:00:00Z,1\n2024-01-01 01:00,2', /row 3: “2024-01-01 01:00”/],
    ['', /no column “time”/],
    [
      'time,x\n1970-01-01T00:00:00Z,1\n1970-01-01T00:00:01Z,1\n2024-01-01T00:00:00Z,1',
      /most steps of 1 s have no row/,
    ],
  ])('names the fault of %j', (text, message) => {
    expect(() => parseSeries(text, file)).toThrow(message);
  });

  it('becomes city channels with the unit and name of the entry', () => {
    const entry = {
      id: 'load',
      title: { en: 'Electricity demand' },
      variable: { id: 'load', name: { en: 'Load', de: 'Last' }, unit: 'MW' },
    } as unknown as Entry;
    const rows = 'time,load\n2024-01-01T00:00:00Z,1\n2024-01-01T01:00:00Z,2';
    const [channel] = seriesChannels(entry, parseSeries(rows, file));
    expect(channel).toMatchObject({
      id: 'load.load',
      title: { de: 'Last' },
      target: 'city',
      unit: 'MW',
      steps: 2,
      stepSeconds: 3600,
      window: { start: '2024-01-01T00:00:00.000Z', end: '2024-01-01T02:00:00.000Z' },
    });
  });
});
