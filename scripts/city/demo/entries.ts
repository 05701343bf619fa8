import words from '../../../seeds/demo/catalogue.json' with { type: 'json' };
import { standards } from '../../../src/catalogue/standards.ts';
import type { TimeWindow } from '../../../src/channel/channel.ts';
import type { Text } from '../../../src/channel/text.ts';
import type { CityMeta, DistributionInput, EntryInput } from '../catalogue.ts';
import { envelopeFile } from '../envelope/write.ts';
import { type ModelKind, modelKinds } from '../models.ts';
import type { CityPlan } from '../plan.ts';
import { seriesYears } from './energy/write.ts';
import { gridBounds, planBounds } from './place.ts';
import { heatYears } from './rasters/heat.ts';
import { groundCell, type RasterFacts, type RasterFile } from './rasters/write.ts';

import type { TransitSummary } from './transit/index.ts';

type EntryId = keyof typeof words.entries;

const cogs = [standards.cog, standards.geotiff];
const summer = (year: number): TimeWindow => ({ start: `${year}-06-01`, end: `${year}-09-01` });
const years = (from: number, to: number): TimeWindow => ({
  start: `${from}-01-01`,
  end: `${to + 1}-01-01`,
});
const seriesWindow = years(seriesYears[0], seriesYears[seriesYears.length - 1]!);
const now = years(2025, 2025);

/** Words of `seeds/demo/catalogue.json` with the city's own numbers put in. */
function filler(plan: CityPlan): (text: Text) => Text {
  const population = plan.districts.reduce((sum, d) => sum + d.population, 0);
  const facts: Readonly<Record<string, string | number>> = {
    name: plan.name,
    buildings: plan.buildings.length,
    population: Math.round(population / 100) * 100,
    groundCell: groundCell(plan),
    demCell: plan.dem.cell,
  };
  return (text) => {
    const filled = Object.entries(text).map(([language, sentence]) => {
      const format = new Intl.NumberFormat(language);
      const put = (_: string, key: string): string => {
        const fact = facts[key];
        return typeof fact === 'number' ? format.format(fact) : (fact ?? '');
      };
      return [language, sentence.replace(/\{\{(\w+)\}\}/g, put)];
    });
    return Object.fromEntries(filled) as Text;
  };
}

export function demoCity(plan: CityPlan): CityMeta {
  const fill = filler(plan);
  return {
    id: 'weidenfurt',
    title: fill(words.city.title),
    description: fill(words.city.description),
    bounds: planBounds(plan),
    synthetic: true,
    timeZone: 'Europe/Berlin',
    publisher: words.publisher,
    licence: words.licence,
  };
}

