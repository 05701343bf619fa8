import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../src/channel/channel.ts';
import { natural, plain } from '../../../src/layers/buildings/shader.ts';
import { channelCells, uniformCells } from '../../../src/layers/buildings/values.ts';
import { channelLegend, channelLut, domainOf, stepOf } from '../../../src/layers/painted.ts';
import { cellCount, notKnown, textureWidth } from '../../../src/layers/valueTexture.ts';

const channel = (values: readonly number[], change: Partial<Channel> = {}): Channel => ({
  id: 'building.test',
  title: { en: 'Test' },
  target: 'building',
  unit: 'm',
  window: { start: '2025-01-01T00:00:00Z', end: '2025-01-02T00:00:00Z' },
  values: Float32Array.from(values),
  source: { en: 'Test' },
  domain: [0, 10],
  ...change,
});
const cells = (c: Channel, time = 0, range: number[] = []) =>
  [...channelCells(c, c.values.length / (c.steps ?? 1), time, range)].slice(0, c.values.length);
const hex = (lut: Uint8Array, cell: number): string => {
  const at = Math.round(cell * 255) * 4;
  return `#${[...lut.subarray(at, at + 3)].map((v) => v.toString(16).padStart(2, '0')).join('')}`;
};

describe('values of buildings as texture cells', () => {
  it('fill whole rows, at least one', () => {
    expect(cellCount(0)).toBe(textureWidth);
    expect(cellCount(textureWidth)).toBe(textureWidth);
    expect(cellCount(textureWidth + 1)).toBe(2 * textureWidth);
    expect(new Set(uniformCells(5, 'plain'))).toEqual(new Set([plain]));
    expect(new Set(uniformCells(5, 'natural'))).toEqual(new Set([natural]));
  });

  it('run from 0 to 1 over the domain and stay there beyond it', () => {
    expect(cells(channel([-5, 0, 2.5, 10, 99]))).toEqual([0, 0, 0.25, 1, 1]);
  });

  it('say not known for NaN, and for what the channel does not cover', () => {
    const c = channel([1, Number.NaN]);
    expect([...channelCells(c, 3, 0)].slice(1, 3)).toEqual([notKnown, notKnown]);
  });

  it('keep the order of any values', () => {
    const numbers = fc.array(fc.float({ min: -50, max: 50, noNaN: true }), { minLength: 2 });
    fc.assert(
      fc.property(numbers, (values) => {
        const sorted = cells(channel([...values].sort((a, b) => a - b)));
        expect(sorted).toEqual([...sorted].sort((a, b) => a - b));
      }),
    );
  });

  it('leave out what lies outside the chosen range', () => {
    expect(cells(channel([1, 5, 9]), 0, [2, 6])).toEqual([notKnown, 0.5, notKnown]);
  });

  it('give every class its own colour, whatever its code', () => {
    const classes = [3, 7, 200].map((code) => ({ code, label: { en: `class ${code}` } }));
    const c = channel([7, 3, 200, 4], { classes });
    const colours = channelLegend(c, 'light', 0, '#cccccc').classes!.map((k) => k.color);
    const lut = channelLut(c, 'light');
    const [first, second, third, unknown] = cells(c);
    expect([second, first, third].map((cell) => hex(lut, cell!))).toEqual(colours);
    expect(new Set(colours).size).toBe(3);
    expect(unknown).toBe(notKnown);
  });

  it('use the colours that the classes bring', () => {
    const classes = [{ code: 0, label: { en: 'old' }, color: '#46403f' }];
    const c = channel([0], { classes });
    expect(hex(channelLut(c, 'dark'), cells(c)[0]!)).toBe('#46403f');
  });

  it('grey a difference whose interval includes zero, and only that', () => {
    const difference = channel([-4, 4, 4], {
      ramp: 'difference',
      domain: [-10, 10],
      lower: Float32Array.from([-6, -1, 1]),
      upper: Float32Array.from([-2, 9, 9]),
    });
    const expected = [Math.fround(0.3), notKnown, Math.fround(0.7)];
    expect(cells(difference)).toEqual(expected);
    const { ramp: _, ...absolute } = difference;
    expect(cells(absolute)[1]).toBeGreaterThan(0);
  });

  it('take the step of the hour that the clock shows, the last one after the end', () => {
    const c = channel([0, 10, 5, 2.5], { steps: 2, stepSeconds: 3600 });
    const start = Date.parse(c.window.start) / 1000;
    expect([...channelCells(c, 2, start)].slice(0, 2)).toEqual([0, 0.5]);
    expect([...channelCells(c, 2, start + 3700)].slice(0, 2)).toEqual([1, 0.25]);
    expect(stepOf(c, start + 1e6)).toBe(1);
    expect(stepOf(c, start - 1e6)).toBe(0);
  });
});

describe('legend of a painted channel', () => {
  it('counts every known building once', () => {
    const c = channel([0, 1, 5, 10, 50, Number.NaN]);
    const { histogram, domain, unit } = channelLegend(c, 'light', 0, '#cccccc');
    expect(histogram!.reduce((a, b) => a + b)).toBe(5);
    expect([domain, unit]).toEqual([[0, 10], 'm']);
  });

  it('takes the middle 96 % where a channel names no domain', () => {
    const { domain: _, ...open } = channel([...Array(101).keys()].map((v) => v));
    expect(domainOf(open)).toEqual([2, 98]);
  });

  it('tells the typical half width of the interval', () => {
    const c = channel([5, 5, 5], {
      lower: Float32Array.from([4, 3, 2]),
      upper: Float32Array.from([6, 7, 8]),
    });
    expect(channelLegend(c, 'light', 0, '#cccccc').error).toBe(2);
  });

  it('lets what is there speak for it, not the many that are empty', () => {
    const c = channel([0, 0, 0, 0, 900, 1100], {
      lower: Float32Array.from([0, 0, 0, 0, 800, 1000]),
      upper: Float32Array.from([0, 0, 0, 1, 1000, 1200]),
    });
    expect(channelLegend(c, 'light', 0, '#cccccc').error).toBe(100);
  });
});
