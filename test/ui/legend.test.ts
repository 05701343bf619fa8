import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Legend, LegendClass } from '../../src/layers/layer.ts';
import { chosenRange } from '../../src/ui/layers/RangeFields.tsx';
import { grouped } from '../../src/ui/legend/ClassList.tsx';
import { gradientStops, legendBackground } from '../../src/ui/legend/colors.ts';
import { handlePlaces, handleSteps, handleValue, moved } from '../../src/ui/legend/handles.ts';
import { legendTicks } from '../../src/ui/legend/ticks.ts';

const legend = (more: Partial<Legend>): Legend => ({
  title: { en: 'x' },
  unit: '',
  source: { en: 'y' },
  ...more,
});

describe('the colours of a legend', () => {
  it('run into each other, or stand in blocks between their limits', () => {
    const ramp = ['#000000', '#808080', '#ffffff'];
    expect(gradientStops(legend({ ramp })).map(({ at }) => at)).toEqual([0, 0.5, 1]);
    const blocks = gradientStops(legend({ ramp, domain: [0, 10], limits: [2, 6] }));
    expect(blocks.map(({ at }) => at)).toEqual([0, 0.2, 0.2, 0.6, 0.6, 1]);
    const decades = legend({ ramp, domain: [1, 1000], limits: [10, 100], scale: 'log' });
    expect(gradientStops(decades)[2]!.at).toBeCloseTo(1 / 3);
    expect(legendBackground(legend({ ramp: ['#123456'] }))).toBe('#123456');
  });

  it('leave out classes that are hidden', () => {
    const classes = [1, 2].map((code) => ({ code, label: { en: '' }, color: `#00000${code}` }));
    expect(legendBackground(legend({ classes, hidden: [1] }))).not.toContain('#000001');
    expect(legendBackground(legend({ classes, hidden: [1, 2] }))).toBeUndefined();
  });
});

describe('the marks of a legend', () => {
  it('are powers of ten on a logarithmic scale, finer ones where it is short', () => {
    expect(legendTicks([1, 10000], 'log').map((t) => t.value)).toEqual([1, 10, 100, 1000, 10000]);
    const short = legendTicks([2, 40], 'log');
    expect(short.map((t) => t.value)).toEqual([2, 5, 10, 20, 40]);
    expect(short[2]!.share).toBeCloseTo(Math.log(5) / Math.log(20));
  });

  it('are the limits of steps where there are any, as far as they have room', () => {
    expect(legendTicks([0, 10], 'linear', [2, 4, 6, 8]).map((t) => t.value)).toEqual([
      0, 2, 4, 6, 8, 10,
    ]);
    const many = legendTicks([0, 12], 'linear', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    for (const [i, tick] of many.entries())
      if (i > 0) expect(tick.share - many[i - 1]!.share).toBeGreaterThanOrEqual(0.165);
  });
});

describe('the handles of a legend', () => {
  it('do not limit at their own ends', () => {
    expect(handlePlaces({}, [0, 10], 'linear')).toEqual([0, handleSteps]);
    expect(handleValue(0, 'low', [0, 10], 'linear')).toBeUndefined();
    expect(handleValue(handleSteps, 'high', [0, 10], 'linear')).toBeUndefined();
    expect(moved({ from: 3, to: 8 }, 'low', 0, [0, 10], 'linear')).toEqual({ to: 8 });
    expect(moved({ from: 3 }, 'high', handleSteps, [0, 10], 'linear')).toEqual({ from: 3 });
  });

  it('stop before each other', () => {
    const { from, to } = moved({ from: 2, to: 5 }, 'low', 180, [0, 10], 'linear');
    expect(from).toBeLessThan(to!);
    expect(moved({ from: 5 }, 'high', 3, [0, 10], 'linear').to).toBeGreaterThan(5);
  });

  it('stand for values without a tail of digits', () => {
    expect(handleValue(100, 'low', [24, 48], 'linear')).toBe(36);
    expect(handleValue(1, 'low', [24, 48], 'linear')).toBe(24.1);
    expect(handleValue(100, 'low', [1, 10000], 'log')).toBe(100);
  });

  it('come back to the step that they were moved to', () => {
    const low = fc.double({ min: -1e4, max: 1e4, noNaN: true });
    const span = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
    const step = fc.integer({ min: 1, max: handleSteps - 1 });
    fc.assert(
      fc.property(low, span, step, (from, width, at) => {
        const domain = [from, from + width] as const;
        const value = handleValue(at, 'low', domain, 'linear')!;
        expect(Math.abs(handlePlaces({ from: value }, domain, 'linear')[0] - at)).toBeLessThan(2);
      }),
    );
  });
});

describe('a list of classes', () => {
  it('is cut into runs of one heading', () => {
    const of = (code: number, group?: string): LegendClass => ({
      code,
      color: '#000000',
      label: { en: '' },
      ...(group === undefined ? {} : { group: { en: group } }),
    });
    const runs = grouped([of(1, 'a'), of(2, 'a'), of(3, 'b')]);
    expect(runs.map((r) => r.members.map((c) => c.code))).toEqual([[1, 2], [3]]);
    expect(grouped([of(1), of(2)])).toHaveLength(1);
  });
});

describe('the range on the card', () => {
  const choices = [
    { value: 'own', label: { en: 'own' } },
    { value: '5-95', label: { en: 'middle' }, domain: [2, 8] as const },
  ];

  it('is the own one, one of the choices, or by hand', () => {
    expect(chosenRange(choices, undefined, undefined)?.value).toBe('own');
    expect(chosenRange(choices, 2, 8)?.value).toBe('5-95');
    expect(chosenRange(choices, 2, 9)).toBeUndefined();
  });
});
