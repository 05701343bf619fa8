import type { FeatureTable } from '../../../src/channel/table.ts';
import type { ForecastInputs } from '../../../src/forecast/energy/prepare.ts';
import { seedModel } from '../model.ts';
import { syntheticTable } from '../table.ts';

/** An EPW year at 49 N 10 E: seasons and days of temperature, clear sun on two days of three. */
export function townWeather(): string {
  const rows = Array.from({ length: 8760 }, (_, i) => {
    const day = Math.floor(i / 24);
    const hour = i % 24;
    const season = -Math.cos((2 * Math.PI * (day - 15)) / 365);
    const height =
      Math.sin((49 * Math.PI) / 180) * Math.sin(0.409 * season) +
      Math.cos((49 * Math.PI) / 180) *
        Math.cos(0.409 * season) *
        Math.cos((Math.PI * (hour + 0.5 - 12)) / 12);
    const up = Math.max(0, height);
    const clear = day % 3 < 2;
    const beam = clear && up > 0.05 ? Math.round(850 * up ** 0.25) : 0;
    const diffuse = Math.round((clear ? 120 : 260) * up);
    const temperature = 9.5 + 11 * season + 4 * Math.cos((Math.PI * (hour - 15)) / 12) - (day % 7);
    const fields: (string | number)[] = new Array(35).fill(0);
    fields.splice(0, 7, 2001, 1, 1, hour + 1, 0, '?', temperature.toFixed(2));
    fields[13] = Math.round(diffuse + beam * up);
    fields[14] = beam;
    fields[15] = diffuse;
    fields[21] = 2;
    return fields.join(',');
  });
  const head = ['DESIGN', 'TYPICAL', 'GROUND', 'HOLIDAYS', 'COMMENTS 1', 'COMMENTS 2'];
  return [
    'LOCATION,Town,-,-,-,0,49.0,10.0,0.67,300.0',
    ...head,
    'DATA PERIODS,1,1,Data,Monday,1/1,12/31',
    ...rows,
  ].join('\n');
}

/** A synthetic town in three districts, some buildings in none. */
export function town(count: number): ForecastInputs {
  const table = syntheticTable(count);
  const codes = Uint8Array.from({ length: count }, (_, b) => (b % 10 === 9 ? 255 : b % 3));
  const columns: FeatureTable['columns'] = {
    ...table.columns,
    district: { kind: 'category', categories: ['North', 'Centre', 'South'], codes },
  };
  return {
    table: { count, columns },
    model: seedModel('demo'),
    weather: townWeather(),
    file: 'demo.json',
    weatherFile: 'town.epw',
  };
}
