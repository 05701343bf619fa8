import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { standards } from '../../../../src/catalogue/standards.ts';
import { Problem } from '../../../../src/problem/problem.ts';
import type { Step } from '../context.ts';

/** Copies an EPW file (source 0) to `energy/weather.epw` and says how far away it was taken. */
export const weather: Step = async (context) => {
  const source = context.source(0);
  const [head = '', ...lines] = (await readFile(source.path, 'latin1')).trimEnd().split(/\r?\n/);
  const [word, , , , , , lat, lon] = head.split(',');
  const hours = lines.filter((line) => /^\d{4},/.test(line)).length;
  if (word !== 'LOCATION' || hours < 8760)
    throw new Problem('sourceFormat', { file: source.file, detail: `${hours} hours, 8760 needed` });
  const [west, south, east, north] = context.recipe.bounds;
  const away = kilometres([Number(lon), Number(lat)], [(west + east) / 2, (south + north) / 2]);
  context.defect(
    source,
    'weatherElsewhere',
    away > 10 ? 1 : 0,
    {
      en: `The typical year is of ${lat}° N ${lon}° E, ${Math.round(away)} km from the city`,
      de: `Das typische Jahr gilt für ${lat}° N ${lon}° O, ${Math.round(away)} km von der Stadt`,
    },
    { en: 'used in its place', de: 'ersatzweise verwendet' },
  );
  await mkdir(join(context.dir, 'energy'), { recursive: true });
  await writeFile(join(context.dir, 'energy/weather.epw'), await readFile(source.path));
  return {
    distributions: [
      { path: 'energy/weather.epw', mediaType: 'text/plain', conformsTo: [standards.epw] },
    ],
  };
};

/** Great-circle distance on a sphere of 6,371 km. */
function kilometres(a: readonly [number, number], b: readonly [number, number]): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((b[1] - a[1]) * rad) / 2) ** 2 +
    Math.cos(a[1] * rad) * Math.cos(b[1] * rad) * Math.sin(((b[0] - a[0]) * rad) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(h));
}
