import { heatModel } from './heat.ts';
import type { CityModel } from './model.ts';
import { stockModel } from './stock.ts';
import { trafficModel } from './traffic.ts';

/** Every model that a city may have, in the order in which their figures stand. */
export const cityModels: readonly CityModel[] = [stockModel, trafficModel, heatModel];
