import { standards } from '../../src/catalogue/standards.ts';
import { Problem } from '../../src/problem/problem.ts';
import { type HeatCity, heatColumns } from '../../src/wiring/forecast/heatCity.ts';
import type { CityFiles } from './city.ts';

/**
 * What the heat model of a city folder is made from: model, land cover, and buildings and weather where there are
 * some. Rejects with a Problem.
 */
export async function heatCity(city: CityFiles): Promise<HeatCity> {
  const { content: model, name: file } = await city.json(standards.heatModel, 'heat model');
  const id = (model as { landCover?: unknown } | null)?.landCover;
  const { entries } = city.catalogue;
  const cover = entries.find((entry) => entry.id === id)?.distributions.at(-1);
  if (cover === undefined) {
    const detail = `must be one of ${entries.map((entry) => entry.id).join(', ')}`;
    throw new Problem('heatField', { file, place: 'landCover', detail });
  }
  const { name: landCoverFile } = await city.read(cover);
  const table = city.has(standards.buildingTable) ? await city.buildings() : undefined;
  const weather = city.has(standards.epw)
    ? await city.read(city.distribution(standards.epw, 'weather'))
    : undefined;
  return {
    landCover: { ...cover, accessUrl: city.path(cover) },
    landCoverFile,
    table: table && heatColumns(table),
    model,
    file,
    weather: weather?.bytes.toString('utf8'),
    weatherFile: weather?.name,
  };
}
