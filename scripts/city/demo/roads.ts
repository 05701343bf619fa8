import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type RoadReport, roadGraph } from '../../../src/catalogue/network/graph.ts';
import type { LonLatPoint, RoadLine, Tags } from '../../../src/catalogue/network/road.ts';
import { writeRoads } from '../../roads/write.ts';
import type { CityPlan, StreetClass } from '../plan.ts';

/** What signs and markings of a street would say, in OpenStreetMap's words; footpaths carry no cars. */
const tags: Readonly<Record<Exclude<StreetClass, 'path'>, Tags>> = {
  arterial: { highway: 'primary', lanes: '4', maxspeed: '50' },
  boulevard: { highway: 'secondary', lanes: '4', maxspeed: '50' },
  quay: { highway: 'secondary', lanes: '2', maxspeed: '50' },
  collector: { highway: 'tertiary', lanes: '2', maxspeed: '50' },
  local: { highway: 'residential', lanes: '2', maxspeed: '30' },
  // Too narrow for two cars to pass.
  lane: { highway: 'living_street', lanes: '1', maxspeed: '20' },
};

/** A generated city's streets as lines of a road source: they meet at their ends. */
export function streetLines(
  { streets }: Pick<CityPlan, 'streets'>,
  toLonLat: (x: number, y: number) => LonLatPoint,
): readonly RoadLine[] {
  return streets.flatMap(({ id, name, class: kind, from, to, path }) => {
    if (kind === 'path' || path.length < 2) return [];
    const nodes = path.map((_, i) => (i === 0 ? from : i === path.length - 1 ? to : undefined));
    const places = path.map(([x, y]) => toLonLat(x, y));
    return [{ id: `s${id}`, tags: { ...tags[kind], name }, path: places, nodes }];
  });
}

/** Writes the streets that cars may drive as a road network. */
export async function writeStreets(
  plan: Pick<CityPlan, 'streets'>,
  toLonLat: (x: number, y: number) => LonLatPoint,
  path: string,
): Promise<RoadReport> {
  const { roads, report } = roadGraph(streetLines(plan, toLonLat));
  await mkdir(dirname(path), { recursive: true });
  await writeRoads(roads, path);
  return report;
}
