import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWorldFile } from '../../src/layers/raster/local.ts';
import type { FileCard } from '../../src/state/dropped.ts';
import { dateInName, expectTiff, seriesAmong, sortFiles } from '../../src/wiring/files.ts';
import { bareTiff, geoTiff } from './tiff.ts';

const named = (...names: string[]): File[] => names.map((name) => new File(['x'], name));

describe('files that come together', () => {
  it('are rasters with their world file and .prj, whatever the case of their names', () => {
    const { sets, alone } = sortFiles(named('A.TIF', 'a.tfw', 'a.prj', 'b.tif', 'c.tfw'));
    expect(sets.map((s) => [s.raster.name, s.world?.name, s.prj?.name])).toEqual([
      ['A.TIF', 'a.tfw', 'a.prj'],
      ['b.tif', undefined, undefined],
    ]);
    expect(alone.map(({ name }) => name)).toEqual(['c.tfw']);
  });

  it('leave descriptions beside a raster out, but not a file alone', () => {
    const { sets } = sortFiles(named('a.tif', 'a.tif.aux.xml', 'a.tif.ovr', 'read.txt'));
    expect(sets.map(({ raster }) => raster.name)).toEqual(['a.tif', 'read.txt']);
  });
});

describe('a file that is no GeoTIFF', () => {
  const bytes = (name: string, ...values: number[]): File =>
    new File([Uint8Array.from(values)], name);
  const png = [
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1,
  ];
  const cases: readonly (readonly [string, File, string, string])[] = [
    ['a picture', bytes('map.png', ...png), 'dropPicture', 'PNG'],
    ['a picture that is called .tif', bytes('map.tif', ...png), 'dropPicture', 'PNG'],
    ['an archive', bytes('x.zip', 0x50, 0x4b, 5, 6, ...new Array(18).fill(0)), 'dropPacked', 'ZIP'],
    ['a PDF', new File(['%PDF-1.7\n'], 'plan.pdf'), 'dropOther', 'PDF'],
    ['districts', new File(['{"type": "FeatureCollection"}'], 'd.json'), 'dropVector', 'GeoJSON'],
    ['a table', new File(['a,b\n1,2'], 'values.csv'), 'dropOther', 'CSV'],
    ['nothing', new File([], 'empty.tif'), 'dropEmpty', ''],
    ['noise', new File(['hello, world'], 'noise.tif'), 'rasterNotTiff', ''],
  ];
  it.each(cases)('says so of %s', async (_, file, code, format) => {
    await expect(expectTiff(file)).rejects.toMatchObject({
      code,
      params: { file: file.name, ...(format === '' ? {} : { format }) },
    });
  });

  it('takes TIFF in either byte order', async () => {
    await expectTiff(geoTiff('a.tif'));
    await expectTiff(bareTiff('b.tif'));
  });

  it('never does else than resolve or tell a Problem, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (data) => {
        const error = await expectTiff(new File([new Uint8Array(data)], 'x.tif')).then(
          () => undefined,
          (reason: Error) => reason,
        );
        expect(error?.name ?? 'Problem').toBe('Problem');
      }),
      { numRuns: 60 },
    );
  });
});

describe('a date in a name', () => {
  it.each([
    ['Bologna_LST_2016_summer_median_30m.tif', '2016', '2016-01-01', '2017-01-01'],
    ['S2_20240731_ndvi.tif', '20240731', '2024-07-31', '2024-08-01'],
    ['pm10-2023-12.tif', '2023-12', '2023-12-01', '2024-01-01'],
    ['a_2020_02_29.tif', '2020_02_29', '2020-02-29', '2020-03-01'],
  ])('is read from %s', (name, text, start, end) => {
    expect(dateInName(name)).toEqual({ text, period: { start, end } });
  });

  it.each(['lst.tif', 'EPSG32632.tif', 'dem_1234567.tif', 'x12024.tif'])(
    'is not made up for %s',
    (name) => expect(dateInName(name)).toBeUndefined(),
  );
});

describe('files that differ by date only', () => {
  const card = (name: string, width = 10): FileCard =>
    ({
      id: name,
      files: [{ name, bytes: 1, url: '' }],
      facts: { width, height: 5, crs: 'EPSG:32632', bands: 1, sampleType: 'float32' },
    }) as unknown as FileCard;

  it('are offered as a series in order of time', () => {
    const cards = ['lst_2024.tif', 'lst_2016.tif', 'ndvi_2016.tif', 'lst_2020.tif'].map((n) =>
      card(n),
    );
    expect(seriesAmong(cards)).toEqual({
      ids: ['lst_2016.tif', 'lst_2020.tif', 'lst_2024.tif'],
      labels: ['2016', '2020', '2024'],
    });
  });

  it('are not where grids differ, dates are the same, or there is one', () => {
    expect(seriesAmong([card('a_2016.tif'), card('a_2017.tif', 11)])).toBeUndefined();
    expect(seriesAmong([card('a_2016.tif'), card('A_2016.tif')])).toBeUndefined();
    expect(seriesAmong([card('a_2016.tif')])).toBeUndefined();
  });
});

describe('a world file', () => {
  it('gives the corner of the first cell from the centre it names', () => {
    expect(parseWorldFile('30\r\n0\r\n0\r\n-30\r\n680015\r\n4929985\r\n')).toEqual([
      680000, 30, 0, 4930000, 0, -30,
    ]);
    expect(parseWorldFile('30,5\n0\n0\n-30,5\n15,25\n-15,25')).toEqual([0, 30.5, 0, 0, 0, -30.5]);
  });

  it.each(['', '1 2 3 4 5', '1 0 0 0 5 6', '30 0 0 x 5 6', '<html>'])('is not %j', (text) => {
    expect(parseWorldFile(text)).toBeUndefined();
  });
});
