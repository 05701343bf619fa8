import { type SkyYear, type SunHours, skyYear } from '../../../src/forecast/solar/sky.ts';

const place = { latitude: 48, longitude: 15, elevation: 300, timeZone: 1 };

/** A year in which the same light falls from 4 to 20 h, at 48 N. */
export function clearHours(): SunHours {
  const at = (value: number): Float64Array =>
    Float64Array.from({ length: 8760 }, (_, i) => (i % 24 >= 4 && i % 24 < 20 ? value : 0));
  return { ...place, beam: at(600), diffuse: at(100) };
}

export const clearYear = (): SkyYear => skyYear(clearHours());
