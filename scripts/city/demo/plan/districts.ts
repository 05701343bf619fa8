import type { District, PlannedBuilding, Point, Polygon } from '../../plan.ts';
import type { Face, FaceMap } from './faces.ts';
import { centroid, distance, inside, signedArea } from './geometry.ts';
import { createDistrictNamer } from './names.ts';
import { createRandom } from './random.ts';
import { isGreen, isOpenLand, type LandUse } from './settings.ts';
import type { Site } from './site.ts';

interface Seed {
  readonly face: Face;
  readonly name: string;
}

/** How many times farther a metre counts, so that districts are small where people live close. */
const density: Readonly<Partial<Record<LandUse, number>>> = {
  core: 3,
  ring: 3,
  cbd: 2.2,
  inter: 2.2,
  slab: 1.7,
  sub: 1.1,
  villa: 1,
};
const densityOf = (f: Face): number => (f.ground === 'land' ? (density[f.use] ?? 0.8) : 0.8);

const isBuilt = (f: Face): boolean => f.ground === 'land' && !isOpenLand(f.use) && !isGreen(f.use);

/** Seeds: the old centres, the station and industry, then built ground far from all before. */
function chooseSeeds(map: FaceMap, site: Site, middles: readonly Point[]): Seed[] {
  const namer = createDistrictNamer(createRandom(site.seed, 9));
  const built = map.faces.filter(isBuilt);
  const seeds: Seed[] = [];
  const nearest = (list: readonly Face[], to: Point): Face | undefined => {
    let best: Face | undefined;
    for (const f of list) {
      if (!best || distance(middles[f.id]!, to) < distance(middles[best.id]!, to)) best = f;
    }
    return best;
  };
  const add = (
    face: Face | undefined,
    role: 'old' | 'station' | 'industry' | 'town' | 'part',
  ): void => {
    if (!face || seeds.some((s) => s.face === face)) return;
    const m = middles[face.id]!;
    seeds.push({
      face,
      name: namer(role, Math.atan2(m[1] - site.center[1], m[0] - site.center[0])),
    });
  };
  const count = site.settings.districts;
  add(nearest(built, site.center), 'old');
  add(
    nearest(
      built.filter((f) => f.use === 'cbd'),
      site.station,
    ),
    'station',
  );
  const industry = site.patches.find((p) => p.use === 'industry');
  if (industry)
    add(
      nearest(
        built.filter((f) => f.use === 'industry'),
        industry.center,
      ),
      'industry',
    );
  for (const n of site.nuclei.slice(1, 3)) add(nearest(built, n.center), 'town');
  const homes = built.filter((f) => f.use !== 'industry');
  while (seeds.length < count && seeds.length < homes.length) {
    let best: Face | undefined;
    let far = -1;
    for (const f of homes) {
      const m = middles[f.id]!;
      const near = Math.min(...seeds.map((s) => distance(middles[s.face.id]!, m)));
      const pull = near * densityOf(f);
      if (pull > far) {
        far = pull;
        best = f;
      }
    }
    add(best, 'part');
  }
  return seeds;
}

