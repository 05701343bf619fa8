import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { areaOf } from '../../../scripts/city/demo/plan/clip.ts';
import { signedArea } from '../../../scripts/city/demo/plan/geometry.ts';
import { planCity } from '../../../scripts/city/demo/plan/index.ts';
import { createRandom } from '../../../scripts/city/demo/plan/random.ts';
import type { CityPlan, Point } from '../../../scripts/city/plan.ts';
import {
  bareShare,
  buildingsInStreets,
  buildingsOn,
  invalidRings,
  meshFaults,
  overlappingPairs,
  streetPieces,
  volumeOf,
} from './checks.ts';

function digest(plan: CityPlan): string {
  const hash = createHash('sha1');
  const plain = JSON.stringify(plan, (_key, value) =>
    ArrayBuffer.isView(value)
      ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')
      : value,
  );
  return hash.update(plain).digest('hex');
}

const plans = new Map([7, 1, 11].map((seed) => [seed, planCity({ size: 'small', seed })]));

describe.each([...plans])('the small city of seed %i', (_seed, plan) => {
  it('has several hundred buildings and some thousand inhabitants', () => {
    expect(plan.buildings.length).toBeGreaterThan(600);
    expect(plan.buildings.length).toBeLessThan(1150);
    const people = plan.buildings.reduce((sum, b) => sum + (b.population ?? 0), 0);
    expect(people).toBeGreaterThan(3500);
    expect(plan.districts.reduce((sum, d) => sum + d.population, 0)).toBe(people);
  });

  it('has river, railway, platforms, park, old core, blocks, industry and a station', () => {
    const kinds = new Set(plan.areas.map((a) => a.kind));
    for (const kind of [
      'water',
      'rail',
      'platform',
      'park',
      'square',
      'forest',
      'crop',
      'street',
      'quay',
      'path',
      'court',
      'garden',
      'yard',
    ] as const) {
      expect(kinds).toContain(kind);
    }
    const zones = new Set(plan.buildings.map((b) => b.zone));
    for (const zone of ['core', 'ring', 'inter', 'sub', 'industry', 'special'] as const)
      expect(zones).toContain(zone);
    expect(plan.buildings.some((b) => b.use === 'church')).toBe(true);
    expect(plan.railway.length).toBeGreaterThan(1);
  });

  it('has buildings that neither overlap nor stand in water, on rails or in streets', () => {
    expect(invalidRings(plan)).toEqual([]);
    expect(overlappingPairs(plan)).toEqual([]);
    expect(buildingsOn(plan, ['water', 'rail', 'pond', 'platform'])).toEqual([]);
    expect(buildingsInStreets(plan)).toEqual([]);
  });

  it('has one connected street network whose paths end at their nodes', () => {
    expect(streetPieces(plan)).toBe(1);
    for (const s of plan.streets) {
      expect(s.path[0]).toEqual(plan.nodes[s.from]);
      expect(s.path[s.path.length - 1]).toEqual(plan.nodes[s.to]);
      expect(s.name).not.toBe('');
    }
  });

  it('covers all of the ground', () => {
    const random = createRandom(1);
    const points = Array.from(
      { length: 400 },
      (): Point => [5 + random() * (plan.extent[0] - 10), 5 + random() * (plan.extent[1] - 10)],
    );
    expect(bareShare(plan, points)).toBe(0);
  });

  it('gives every building an own address, a district and believable figures', () => {
    const ids = new Set(plan.districts.map((d) => d.id));
    expect(new Set(plan.buildings.map((b) => b.address)).size).toBe(plan.buildings.length);
    plan.buildings.forEach((b, i) => {
      expect(b.id).toBe(`WF-${String(i + 1).padStart(6, '0')}`);
      expect(b.address).toMatch(/^\p{L}.* \d+$/u);
      expect(ids).toContain(b.district);
      expect(b.height).toBeGreaterThan(2);
      expect(b.height).toBeLessThan(140);
      expect(b.footprintArea).toBeCloseTo(signedArea(b.footprint.outer), 1);
      expect(b.floorArea).toBeGreaterThanOrEqual(b.footprintArea * 0.99);
      expect(b.year).toBeGreaterThan(1100);
      expect(b.year).toBeLessThan(2025);
    });
  });

  it('has closed meshes that face outward', () => {
    const faults = plan.buildings.flatMap((_, i) => meshFaults(plan, i));
    expect(faults).toEqual([]);
    const hollow = plan.buildings.filter((b, i) => volumeOf(plan, i) < b.footprintArea * 2);
    expect(hollow.map((b) => b.id)).toEqual([]);
  });

  it('has 12 to 14 districts with names of their own that tile the extent', () => {
    expect(plan.districts.length).toBeGreaterThanOrEqual(12);
    expect(plan.districts.length).toBeLessThanOrEqual(14);
    expect(new Set(plan.districts.map((d) => d.name)).size).toBe(plan.districts.length);
    const area = plan.districts.flatMap((d) => d.polygons).reduce((sum, p) => sum + areaOf(p), 0);
    expect(area / (plan.extent[0] * plan.extent[1])).toBeGreaterThan(0.995);
    expect(area / (plan.extent[0] * plan.extent[1])).toBeLessThan(1.0001);
  });

  it('has ground between 190 and 330 m and trees that stand on it', () => {
    expect(plan.dem.heights.length).toBe(plan.dem.cols * plan.dem.rows);
    expect(plan.dem.heights.every((z) => z > 190 && z < 330)).toBe(true);
    expect(plan.trees.length).toBeGreaterThan(1500);
    expect(plan.trees.every((t) => t.z > 190 && t.height > 0 && t.crown > 0)).toBe(true);
  });
});

describe('the plan', () => {
  it('is the same to the last digit for the same seed and another for another seed', () => {
    expect(digest(planCity({ size: 'small', seed: 7 }))).toBe(digest(plans.get(7)!));
    expect(digest(plans.get(1)!)).not.toBe(digest(plans.get(7)!));
  });

  it('reports its progress from 0 to 1', () => {
    const shares: number[] = [];
    planCity({ size: 'small', seed: 7, onProgress: (share) => shares.push(share) });
    expect(shares[0]).toBe(0);
    expect(shares[shares.length - 1]).toBe(1);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });
});
