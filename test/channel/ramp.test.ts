import { lab65, rgb } from 'culori';
import { describe, expect, it } from 'vitest';
import {
  categoryColours,
  isRamp,
  rampChoices,
  rampFamily,
  rampLut,
  rampNames,
  rampOf,
  rampStops,
  rgbOf,
  themedRamp,
} from '../../src/channel/ramp.ts';
import { apart, eyes, mapBar, tooNear } from '../colourVision.ts';

/** Least CIEDE2000 difference that neighbouring steps must have for every kind of eye. */
const bar = 4;
const lightness = (hex: string): number => lab65(rgb(hex)!)!.l;
const ofFamily = (family: string) => rampNames.filter((name) => rampFamily(name) === family);
const ramps = rampNames.filter((name) => rampFamily(name) !== 'categorical');

describe('ramps', () => {
  it.each(rampNames)('%s has 256 opaque colours that begin and end with its stops', (name) => {
    const lut = rampLut(name);
    expect(lut.length).toBe(1024);
    expect(lut.filter((_, i) => i % 4 === 3).every((a) => a === 255)).toBe(true);
    const [first, last] = rampStops(name, 2);
    expect([...lut.subarray(0, 3)]).toEqual(rgbOf(first!));
    expect([...lut.subarray(1020, 1023)]).toEqual(rgbOf(last!));
  });

  it.each(ofFamily('sequential'))('%s darkens from low to high without a step back', (name) => {
    const lights = rampStops(name, 32).map(lightness);
    for (let i = 1; i < lights.length; i++) expect(lights[i]!).toBeLessThan(lights[i - 1]! + 0.6);
    expect(lights[0]! - lights.at(-1)!).toBeGreaterThan(45);
  });

  it.each(ofFamily('diverging'))('%s is as light below its middle as above', (name) => {
    const lights = rampStops(name, 17).map(lightness);
    for (let i = 0; i < 8; i++) expect(Math.abs(lights[i]! - lights[16 - i]!)).toBeLessThan(6);
    const ends = (lights[0]! + lights[16]!) / 2;
    expect(Math.abs(ends - lights[8]!)).toBeGreaterThan(40);
  });

  it.each(ofFamily('cyclic'))('%s ends where it began and falls and rises once between', (name) => {
    const lights = rampStops(name, 33).map(lightness);
    expect(Math.abs(lights[0]! - lights[32]!)).toBeLessThan(1);
    const darkest = lights.indexOf(Math.min(...lights));
    expect(Math.abs(darkest - 16)).toBeLessThan(3);
    for (let i = 1; i <= darkest; i++) expect(lights[i]!).toBeLessThan(lights[i - 1]! + 0.6);
  });

  describe.each(eyes)('for %s eyes', (_, seen) => {
    it.each(ramps)('neighbours of %s in eight steps differ', (name) => {
      const steps = rampStops(name, 8, false, true);
      const round = rampFamily(name) === 'cyclic' ? [...steps, steps[0]!] : steps;
      for (const [i, hex] of round.slice(1).entries())
        expect(apart(seen, round[i]!, hex)).toBeGreaterThan(bar);
    });

    it.each(ofFamily('diverging'))('less and more of %s are not taken for each other', (name) => {
      const steps = rampStops(name, 9);
      for (let i = 0; i < 4; i++)
        expect(apart(seen, steps[i]!, steps[8 - i]!)).toBeGreaterThan(mapBar);
    });
  });

  it('keeps every two of the seven categories apart for every eye', () => {
    expect(tooNear(categoryColours(7), mapBar)).toEqual([]);
  });

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
    expect(isRamp('rainbow')).toBe(false);
  });

  it('turns a ramp round by suffix, by flag, and back by both', () => {
    expect(rampOf('grey-reversed')).toEqual({ name: 'grey', reversed: true });
    expect(isRamp('grey-reversed')).toBe(true);
    const [light, dark] = rampStops('grey', 2);
    expect(rampStops('grey-reversed', 2)).toEqual([dark, light]);
    expect(rampLut('grey-reversed', true)).toBe(rampLut('grey'));
    expect(rampLut('grey', true)).toBe(rampLut('grey-reversed'));
  });

  it('offers every ramp under a name in both languages', () => {
    expect(rampChoices.map((c) => themedRamp(c.name, 'light')).sort()).toEqual(
      rampNames.filter((name) => name !== 'difference-dark').toSorted(),
    );
    for (const { label } of rampChoices) expect(label.de).toBeTruthy();
  });

  it('gives more categories than colours paler ones, all different', () => {
    expect(new Set(categoryColours(28)).size).toBe(28);
  });
});
