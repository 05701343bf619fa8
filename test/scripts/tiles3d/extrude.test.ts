import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BuildingMesh, Point } from '../../../scripts/city/plan.ts';
import { extrude } from '../../../scripts/city/tiles3d/extrude.ts';
import { centroid, ringArea } from '../../../scripts/city/tiles3d/footprint.ts';

const square = (x: number, y: number, s: number): Point[] => [
  [x, y],
  [x + s, y],
  [x + s, y + s],
  [x, y + s],
];

/** Volume between the surface and the plane z = `ground`, by the divergence theorem, m3. */
function volume({ positions, indices }: BuildingMesh, ground: number): number {
  let sum = 0;
  const corner = (i: number): number[] => {
    const p = indices[i]! * 3;
    return [positions[p]!, positions[p + 1]!, positions[p + 2]! - ground];
  };
  for (let t = 0; t < indices.length; t += 3) {
    const [a, b, c] = [corner(t), corner(t + 1), corner(t + 2)];
    sum +=
      (a[0]! * (b[1]! * c[2]! - b[2]! * c[1]!) -
        a[1]! * (b[0]! * c[2]! - b[2]! * c[0]!) +
        a[2]! * (b[0]! * c[1]! - b[1]! * c[0]!)) /
      6;
  }
  return sum;
}

describe('extruded footprints', () => {
  it('enclose area times height, with walls and roof turned outwards', () => {
    expect(volume(extrude({ outer: square(100, 50, 10), holes: [] }, 3, 12), 3)).toBeCloseTo(1200);
  });

  it('leave courtyards open, whichever way their rings turn', () => {
    const hole = square(4, 4, 2);
    for (const holes of [[hole], [hole.toReversed()]]) {
      const mesh = extrude({ outer: square(0, 0, 10).toReversed(), holes }, 0, 5);
      expect(volume(mesh, 0)).toBeCloseTo((100 - 4) * 5);
    }
  });

  it('keep the volume of any star-shaped footprint, closed ring or not', () => {
    const radii = fc.array(fc.double({ min: 3, max: 30, noNaN: true }), {
      minLength: 3,
      maxLength: 20,
    });
    fc.assert(
      fc.property(radii, fc.boolean(), fc.boolean(), (r, closed, clockwise) => {
        const ring: Point[] = r.map((radius, i) => {
          const angle = (2 * Math.PI * i) / r.length;
          return [500 + radius * Math.cos(angle), 300 + radius * Math.sin(angle)];
        });
        const outer = clockwise ? ring.toReversed() : ring;
        const polygon = { outer: closed ? [...outer, outer[0]!] : outer, holes: [] };
        const expected = Math.abs(ringArea(ring)) * 10;
        expect(volume(extrude(polygon, 0, 10), 0)).toBeCloseTo(expected, 3);
      }),
    );
  });

  it('are empty for a footprint that is only a line', () => {
    const line: Point[] = [
      [0, 0],
      [5, 5],
    ];
    expect(extrude({ outer: line, holes: [] }, 0, 5).indices).toHaveLength(0);
    expect(centroid({ outer: line, holes: [] })).toEqual([2.5, 2.5]);
  });
});
