import { describe, expect, it } from 'vitest';
import { checkRecipe, readRecipe } from '../../../scripts/city/real/recipe.ts';
import { steps } from '../../../scripts/city/real/steps/index.ts';

const source = {
  id: 'a',
  url: 'https://example.org/a.tif',
  file: 'a.tif',
  bytes: 1,
  sha256: '0'.repeat(64),
  licence: { url: 'https://example.org/l', name: 'CC0' },
  publisher: 'P',
  attribution: 'A',
};
const dataset = {
  id: 'd',
  step: 'raster-to-cog',
  sources: ['a'],
  theme: 'environment',
  title: { en: 'D' },
  description: { en: 'D' },
};
const recipe = {
  schema: 'urn:twinscape:recipe:1',
  id: 'x',
  title: { en: 'X' },
  description: { en: 'X' },
  timeZone: 'Europe/Rome',
  crs: 'EPSG:32632',
  bounds: [9, 45, 10, 46],
  sources: [source],
  datasets: [dataset],
};

describe('a recipe', () => {
  it('is taken as it is where every field is there', () => {
    expect(checkRecipe(recipe, 'x.json')).toBe(recipe);
  });

  it.each([
    ['schema', { ...recipe, schema: 'other' }],
    ['title', { ...recipe, title: undefined }],
    ['title.en', { ...recipe, title: { de: 'X' } }],
    ['bounds', { ...recipe, bounds: [1, 2, 3] }],
    ['sources', { ...recipe, sources: {} }],
    ['sources[0].url', { ...recipe, sources: [{ ...source, url: 'not an address' }] }],
    ['sources[0].sha256', { ...recipe, sources: [{ ...source, sha256: 'ABC' }] }],
    ['sources[0].licence.name', { ...recipe, sources: [{ ...source, licence: { url: 'u' } }] }],
    ['sources[1].id', { ...recipe, sources: [source, source] }],
    ['datasets[0].step', { ...recipe, datasets: [{ ...dataset, step: 'magic' }] }],
    ['datasets[0].sources', { ...recipe, datasets: [{ ...dataset, sources: ['b'] }] }],
    ['datasets[0].periods', { ...recipe, datasets: [{ ...dataset, periods: [] }] }],
    ['datasets[1].id', { ...recipe, datasets: [dataset, dataset] }],
  ])('names the place %s where it is wrong', (place, value) => {
    expect(() => checkRecipe(value, 'x.json')).toThrowError(
      expect.objectContaining({
        code: 'recipeField',
        params: expect.objectContaining({ file: 'x.json', place }),
      }),
    );
  });

  it('that is not there is answered with those that are', async () => {
    await expect(readRecipe('atlantis')).rejects.toThrow(/atlantis.*bologna, milan/);
  });

  it.each(['milan', 'bologna'])(
    'ships for %s, in two languages, with known steps',
    async (name) => {
      const shipped = await readRecipe(name);
      expect(shipped.id).toBe(name);
      for (const { step, title, description } of shipped.datasets) {
        expect(steps[step]).toBeTypeOf('function');
        expect(title.de).toBeTruthy();
        expect(description.de).toBeTruthy();
      }
      const used = new Set(shipped.datasets.flatMap((d) => d.sources));
      expect(shipped.sources.map((s) => s.id).filter((id) => !used.has(id))).toEqual([]);
    },
  );
});
