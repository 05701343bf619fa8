import type { Bounds } from '../../../src/geo/bounds.ts';

const printed = (b: Bounds): string => b.map((v) => v.toFixed(5)).join(', ');

/**
 * What is wrong with the extent that a file has against the one that its entry says, or undefined:
 * apart is an error, reaching out by more than `slack` of the entry's size a warning.
 */
export function compareBounds(
  found: Bounds,
  said: Bounds,
  slack: number,
): { readonly severity: 'error' | 'warning'; readonly message: string } | undefined {
  const apart =
    found[0] > said[2] || found[2] < said[0] || found[1] > said[3] || found[3] < said[1];
  const words = `it covers ${printed(found)}, the catalogue says ${printed(said)}`;
  if (apart || !found.every(Number.isFinite)) return { severity: 'error', message: words };
  const [dx, dy] = [(said[2] - said[0]) * slack, (said[3] - said[1]) * slack];
  const out =
    found[0] < said[0] - dx ||
    found[2] > said[2] + dx ||
    found[1] < said[1] - dy ||
    found[3] > said[3] + dy;
  return out ? { severity: 'warning', message: words } : undefined;
}

/** Bounds of interleaved or paired positions in degrees. */
export class Extent {
  #bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];

  add(lon: number, lat: number): void {
    const b = this.#bounds;
    b[0] = Math.min(b[0], lon);
    b[1] = Math.min(b[1], lat);
    b[2] = Math.max(b[2], lon);
    b[3] = Math.max(b[3], lat);
  }

  get bounds(): Bounds {
    return this.#bounds;
  }
}
