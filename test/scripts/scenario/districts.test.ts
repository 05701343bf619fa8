import { expect, it } from 'vitest';
import { districtsCsv } from '../../../scripts/scenario/districts.ts';
import type { Channel } from '../../../src/channel/channel.ts';
import type { ForecastResult } from '../../../src/forecast/protocol.ts';

const channel: Channel = {
  id: 'district.carShare',
  title: { en: 'Trips by car' },
  target: 'district',
  unit: '%',
  window: { start: '2025-01-01', end: '2026-01-01' },
  values: Float32Array.of(40.5, Number.NaN),
  lower: Float32Array.of(38, Number.NaN),
  upper: Float32Array.of(42.25, Number.NaN),
  labels: ['Borgo, "old"', 'Porto'],
  source: { en: 'a model' },
};

it('writes a row for each district and quantity, empty where there is no value', () => {
  const change = { ...channel, values: Float32Array.of(-2, Number.NaN) };
  const course = { ...channel, id: 'district.load.heating', steps: 2 };
  const road = { ...channel, id: 'road.flow', target: 'road' as const };
  const csv = districtsCsv({
    channels: [road, course, channel],
    channelDifferences: [change],
  } as unknown as ForecastResult);
  expect(csv.split('\r\n')).toEqual([
    'district,quantity,unit,value,lower,upper,change,change_lower,change_upper',
    '"Borgo, ""old""",district.carShare,%,40.5,38,42.25,-2,38,42.25',
    'Porto,district.carShare,%,,,,,,',
    '',
  ]);
});
