import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { ZonalAnswer } from '../../../src/state/analysis.ts';
import { csvText } from '../../../src/ui/analysis/csv.ts';
import { zonalRows } from '../../../src/ui/analysis/tables.ts';

const answer = {
  raster: {
    key: 'heat/0',
    entry: {
      title: { en: 'Heat, "summer"' },
      publisher: 'City of Bologna',
      variable: { id: 'h', name: { en: 'h' }, unit: 'degC' },
    },
    distribution: { accessUrl: 'https://x.example/h.tif', sha256: 'ab' },
    window: { start: '2024-06-01', end: '2024-09-01' },
    classes: false,
  },
  area: 'districts',
  zonesFrom: 'Districts',
  table: {
    zones: [
      {
        zone: 'Navile',
        count: 3,
        area: 2700.5,
        missing: 0,
        min: 1,
        max: 2,
        mean: 1.5,
        std: 0.5,
        p5: 1,
        p50: 1.5,
        p95: 2,
      },
      {
        zone: 'Porto',
        count: 0,
        area: 0,
        missing: 1,
        min: Number.NaN,
        max: Number.NaN,
        mean: Number.NaN,
        std: Number.NaN,
        p5: Number.NaN,
        p50: Number.NaN,
        p95: Number.NaN,
      },
    ],
    histogramDomain: [1, 2],
    cell: { crs: 'EPSG:32632', width: 30, height: 30, geographic: false, metres: 30 },
  },
} as unknown as ZonalAnswer;

describe('the CSV of a table', () => {
  it('is RFC 4180, and every row carries unit, period, source and grid', () => {
    const text = csvText(zonalRows(answer));
    expect(text.startsWith('\uFEFFzone,count,area_m2,')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text).toContain('"Heat, ""summer"""');
    const { data, errors } = Papa.parse<Record<string, string>>(text.slice(1).trim(), {
      header: true,
    });
    expect(errors).toEqual([]);
    expect(data[0]).toMatchObject({
      zone: 'Navile',
      mean: '1.5',
      area_m2: '2700.5',
      unit: 'degC',
      period_start: '2024-06-01',
      source: 'City of Bologna',
      sha256: 'ab',
      grid_crs: 'EPSG:32632',
    });
    // What is not known is empty, not a number.
    expect(data[1]).toMatchObject({ zone: 'Porto', mean: '', missing_share: '1' });
  });
});
