import { cityProblems } from './messages/city.ts';
import { filesProblems } from './messages/files.ts';
import { forecastProblems } from './messages/forecast.ts';
import { mobilityProblems } from './messages/mobility.ts';
import { rasterProblems } from './messages/raster.ts';
import { servicesProblems } from './messages/services.ts';

/**
 * One sentence per kind of failure: what is wrong and where, then what mends it.
 * Add a code to its topic in `messages/`, and its German sentence in `src/ui/i18n/de/problems/`.
 */
export const englishProblems = {
  ...filesProblems,
  ...cityProblems,
  ...forecastProblems,
  ...mobilityProblems,
  ...rasterProblems,
  ...servicesProblems,
};

export type ProblemCode = keyof typeof englishProblems;
