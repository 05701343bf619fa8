import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/catalogue/entry.ts';
import { standards } from '../../../src/catalogue/standards.ts';
import { Series } from '../../../src/layers/raster/steps.ts';

const series = (starts: readonly (string | undefined)[], title?: string): Series =>
  new Series({
    id: 'series',
    title: { en: 'Series' },
    description: { en: 'Made for a test.' },
    theme: 'environment',
    licence: { url: '', name: '' },
    publisher: 'Test',
    attribution: '',
    bounds: [0, 0, 1, 1],
    shown: true,
    synthetic: true,
    defects: [],
    distributions: starts.map((start, i) => ({
      accessUrl: `https://example.org/${i}.tif`,
      mediaType: 'image/tiff; application=geotiff',
      conformsTo: [standards.cog],
      ...(title === undefined ? {} : { title: { en: `${title} ${i}` } }),
      ...(start === undefined ? {} : { temporal: { start, end: '2030-01-01' } }),
    })),
  } satisfies Entry);

const labels = (
  language: 'en' | 'de',
  starts: readonly string[],
): readonly (string | undefined)[] => series(starts).steps.map(({ label }) => label[language]);

describe('steps of a series are named', () => {
  it('by year where that tells them apart', () => {
    expect(labels('en', ['2013-06-01', '2024-06-01'])).toEqual(['2013', '2024']);
  });

  it('by month where they begin with one', () => {
    const starts = ['2023-12-01', '2024-03-01', '2024-05-01T00:00:00Z'];
    expect(labels('en', starts)).toEqual(['Dec 2023', 'Mar 2024', 'May 2024']);
    expect(labels('de', starts)).toEqual(['Dez. 2023', 'März 2024', 'Mai 2024']);
  });

  it('by date where they begin within a month', () => {
    const starts = ['2024-03-01', '2024-03-17', '2024-05-02T10:20:00Z'];
    expect(labels('en', starts)).toEqual(['1 Mar 2024', '17 Mar 2024', '2 May 2024']);
    expect(labels('de', starts)).toEqual(['1. März 2024', '17. März 2024', '2. Mai 2024']);
  });

  it('by time where several begin on a day', () => {
    const starts = ['2024-03-01T06:00:00Z', '2024-03-01T12:30:00Z'];
    expect(labels('en', starts)).toEqual(['1 Mar 2024, 06:00 UTC', '1 Mar 2024, 12:30 UTC']);
  });

  it('by their own titles, else by number, where no period is given', () => {
    const named = series([undefined, undefined], 'Variant').steps;
    expect(named.map(({ label }) => label.en)).toEqual(['Variant 0', 'Variant 1']);
    const bare = series([undefined, undefined]).steps;
    expect(bare.map(({ label }) => label.en)).toEqual(['1', '2']);
  });
});
