import { describe, expect, it } from 'vitest';
import { clcPlusBackbone, constructionPeriod, groundClasses } from '../../src/channel/classes.ts';
import { rampLut, rampNames, rampStops, rgbOf, themedRamp } from '../../src/channel/ramp.ts';

/** CIE lightness of sRGB bytes. */
function lightness([r, g, b]: readonly number[]): number {
  const linear = [r!, g!, b!].map((v) => {
    const s = v / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  });
  const y = 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
  return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
}

describe('ramps', () => {
  it.each(rampNames)('%s has 256 opaque colours that begin and end with its stops', (name) => {
    const lut = rampLut(name);
    expect(lut.length).toBe(1024);
    expect(lut.filter((_, i) => i % 4 === 3).every((a) => a === 255)).toBe(true);
    const [first, last] = rampStops(name, 2);
    expect([...lut.subarray(0, 3)]).toEqual(rgbOf(first!));
    expect([...lut.subarray(1020, 1023)]).toEqual(rgbOf(last!));
  });

  it.each(rampNames.filter((name) => !name.startsWith('difference')))(
    '%s darkens from low to high without a step back',
    (name) => {
      const lights = rampStops(name, 32).map((hex) => lightness(rgbOf(hex)));
      for (let i = 1; i < lights.length; i++) expect(lights[i]!).toBeLessThan(lights[i - 1]! + 0.6);
      expect(lights[0]! - lights.at(-1)!).toBeGreaterThan(45);
    },
  );

  it('has blue below and orange above a grey zero in both themes', () => {
    for (const theme of ['light', 'dark'] as const) {
      const [low, zero, high] = rampStops(themedRamp('difference', theme), 3).map(rgbOf);
      expect(low![2]).toBeGreaterThan(low![0]);
      expect(high![0]).toBeGreaterThan(high![2]);
      expect(Math.max(...zero!) - Math.min(...zero!)).toBeLessThan(14);
    }
  });

  it('falls back to grey for a name that it does not know', () => {
    expect(rampLut('rainbow')).toBe(rampLut('grey'));
  });
});

describe('class tables', () => {
  it('lists the eleven classes of CLC+ Backbone by their official codes', () => {
    expect(clcPlusBackbone.map((c) => c.code)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(clcPlusBackbone[9]!.label.en).toBe('Water');
  });

  it('gives every ground kind a code of its own, with unknown at 0', () => {
    const codes = Object.values(groundClasses).map((c) => c.code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(groundClasses.unknown.code).toBe(0);
  });

  it('puts a year into its period', () => {
    expect([1650, 1900, 1969, 1970, 2024].map(constructionPeriod)).toEqual([0, 1, 2, 3, 5]);
    expect(constructionPeriod(Number.NaN)).toBeNaN();
  });
});
