import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/catalogue/entry.ts';
import { standards } from '../../src/catalogue/standards.ts';
import type { Described } from '../../src/layers/raster/analyse/job.ts';
import { kindOf } from '../../src/layers/registry.ts';
import { Problem } from '../../src/problem/problem.ts';
import { choicesOf } from '../../src/state/analysis.ts';
import { derivedEntry, differenceOf, differenceTitle } from '../../src/wiring/derived.ts';

const summer = (year: number) => ({ start: `${year}-06-01`, end: `${year}-09-01` });

const entry = (id: string, unit: string, ...years: readonly number[]): Entry => ({
  id,
  title: { en: `Title of ${id}`, de: `Titel von ${id}` },
  description: { en: id },
  theme: 'environment',
  licence: { url: 'https://licence.example/by', name: 'CC BY 4.0' },
  publisher: `Office of ${id}`,
  attribution: `© ${id}`,
  bounds: [11, 44, 12, 45],
  variable: { id, name: { en: id }, unit },
  ramp: 'heat',
  shown: true,
  synthetic: false,
  distributions: years.map((year) => ({
    accessUrl: `https://city.example/${id}-${year}.tif`,
    mediaType: 'image/tiff',
    conformsTo: [standards.cog],
    temporal: summer(year),
    sha256: 'ab'.repeat(32),
    noData: -9999,
  })),
  defects: [],
});

const described: Described = {
  cell: { crs: 'EPSG:25832', width: 30, height: 30, geographic: false, metres: 30 },
  width: 100,
  height: 100,
  bounds: [11.2, 44.4, 11.5, 44.6],
  unit: undefined,
  sample: Float32Array.of(-1, 0, 4),
};

const heat = entry('heat', 'degC', 2024, 2016);
const [a, b] = choicesOf(heat);

describe('the dataset of a difference', () => {
  it('says the periods, the grid, the unit, and the sources', () => {
    const derivation = differenceOf(a!, b!, 'finer', [0, 0]);
    const title = differenceTitle(a!, b!);
    const made = derivedEntry({ derivation, title, unit: 'degC', choices: [a!, b!], described });
    expect(made.title).toEqual({
      en: 'Title of heat, 2024 minus 2016',
      de: 'Titel von heat, 2024 minus 2016',
    });
    expect(made.variable).toMatchObject({ unit: 'degC' });
    expect(made.variable!.min).toBe(-made.variable!.max!);
    expect(made.ramp).toBe('difference');
    expect(made.temporal).toEqual({ start: '2016-06-01', end: '2024-09-01' });
    expect(made.description.en).toContain('b - a');
    expect(made.description.de).toContain('am feineren Gitter (30 m, EPSG:25832)');
    expect(made.publisher).toBe('Office of heat');
    expect(made.licence.name).toBe('CC BY 4.0');
    const [distribution] = made.distributions;
    expect(distribution!.derivation!.note!.en).toBe('Aligned to the finer grid (30 m, EPSG:25832)');
    expect(distribution!.derivation!.sources[0]).toMatchObject({
      name: 'a',
      accessUrl: 'https://city.example/heat-2016.tif',
      noData: -9999,
      sha256: 'ab'.repeat(32),
    });
    expect(kindOf(made)?.kind).toBe('raster');
  });

  it('survives a link: it is plain JSON, and the same recipe has the same id', () => {
    const make = (grid: 'finer' | 'coarser') =>
      derivedEntry({
        derivation: differenceOf(a!, b!, grid, [0, 0]),
        title: differenceTitle(a!, b!),
        unit: 'degC',
        choices: [a!, b!],
        described,
      });
    const made = make('finer');
    expect(JSON.parse(JSON.stringify(made))).toEqual(made);
    expect(make('finer').id).toBe(made.id);
    expect(make('coarser').id).not.toBe(made.id);
  });

  it('names both datasets where two are compared, and refuses units that differ', () => {
    const [other] = choicesOf(entry('air', 'degC', 2020));
    expect(differenceTitle(a!, other!).en).toBe('Title of air 2020 minus Title of heat 2016');
    const [percent] = choicesOf(entry('sealed', '%', 2020));
    expect(() => differenceOf(a!, percent!, 'finer', [0, 0])).toThrow(
      expect.objectContaining({
        code: 'derivedUnits',
        params: expect.objectContaining({ unitA: '°C', unitB: '%' }),
      }),
    );
    expect(() => differenceOf(percent!, a!, 'finer', [0, 0])).toThrow(Problem);
  });
});
