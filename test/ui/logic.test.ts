import { expect, test } from 'vitest';
import type { Channel } from '../../src/channel/channel.ts';
import type { SearchItem } from '../../src/state/city.ts';
import { nextRegion } from '../../src/ui/a11y/useRegions.ts';
import {
  comparableShift,
  dailySeries,
  loadChannel,
  sliceSeries,
  stepAt,
} from '../../src/ui/charts/series.ts';
import { dock, leaderPath } from '../../src/ui/inspector/place.ts';
import { beforeOf } from '../../src/ui/layers/groups.ts';
import { layoutOf } from '../../src/ui/layout.ts';
import { histogramPath, labelStep, legendTicks } from '../../src/ui/legend/ticks.ts';
import { scaleBar } from '../../src/ui/map/scaleBar.ts';
import { nearest } from '../../src/ui/phone/detents.ts';
import { stripRange } from '../../src/ui/scenario/IntervalStrip.tsx';
import { hourMarks, keyStep } from '../../src/ui/timeline/scrub.ts';
import { makeFinder } from '../../src/ui/topbar/search.ts';

const item = (id: string, title: string, kind: SearchItem['kind'] = 'building'): SearchItem => ({
  id,
  title,
  kind,
  lon: 9,
  lat: 48,
});

test('search finds by start, without umlauts, with one wrong letter, and by id', () => {
  const find = makeFinder([
    item('b-1', 'Lindenstraße 14'),
    item('b-2', 'Gärtnerweg 2'),
    item('b-3', 'Marktplatz 1'),
    item('d-1', 'Lindenviertel', 'district'),
  ]);
  expect(find('lindenstr 14')[0]?.id).toBe('b-1');
  expect(find('gartnerweg')[0]?.id).toBe('b-2');
  expect(find('Markplatz')[0]?.id).toBe('b-3');
  expect(find('b-3')[0]?.id).toBe('b-3');
  expect(find('linden')[0]?.id).toBe('d-1');
  expect(find('nowhere')).toEqual([]);
});

test('legend ticks hold both ends and keep apart', () => {
  const ticks = legendTicks([0, 250]);
  expect(ticks[0]?.value).toBe(0);
  expect(ticks.at(-1)?.value).toBe(250);
  for (let i = 1; i < ticks.length; i++) {
    expect(ticks[i]!.share - ticks[i - 1]!.share).toBeGreaterThan(0.1);
  }
  expect(legendTicks([3, 3])).toEqual([]);
  expect(labelStep([0, 250])).toBeGreaterThanOrEqual(1);
  expect(labelStep([0.1, 0.9])).toBeLessThan(0.5);
  // Rounded to hundreds, the ends would be told as 800.
  expect(labelStep([-750, 750])).toBe(10);
});

test('a histogram of nothing draws nothing', () => {
  expect(histogramPath([0, 0])).toBe('');
  expect(histogramPath([1, 2])).toContain('L0.5000 0.5000');
});

const hour = 3600;
const start = Date.UTC(2024, 0, 1) / 1000;
const series: Channel = {
  id: 'demo.load',
  title: { en: 'Load' },
  target: 'city',
  unit: 'MW',
  window: { start: '2024-01-01T00:00:00Z', end: '2024-01-03T00:00:00Z' },
  values: Float32Array.from({ length: 48 }, (_, i) => i),
  steps: 48,
  stepSeconds: hour,
  source: { en: 'test' },
};

test('a day of a series has its hours, and its mean and extremes', () => {
  expect(sliceSeries(series, start, start + 86_400)).toHaveLength(25);
  expect(sliceSeries(series, start - 1e6, start - 1)).toEqual([]);
  const [first] = dailySeries(series, start, start + 2 * 86_400);
  expect(first).toMatchObject({ y: 11.5, lower: 0, upper: 23 });
  expect(stepAt(series, start + 1.5 * hour)).toMatchObject({ value: 1, start: start + hour });
  expect(stepAt(series, start - 1)).toBeUndefined();
});

