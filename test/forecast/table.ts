import {
  buildingUses,
  type CategoryColumn,
  type FeatureTable,
  heatingSystems,
  type NumberColumn,
} from '../../src/channel/table.ts';
import { uniform } from '../../src/forecast/random.ts';

const column = (values: Float32Array): NumberColumn => ({ kind: 'number', unit: '1', values });
const shares = { residential: 0.78, mixed: 0.08, retail: 0.03, office: 0.04, industry: 0.04 };

/** A seeded building table with plausible sizes, for tests and benchmarks. */
export function syntheticTable(count: number, seed = 1): FeatureTable {
  const next = uniform(seed);
  const list = (make: (i: number) => number): Float32Array =>
    Float32Array.from({ length: count }, (_, i) => make(i));
  const storeys = list(() => 1 + Math.floor(6 * next() ** 2));
  const footprint = list(() => 60 + 400 * next() ** 2);
  const use = Uint8Array.from({ length: count }, () => {
    let p = next();
    const found = Object.entries(shares).find(([, share]) => {
      p -= share;
      return p < 0;
    });
    return (buildingUses as readonly string[]).indexOf(found?.[0] ?? 'other');
  });
  const heating: CategoryColumn = {
    kind: 'category',
    categories: heatingSystems,
    codes: Uint8Array.from({ length: count }, () => {
      const p = next();
      return p < 0.6
        ? 0
        : p < 0.72
          ? 1
          : p < 0.9
            ? 2
            : p < 0.95
              ? 3
              : p < 0.97
                ? 4
                : p < 0.99
                  ? 5
                  : 6;
    }),
  };
  return {
    count,
    columns: {
      use: { kind: 'category', categories: buildingUses, codes: use },
      heating,
      year: column(list(() => 1850 + Math.floor(170 * next()))),
      storeys: column(storeys),
      height: column(storeys.map((s) => 3.1 * s + 2)),
      footprint_area: column(footprint),
      floor_area: column(footprint.map((a, i) => a * storeys[i]!)),
      roof_area: column(footprint.map((a) => 1.15 * a)),
      wall_area: column(
        footprint.map((a, i) => 4.4 * Math.sqrt(a) * 3.1 * storeys[i]! * (0.5 + 0.5 * next())),
      ),
    },
  };
}
