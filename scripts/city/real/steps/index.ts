import type { Step } from '../context.ts';
import { airQuality } from './air-quality.ts';
import { buildings } from './buildings.ts';
import { counts } from './counts.ts';
import { districts } from './districts.ts';
import { groundFromGeopackage, groundFromPbf } from './ground.ts';
import { gtfs } from './gtfs.ts';
import { model } from './model.ts';
import type { StepName } from './names.ts';
import { raster } from './raster.ts';
import { roads } from './roads.ts';
import { stock } from './stock.ts';
import { weather } from './weather.ts';

export const steps: Readonly<Record<StepName, Step>> = {
  'footprints-to-3dtiles': buildings,
  gtfs,
  roads,
  'raster-to-cog': raster,
  districts,
  counts,
  'air-quality': airQuality,
  'ground-from-osm': groundFromPbf,
  'ground-from-geopackage': groundFromGeopackage,
  weather,
  stock,
  model,
};
