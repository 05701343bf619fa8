import { describe, expect, it } from 'vitest';
import { prepareHeat } from '../../../../src/forecast/heat/city/prepare.ts';
import { runHeat, town } from './city.ts';

/** A town without a field or a park, half of it roofs: every cell is like the next, so that mixing changes nothing. */
const even = town();
const cells = even.landCover.length;
const prepared = prepareHeat({
  ...even,
  landCover: new Float32Array(cells).fill(1),
  roofs: new Float32Array(cells).fill(5000),
  residents: new Float32Array(cells).fill(20),
});

/** Likely values of `seeds/heat/demo.json`: sealed ground, and what measures put on it. */
const sealed = { shade: 0.03, albedo: 0.17, kc: 0.1 };
const covers = {
  street_trees: { shade: 0.95, albedo: 0.18, kc: 0.95 },
  green_roofs: { albedo: 0.2, kc: 0.6 },
  cool_roofs: { albedo: 0.55 },
} as const;
/** Half of a cell is open ground; 35 % of the other half are flat roofs. */
const reach = { street_trees: 0.5, green_roofs: 0.5 * 0.35, cool_roofs: 0.5 * 0.35 } as const;
const island = 3.5;

type Lever = keyof typeof covers;

/** Air by hand, degC: 30 + (1 - CC) 3.5 with CC = .6 shade + .2 albedo + .2 kc. */
function air(lever: Lever, percent: number): number {
  const share = (percent / 100) * reach[lever];
  const cover: Partial<typeof sealed> = covers[lever];
  const at = (factor: keyof typeof sealed): number =>
    sealed[factor] + share * ((cover[factor] ?? sealed[factor]) - sealed[factor]);
  return 30 + (1 - (0.6 * at('shade') + 0.2 * at('albedo') + 0.2 * at('kc'))) * island;
}

describe('levers of heat, one at a time', () => {
  it.each([
    ['street_trees', [10, 25, 50]],
    ['green_roofs', [20, 60, 100]],
    ['cool_roofs', [20, 60, 100]],
  ] as const)('%s cool the air as the factors of the file say', (lever, values) => {
    const before = runHeat(prepared, {}).figures.find((f) => f.quantity === 'heatAirTemperature')!;
    expect(before.value).toBeCloseTo(air(lever, 0), 5);
    let last = 0;
    for (const value of values) {
      const { differences } = runHeat(prepared, { [lever]: value });
      const change = differences.find((d) => d.quantity === 'heatAirTemperature')!;
      expect(change.value).toBeCloseTo(air(lever, value) - air(lever, 0), 5);
      expect(change.value).toBeLessThan(last);
      expect(change.upper).toBeLessThanOrEqual(0);
      last = change.value;
    }
  });
});
