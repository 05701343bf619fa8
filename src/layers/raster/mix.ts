import type { ValueTile } from './tile.ts';

/** Values on the way from one tile to another of the same place; NaN where either has none. `share` 0..1. */
export function mixTiles(from: ValueTile, to: ValueTile, share: number): ValueTile {
  const values = new Float32Array(from.values.length);
  for (let i = 0; i < values.length; i++) {
    const a = from.values[i]!;
    values[i] = a + (to.values[i]! - a) * share;
  }
  return { ...from, values };
}
