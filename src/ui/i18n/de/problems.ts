import type { ProblemCode } from '../../../problem/messages.ts';
import { germanCityProblems } from './problems/city.ts';
import { germanFilesProblems } from './problems/files.ts';
import { germanForecastProblems } from './problems/forecast.ts';
import { germanMobilityProblems } from './problems/mobility.ts';
import { germanRasterProblems } from './problems/raster.ts';
import { germanServicesProblems } from './problems/services.ts';

/** German sentences for `src/problem/messages.ts`. */
export const germanProblems: Readonly<Record<ProblemCode, string>> = {
  ...germanFilesProblems,
  ...germanCityProblems,
  ...germanForecastProblems,
  ...germanMobilityProblems,
  ...germanRasterProblems,
  ...germanServicesProblems,
};
