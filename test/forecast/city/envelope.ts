import { type BuildingEnvelope, horizonCount, sectorCount } from '../../../src/channel/envelope.ts';
import type { FeatureTable } from '../../../src/channel/table.ts';
import { numbers } from '../../../src/channel/table.ts';
import { uniform } from '../../../src/forecast/random.ts';

/**
 * Seeded outer surfaces of a table's buildings: walls on four sides at right angles, gabled and level roofs, and
 * neighbours of up to 35 degrees in parts of the horizon. Areas add up to those of the table.
 */
export function syntheticEnvelope(table: FeatureTable, seed = 7): BuildingEnvelope {
  const next = uniform(seed);
  const n = table.count;
  const envelope: BuildingEnvelope = {
    count: n,
    walls: new Float32Array(n * sectorCount),
    party: new Float32Array(n),
    slopes: new Float32Array(n * sectorCount),
    flat: new Float32Array(n),
    tilt: new Float32Array(n),
    roofHorizon: new Float32Array(n * horizonCount),
    wallHorizon: new Float32Array(n * horizonCount),
    assumed: new Uint8Array(n),
  };
  const wall = numbers(table, 'wall_area')!;
  const roof = numbers(table, 'roof_area')!;
  for (let b = 0; b < n; b++) {
    const turned = Math.floor(next() * 2);
    const long = 0.3 + 0.4 * next();
    for (let k = 0; k < 4; k++)
      envelope.walls[b * sectorCount + turned + 2 * k] =
        (wall[b]! * (k % 2 === 0 ? long : 1 - long)) / 2;
    if (next() < 0.3) envelope.flat[b] = roof[b]!;
    else {
      envelope.tilt[b] = 15 + 5 * Math.floor(8 * next());
      envelope.slopes[b * sectorCount + turned] = roof[b]! / 2;
      envelope.slopes[b * sectorCount + turned + 4] = roof[b]! / 2;
    }
    const [from, width, height] = [Math.floor(36 * next()), Math.floor(24 * next()), 35 * next()];
    for (let k = 0; k < width; k++) {
      const at = b * horizonCount + ((from + k) % horizonCount);
      envelope.wallHorizon[at] = Math.round(2 * height * (0.6 + 0.4 * next())) / 2;
      envelope.roofHorizon[at] = Math.round(0.5 * envelope.wallHorizon[at]!) / 2;
    }
  }
  return envelope;
}