test('a day outside a series falls back to the same weekday of a year that has it', () => {
  const day = 86_400;
  const years = { ...series, values: new Float32Array(24 * 731), steps: 24 * 731 };
  expect(comparableShift(years, start + day, start + 2 * day)).toBe(0);
  const later = start + 1000 * day;
  const shift = comparableShift(years, later, later + day)!;
  expect(shift).toBe(-364 * day);
  expect(comparableShift(series, later, later + day)).toBeUndefined();
});

test('the load series is found among others', () => {
  const other = { ...series, id: 'demo.carbon', unit: 'g/kWh' };
  expect(loadChannel({ a: other, b: series })?.id).toBe('demo.load');
  expect(loadChannel({ a: other })).toBeUndefined();
});

test('the inspector gives way to the thing that it describes', () => {
  const free = { left: 300, top: 100, right: 1300, bottom: 900 };
  expect(dock(free, 300, 400, undefined)).toEqual({ x: 1000, y: 100 });
  expect(dock(free, 300, 400, { x: 1100, y: 300 })).toEqual({ x: 300, y: 100 });
  expect(dock(free, 300, 400, { x: 1100, y: 800 })).toEqual({ x: 1000, y: 100 });
  const panel = { left: 1000, top: 100, right: 1300, bottom: 500 };
  expect(leaderPath({ x: 500, y: 400 }, panel)).toBe('M500 400V136H1000');
  expect(leaderPath({ x: 1100, y: 700 }, panel)).toBe('M1100 700V500');
});

test('a row moved within its theme lands before the right one', () => {
  const group = ['a', 'b', 'c'].map((id) => ({ id }));
  expect(beforeOf(group, 'c', 0)).toBe('a');
  expect(beforeOf(group, 'a', 1)).toBe('c');
  expect(beforeOf(group, 'a', 2)).toBeUndefined();
});

test('the scale bar is round and fits', () => {
  expect(scaleBar(128)).toMatchObject({ metres: 100 });
  expect(scaleBar(128)!.pixels).toBeLessThanOrEqual(96);
  expect(scaleBar(0)).toBeUndefined();
});

test('layouts follow the window and the wish for a kiosk', () => {
  const only = (part: string) => (query: string) => query.includes(part);
  expect(layoutOf(only('180em'), false)).toBe('kiosk');
  expect(layoutOf(only('59.99em'), false)).toBe('phone');
  expect(layoutOf(only('96em'), false)).toBe('wide');
  expect(layoutOf(() => false, false)).toBe('compact');
  expect(layoutOf(() => false, true)).toBe('kiosk');
});

test('keys move the clock by minutes and hours', () => {
  expect(keyStep('ArrowRight', false)).toBe(60);
  expect(keyStep('ArrowLeft', true)).toBe(-600);
  expect(keyStep('PageDown', false)).toBe(-3600);
  expect(keyStep('a', false)).toBe(0);
  expect(hourMarks(0, 86_400, 6).map((m) => m.share)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect(hourMarks(0, 82_800, 6)).toHaveLength(4);
});

test('the sheet settles at the nearest height', () => {
  expect(nearest(200, 844, [0, 1, 2] as const)).toBe(0);
  expect(nearest(420, 844, [0, 1, 2] as const)).toBe(1);
  expect(nearest(700, 844, [0, 1, 2] as const)).toBe(2);
});

test('F6 goes round', () => {
  expect(nextRegion(3, -1, false)).toBe(0);
  expect(nextRegion(3, 2, false)).toBe(0);
  expect(nextRegion(3, 0, true)).toBe(2);
  expect(nextRegion(0, -1, false)).toBe(-1);
});

test('a strip holds all its values, zero where asked', () => {
  const range = stripRange([4, 9.3], true);
  expect(range.min).toBeLessThanOrEqual(0);
  expect(range.max).toBeGreaterThanOrEqual(9.3);
  expect(stripRange([4.01, 9.2], true)).toEqual(range);
  expect(stripRange([5, 5])).toEqual({ min: 4, max: 6 });
});
