import { describe, expect, it } from 'vitest';
import type { Part } from '../../../scripts/city/demo/plan/draft.ts';
import { boxStrip } from '../../../scripts/city/demo/plan/draft.ts';
import { addPart, MeshBuilder } from '../../../scripts/city/demo/plan/roofs.ts';
import type { Body } from '../../../scripts/city/envelope/solid.ts';
import type { Ring } from '../../../scripts/city/plan.ts';
import { at, degrees, envelopeOf, rectangle, slopesOf, wallsOf } from './houses.ts';

function built(outer: Ring, parts: readonly Part[]): Body {
  const mesh = new MeshBuilder();
  for (const part of parts) addPart(mesh, part, 0, -1);
  return {
    footprint: { outer, holes: [] },
    ground: 0,
    height: 10,
    mesh: {
      positions: Float64Array.from(mesh.positions),
      indices: Uint32Array.from(mesh.indices),
      surface: Uint8Array.from(mesh.surface),
      ornament: Uint8Array.from(mesh.ornament),
      wallColor: [0, 0, 0],
      roofColor: [0, 0, 0],
    },
  };
}
const house = rectangle(0, 0, 12, 8);
const slope = Math.hypot(4, 3);

describe('roof planes', () => {
  it('are two slopes of a gable, with pointed walls at its ends', async () => {
    const e = await envelopeOf([built(house, [boxStrip(house, 5, 3, 'gable')])]);
    expect(slopesOf(e)).toEqual({ n: 12 * slope, s: 12 * slope });
    expect(e.flat[0]).toBe(0);
    expect(e.tilt[0]).toBeCloseTo(degrees(3 / 4), 1);
    // Walls begin at the ground, though they are drawn a metre deeper.
    expect(wallsOf(e)).toEqual({ n: 60, s: 60, e: 40 + 12, w: 40 + 12 });
  });

  it('are four of a hip, which has no pointed walls', async () => {
    const e = await envelopeOf([built(house, [boxStrip(house, 5, 3, 'hip')])]);
    const slopes = slopesOf(e);
    expect(Object.keys(slopes).sort()).toEqual(['e', 'n', 's', 'w']);
    expect(slopes.n).toBeCloseTo(slopes.s!, 1);
    expect(wallsOf(e)).toEqual({ n: 60, s: 60, e: 40, w: 40 });
  });

  it('leave party wall up to the lower roof line between two gables of a row', async () => {
    const next: Ring = rectangle(12, 0, 12, 8);
    const e = await envelopeOf([
      built(house, [boxStrip(house, 5, 3, 'gable')]),
      built(next, [boxStrip(next, 4, 3, 'gable')]),
    ]);
    // The higher gable stands out by 1 m over the whole depth.
    expect(wallsOf(e, 0)).toEqual({ n: 60, s: 60, w: 52, e: 8 });
    expect(wallsOf(e, 1)).toEqual({ n: 48, s: 48, e: 32 + 12 });
    expect([...e.party]).toEqual([44, 44]);
  });

  it('count only what no higher part covers: a plant room on a tower on a base', async () => {
    const tower = rectangle(2, 2, 6, 4);
    const plant = rectangle(3, 3, 2, 2);
    const e = await envelopeOf([
      built(house, [
        { kind: 'prism', ring: house, top: 5 },
        { kind: 'prism', ring: tower, bottom: 5, top: 20 },
        { kind: 'prism', ring: plant, bottom: 20, top: 23 },
      ]),
    ]);
    expect(e.flat[0]).toBe(96);
    expect(wallsOf(e)).toEqual({
      n: 60 + 6 * 15 + 2 * 3,
      s: 60 + 6 * 15 + 2 * 3,
      e: 40 + 4 * 15 + 2 * 3,
      w: 40 + 4 * 15 + 2 * 3,
    });
  });

  it('have no inner walls where parts of one building meet', async () => {
    const [left, right] = [rectangle(0, 0, 6, 8), rectangle(6, 0, 6, 8)];
    const e = await envelopeOf([
      built(house, [
        { kind: 'prism', ring: left, top: 5 },
        { kind: 'prism', ring: right, top: 9 },
      ]),
    ]);
    expect(wallsOf(e)).toEqual({ n: 30 + 54, s: 30 + 54, w: 40 + 4 * 8, e: 72 });
    expect(e.party[0]).toBe(0);
  });

  it('leave ornaments out, and out of the light', async () => {
    const chimney: Part = {
      kind: 'prism',
      ring: rectangle(8, 3, 1, 1),
      bottom: 5,
      top: 9,
      ornament: true,
    };
    const [bare, adorned] = await Promise.all([
      envelopeOf([built(house, [boxStrip(house, 5, 3, 'gable')])]),
      envelopeOf([built(house, [boxStrip(house, 5, 3, 'gable'), chimney])]),
    ]);
    expect(adorned).toEqual(bare);
  });
});

describe('horizon of a roof', () => {
  it('has the higher parts of the building in it', async () => {
    const tower = rectangle(9, 0, 3, 8);
    const low = rectangle(0, 0, 9, 8);
    const e = await envelopeOf([
      built(house, [
        { kind: 'prism', ring: low, top: 5 },
        { kind: 'prism', ring: tower, top: 12 },
      ]),
    ]);
    // From 0.5 m above the low roof: at least what its far edge sees, at most what is seen 1 m away.
    expect(at(e.roofHorizon, 0, 90)).toBeGreaterThan(degrees(6.5 / 9));
    expect(at(e.roofHorizon, 0, 90)).toBeLessThan(degrees(6.5 / 1));
    expect(at(e.roofHorizon, 0, 270)).toBe(0);
  });

  it('is open over a high house whose low wing reaches the middle of the footprint', async () => {
    const main = rectangle(0, 0, 12, 8);
    const wing = rectangle(4, 8, 4, 12);
    const outer: Ring = [
      [0, 0],
      [12, 0],
      [12, 8],
      [8, 8],
      [8, 20],
      [4, 20],
      [4, 8],
      [0, 8],
    ];
    const e = await envelopeOf([
      built(outer, [boxStrip(main, 9, 4, 'gable'), { kind: 'prism', ring: wing, top: 4 }]),
    ]);
    expect(Math.max(...e.roofHorizon)).toBe(0);
  });

  it('is that of the base where a slim tower stands in its middle', async () => {
    const wide = rectangle(0, 0, 40, 40);
    const slim = rectangle(17, 17, 6, 6);
    const e = await envelopeOf([
      built(wide, [
        { kind: 'prism', ring: wide, top: 5 },
        { kind: 'prism', ring: slim, bottom: 5, top: 30 },
      ]),
    ]);
    // The tower is to one side of each place, to all sides of the roof as a whole.
    expect(Math.max(...e.roofHorizon)).toBeLessThan(30);
    const mean = e.roofHorizon.reduce((a, b) => a + b, 0) / 36;
    expect(mean).toBeGreaterThan(2);
    expect(mean).toBeLessThan(12);
  });

  it('is open over a slope, which is no obstacle to itself', async () => {
    for (const form of ['gable', 'hip', 'shed', 'mansard'] as const) {
      const e = await envelopeOf([built(house, [boxStrip(house, 5, 4, form)])]);
      expect(Math.max(...e.roofHorizon)).toBe(0);
    }
  });
});