/** District number of every face: grown from the seeds over land, never across river or railway first. */
function grow(map: FaceMap, seeds: readonly Seed[], middles: readonly Point[]): Int32Array {
  const owner = new Int32Array(map.faces.length).fill(-1);
  const cost = new Float64Array(map.faces.length).fill(Number.POSITIVE_INFINITY);
  const spread = (allow: (f: Face) => boolean): void => {
    const heap: [number, number][] = [];
    const push = (item: [number, number]): void => {
      heap.push(item);
      for (let i = heap.length - 1; i > 0; ) {
        const up = (i - 1) >> 1;
        if (heap[up]![0] <= heap[i]![0]) break;
        [heap[up], heap[i]] = [heap[i]!, heap[up]!];
        i = up;
      }
    };
    const pop = (): [number, number] => {
      const top = heap[0]!;
      const last = heap.pop()!;
      if (heap.length > 0) {
        heap[0] = last;
        for (let i = 0; ; ) {
          let low = i;
          for (const k of [2 * i + 1, 2 * i + 2]) {
            if (k < heap.length && heap[k]![0] < heap[low]![0]) low = k;
          }
          if (low === i) break;
          [heap[low], heap[i]] = [heap[i]!, heap[low]!];
          i = low;
        }
      }
      return top;
    };
    owner.forEach((o, id) => {
      if (o >= 0) push([cost[id]!, id]);
    });
    while (heap.length > 0) {
      const [c, id] = pop();
      if (c > cost[id]!) continue;
      const { loop } = map.faces[id]!;
      for (let i = 0; i < loop.length; i++) {
        const next = map.across(loop[i]!, loop[(i + 1) % loop.length]!);
        if (!next || !allow(next)) continue;
        const weight = (densityOf(map.faces[id]!) + densityOf(next)) / 2;
        const step = c + weight * distance(middles[id]!, middles[next.id]!);
        if (step < cost[next.id]!) {
          cost[next.id] = step;
          owner[next.id] = owner[id]!;
          push([step, next.id]);
        }
      }
    }
  };
  seeds.forEach((s, i) => {
    owner[s.face.id] = i;
    cost[s.face.id] = 0;
  });
  spread((f) => f.ground === 'land');
  spread((f) => owner[f.id] === -1 || cost[f.id] === Number.POSITIVE_INFINITY);
  return owner;
}

/** Outlines of the faces of one district, sharing every point with the districts beside it. */
function outline(map: FaceMap, owner: Int32Array, id: number): Polygon[] {
  const next = new Map<number, number[]>();
  for (const face of map.faces) {
    if (owner[face.id] !== id) continue;
    const { loop } = face;
    for (let i = 0; i < loop.length; i++) {
      const a = loop[i]!;
      const b = loop[(i + 1) % loop.length]!;
      const beyond = map.across(a, b);
      if (beyond && owner[beyond.id] === id) continue;
      const list = next.get(a);
      if (list) list.push(b);
      else next.set(a, [b]);
    }
  }
  const rings: Point[][] = [];
  for (const [start, list] of next) {
    while (list.length > 0) {
      const ring: number[] = [];
      const place = new Map<number, number>();
      for (let at = start; ; ) {
        const seen = place.get(at);
        if (seen !== undefined) {
          rings.push(ring.splice(seen).map((n) => map.nodes[n]!));
          for (const [n, i] of place) if (i >= seen) place.delete(n);
          if (ring.length === 0) break;
        }
        place.set(at, ring.length);
        ring.push(at);
        const to = next.get(at)?.pop();
        if (to === undefined) break;
        at = to;
      }
    }
  }
  const outers = rings
    .filter((r) => signedArea(r) > 0)
    .map((outer) => ({ outer, holes: [] as Point[][] }));
  outers.sort((a, b) => signedArea(a.outer) - signedArea(b.outer));
  for (const hole of rings.filter((r) => signedArea(r) < 0)) {
    const probe: Point = [(hole[0]![0] + hole[1]![0]) / 2, (hole[0]![1] + hole[1]![1]) / 2];
    outers
      .find((o) => inside(probe, o.outer) && signedArea(o.outer) > -signedArea(hole))
      ?.holes.push(hole);
  }
  return outers;
}

/** Districts of the whole ground, and the district of every face. */
export interface Partition {
  readonly idOf: (face: number) => string;
  readonly finish: (buildings: readonly PlannedBuilding[]) => District[];
}

export function createDistricts(map: FaceMap, site: Site): Partition {
  const middles = map.faces.map((f) => centroid(map.ring(f)));
  const seeds = chooseSeeds(map, site, middles);
  const owner = grow(map, seeds, middles);
  const id = (i: number): string => `WF-D${String(i + 1).padStart(2, '0')}`;
  return {
    idOf: (face) => id(Math.max(0, owner[face]!)),
    finish: (buildings) => {
      const people = new Map<string, number>();
      for (const b of buildings) {
        people.set(b.district!, (people.get(b.district!) ?? 0) + (b.population ?? 0));
      }
      return seeds.map((s, i) => ({
        id: id(i),
        name: s.name,
        polygons: outline(map, owner, i),
        population: people.get(id(i)) ?? 0,
      }));
    },
  };
}
