import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../src/channel/channel.ts';
import type { District } from '../../../src/layers/districts/geojson.ts';
import {
  fieldOf,
  fillsOf,
  modelledLegend,
  modelledOf,
  rowsIn,
} from '../../../src/layers/districts/modelled.ts';
import type { LayerView } from '../../../src/layers/layer.ts';

const district = (id: string, name: string): District => ({ id, name, polygons: [], values: {} });
const districts = [district('1', 'Borgo'), district('2', 'Centro'), district('3', 'Porto')];

const channel: Channel = {
  id: 'district.carShare',
  title: { en: 'Trips by car', de: 'Wege mit dem Auto' },
  target: 'district',
  unit: '%',
  window: { start: '2025-01-01', end: '2026-01-01' },
  values: Float32Array.of(40, 60, Number.NaN),
  lower: Float32Array.of(38, 55, Number.NaN),
  upper: Float32Array.of(42, 65, Number.NaN),
  labels: ['Borgo', 'Centro', 'Porto'],
  domain: [30, 70],
  ramp: 'mobility',
  source: { en: 'a model' },
};
const view = (...channels: Channel[]): LayerView => ({
  theme: 'light',
  time: 0,
  channel: (id) => channels.find((c) => c.id === id),
  modelled: (target) => channels.filter((c) => c.target === target),
});

describe('channels of models on the districts', () => {
  it('are found by the names of the districts, in whatever order', () => {
    expect([...rowsIn(channel, districts)!]).toEqual([0, 1, 2]);
    expect([...rowsIn({ ...channel, labels: ['Porto', '1', 'x'] }, districts)!]).toEqual([
      1, -1, 0,
    ]);
  });

  it('are not offered where they are of other districts, are courses, or of roads', () => {
    const strange: Channel = { ...channel, labels: ['A', 'B', 'C'] };
    const course: Channel = { ...channel, steps: 24 };
    const road: Channel = { ...channel, target: 'road' };
    const { labels: _, ...nameless } = channel;
    expect(modelledOf(view(strange, course, road, nameless, channel), districts)).toEqual([
      channel,
    ]);
    expect(modelledOf({ ...view(), modelled: () => [] }, districts)).toEqual([]);
  });

  it('are grey where there is no value, and where a change is not told from none', () => {
    const [a, b, c] = fillsOf(channel, [0, 1, 2], 'light', '#999999');
    expect(a).not.toBe(b);
    expect(c).toBe('#999999');
    const change: Channel = {
      ...channel,
      ramp: 'difference',
      domain: [-8, 8],
      values: Float32Array.of(-4, 1, 4),
      lower: Float32Array.of(-5, -1, 3),
      upper: Float32Array.of(-3, 2, 5),
    };
    const fills = fillsOf(change, [0, 1, 2], 'light', '#999999');
    expect(fills[1]).toBe('#999999');
    expect(fills[0]).not.toBe(fills[2]);
    expect(modelledLegend(change, view(change), '#999999').note?.en).toContain('uncertainty');
  });

  it('are told with unit, year and interval, and as unknown where there is no value', () => {
    expect(fieldOf(channel, 1)).toEqual({
      label: channel.title,
      value: 60,
      unit: '%',
      window: channel.window,
      lower: 55,
      upper: 65,
    });
    expect(fieldOf(channel, 2).value).toBeNull();
    expect(fieldOf(channel, -1).value).toBeNull();
    const legend = modelledLegend(channel, view(channel), '#999999');
    expect(legend).toMatchObject({ unit: '%', window: channel.window, noDataColor: '#999999' });
  });
});
