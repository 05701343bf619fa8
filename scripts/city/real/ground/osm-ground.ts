import type { Point } from '../../plan.ts';
import type { LonLatPoint, OsmData, Tags } from '../osm.ts';
import { areaStyle, isArea, isAtGround } from './areas.ts';
import { type RankedShape, ranks } from './shapes.ts';
import { streetStyle } from './streets.ts';

const railWidth: Readonly<Record<string, number>> = {
  rail: 3.5,
  light_rail: 3,
  subway: 3,
  narrow_gauge: 3,
};
const waterWidth: Readonly<Record<string, number>> = {
  river: 20,
  canal: 10,
  stream: 3,
  ditch: 1.5,
};

/** The ground cover that an OpenStreetMap extract draws, in the plane that `project` leads to. */
export function groundFromOsm(
  osm: OsmData,
  project: (lon: number, lat: number) => Point,
): readonly RankedShape[] {
  const plane = (path: readonly LonLatPoint[]): Point[] =>
    path.map(([lon, lat]) => project(lon, lat));
  const shapes: RankedShape[] = [];
  for (const { tags, rings } of osm.areas) {
    const style = areaStyle(tags);
    if (style !== undefined) shapes.push({ ...style, rings: rings.map(plane) });
  }
  for (const { tags, path, closed } of osm.ways) {
    const style = closed && isArea(tags) ? areaStyle(tags) : undefined;
    if (style !== undefined) shapes.push({ ...style, rings: [plane(path)] });
    else shapes.push(...line(tags, () => plane(path)));
  }
  return shapes;
}

function line(tags: Tags, path: () => Point[]): RankedShape[] {
  if (!isAtGround(tags)) return [];
  const bridge = (tags.bridge ?? 'no') !== 'no';
  const rail = railWidth[tags.railway ?? ''];
  if (rail !== undefined)
    return [{ kind: 'rail', path: path(), width: rail, rank: bridge ? ranks.bridge : ranks.rail }];
  const water = waterWidth[tags.waterway ?? ''];
  if (water !== undefined)
    return [{ kind: 'water', path: path(), width: metres(tags) ?? water, rank: ranks.water }];
  const street = streetStyle(tags.highway ?? '');
  if (street === undefined) return [];
  const { kind, rank } = street;
  const width = metres(tags) ?? street.width;
  return [{ kind, path: path(), width, rank: bridge ? ranks.bridge : rank }];
}

/** A tagged width between 1 and 60 m; others are taken for errors. */
function metres(tags: Tags): number | undefined {
  const width = Number.parseFloat(tags.width ?? '');
  return width >= 1 && width <= 60 ? width : undefined;
}