/** Every dataset of the demo city; within a theme the first is on top. */
export function demoEntries(
  plan: CityPlan,
  rasters: RasterFacts,
  transit: Pick<TransitSummary, 'realtime' | 'temporal' | 'recorded'>,
): readonly EntryInput[] {
  const fill = filler(plan);
  const attribution = fill({ en: words.attribution }).en;
  const make = (
    id: EntryId,
    theme: EntryInput['theme'],
    distributions: readonly DistributionInput[],
    more: Partial<EntryInput> & {
      quantity?: { id: string; unit: string; min?: number; max?: number };
    } = {},
  ): EntryInput => {
    const { quantity, ...rest } = more;
    const said: { title: Text; description: Text; variable?: Text } = words.entries[id];
    return {
      id,
      theme,
      title: fill(said.title),
      description: fill(said.description),
      attribution,
      distributions,
      temporal: now,
      ...(quantity && said.variable && { variable: { ...quantity, name: said.variable } }),
      ...rest,
    };
  };
  const raster = (file: RasterFile, conformsTo: readonly string[] = cogs): DistributionInput => ({
    path: file.path,
    mediaType: 'image/tiff; application=geotiff; profile=cloud-optimized',
    conformsTo: [...conformsTo, `http://www.opengis.net/def/crs/EPSG/0/${file.crs.slice(5)}`],
  });
  const over = (file: RasterFile) => ({ bounds: gridBounds(file.grid, file.crs) });
  const tiles = (path: string, conformsTo: readonly string[]): DistributionInput => ({
    path,
    mediaType: 'application/json',
    conformsTo,
  });
  const series = (path: string): DistributionInput => ({
    path,
    mediaType: 'text/csv',
    conformsTo: [standards.csv, standards.series],
  });

  const modelFile = (kind: ModelKind): DistributionInput => ({
    path: `models/${kind}.json`,
    mediaType: 'application/json',
    conformsTo: [modelKinds[kind]],
  });

  return [
    make(
      'buildings',
      'buildings',
      [
        tiles('buildings/tileset.json', [standards.tiles3d]),
        {
          path: 'buildings/buildings.parquet',
          mediaType: 'application/vnd.apache.parquet',
          conformsTo: [standards.parquet, standards.buildingTable],
        },
        envelopeFile,
      ],
      { shown: true },
    ),
    make(
      'trees',
      'environment',
      [tiles('trees/tileset.json', [standards.tiles3d, standards.vegetation])],
      {
        shown: true,
      },
    ),
    make(
      'lst',
      'environment',
      rasters.heat.map((file, i) => ({
        ...raster(file),
        title: { en: `Summer ${heatYears[i]}`, de: `Sommer ${heatYears[i]}` },
        temporal: summer(heatYears[i]!),
      })),
      {
        ...over(rasters.heat[0]!),
        ramp: 'heat',
        temporal: { start: summer(heatYears[0]).start, end: summer(heatYears.at(-1)!).end },
        quantity: {
          id: 'landSurfaceTemperature',
          unit: 'degC',
          min: rasters.heatRange[0],
          max: rasters.heatRange[1],
        },
      },
    ),
    make('urban-heat', 'environment', [modelFile('heat')]),
    make('ndvi', 'environment', [raster(rasters.ndvi)], {
      ...over(rasters.ndvi),
      ramp: 'greens',
      temporal: summer(2025),
      quantity: { id: 'ndvi', unit: '1', min: -0.1, max: 0.9 },
    }),
    make('land-cover', 'environment', [raster(rasters.landCover)], {
      ...over(rasters.landCover),
      ramp: 'clc-plus-backbone',
      quantity: { id: 'landCover', unit: '' },
    }),
    make('imperviousness', 'environment', [raster(rasters.imperviousness)], {
      ...over(rasters.imperviousness),
      ramp: 'imperviousness',
      quantity: { id: 'imperviousness', unit: '%', min: 0, max: 100 },
    }),
    make(
      'transit',
      'mobility',
      [
        { path: 'mobility/gtfs.zip', mediaType: 'application/zip', conformsTo: [standards.gtfs] },
        ...transit.realtime.map((path) => ({
          path,
          mediaType: 'application/x-protobuf',
          conformsTo: [standards.gtfsRealtime],
          temporal: transit.recorded,
        })),
      ],
      { shown: true, temporal: transit.temporal },
    ),
    make('bikes', 'mobility', [
      {
        path: 'mobility/gbfs/gbfs.json',
        mediaType: 'application/json',
        conformsTo: [standards.gbfs],
        temporal: { start: transit.recorded.start, end: transit.recorded.start },
      },
    ]),
    make('roads', 'mobility', [
      {
        path: 'mobility/roads.parquet',
        mediaType: 'application/vnd.apache.parquet',
        conformsTo: [standards.parquet, standards.roads],
      },
    ]),
    make('traffic-model', 'mobility', [modelFile('traffic')]),
    make('load', 'energy', [series('energy/load.csv')], {
      shown: true,
      temporal: seriesWindow,
      quantity: { id: 'load', unit: 'MW' },
    }),
    make('grid-carbon', 'energy', [series('energy/grid-carbon.csv')], {
      temporal: seriesWindow,
      quantity: { id: 'carbonIntensity', unit: 'g/kWh' },
    }),
    make('temperature', 'energy', [series('energy/temperature.csv')], {
      temporal: seriesWindow,
      quantity: { id: 'airTemperature', unit: 'degC' },
    }),
    make('weather', 'energy', [
      { path: 'energy/weather.epw', mediaType: 'text/plain', conformsTo: [standards.epw] },
    ]),
    make('stock', 'energy', [
      {
        path: 'energy/stock.json',
        mediaType: 'application/json',
        conformsTo: [standards.stockModel],
      },
    ]),
    make(
      'districts',
      'base',
      [
        {
          path: 'districts.geojson',
          mediaType: 'application/geo+json',
          conformsTo: [standards.geojson, standards.districts],
        },
      ],
      { quantity: { id: 'population', unit: '1' } },
    ),
    make('ground', 'base', [raster(rasters.ground, [...cogs, standards.ground])], {
      ...over(rasters.ground),
      shown: true,
    }),
    make('elevation', 'base', [raster(rasters.elevation, [...cogs, standards.elevation])], {
      ...over(rasters.elevation),
      ramp: 'elevation',
      quantity: {
        id: 'elevation',
        unit: 'm',
        min: rasters.elevationRange[0],
        max: rasters.elevationRange[1],
      },
    }),
  ];
}
