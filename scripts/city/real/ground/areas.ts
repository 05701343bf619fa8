import type { GroundKind } from '../../../../src/channel/classes.ts';
import type { Tags } from '../osm.ts';
import { ranks } from './shapes.ts';

type Style = readonly [kind: GroundKind, rank: number];

const landUse: Readonly<Record<string, Style>> = {
  farmland: ['crop', ranks.landUse],
  farm: ['crop', ranks.landUse],
  orchard: ['crop', ranks.landUse],
  vineyard: ['crop', ranks.landUse],
  plant_nursery: ['crop', ranks.landUse],
  greenhouse_horticulture: ['crop', ranks.landUse],
  residential: ['plot', ranks.landUse],
  commercial: ['plot', ranks.landUse],
  retail: ['plot', ranks.landUse],
  education: ['plot', ranks.landUse],
  civic_admin: ['plot', ranks.landUse],
  government: ['plot', ranks.landUse],
  religious: ['plot', ranks.landUse],
  industrial: ['yard', ranks.landUse],
  depot: ['yard', ranks.landUse],
  garages: ['yard', ranks.landUse],
  military: ['yard', ranks.landUse],
  construction: ['yard', ranks.landUse],
  brownfield: ['yard', ranks.landUse],
  quarry: ['yard', ranks.landUse],
  landfill: ['yard', ranks.landUse],
  farmyard: ['yard', ranks.landUse],
  railway: ['yard', ranks.landUse],
  meadow: ['meadow', ranks.green],
  greenfield: ['meadow', ranks.green],
  grass: ['park', ranks.green],
  village_green: ['park', ranks.green],
  flowerbed: ['garden', ranks.detail],
  forest: ['forest', ranks.green],
  allotments: ['allotment', ranks.green],
  cemetery: ['cemetery', ranks.green],
  recreation_ground: ['sport', ranks.green],
  basin: ['pond', ranks.water],
  reservoir: ['pond', ranks.water],
};

const leisure: Readonly<Record<string, Style>> = {
  park: ['park', ranks.green],
  garden: ['garden', ranks.green],
  dog_park: ['park', ranks.green],
  playground: ['sport', ranks.detail],
  pitch: ['sport', ranks.detail],
  track: ['sport', ranks.detail],
  stadium: ['sport', ranks.green],
  sports_centre: ['sport', ranks.green],
  recreation_ground: ['sport', ranks.green],
  swimming_pool: ['pond', ranks.water],
};

const natural: Readonly<Record<string, Style>> = {
  wood: ['forest', ranks.green],
  scrub: ['meadow', ranks.green],
  grassland: ['meadow', ranks.green],
  water: ['water', ranks.water],
};

/** How an OpenStreetMap area is drawn on the ground, or undefined where its tags say nothing of it. */
export function areaStyle(tags: Tags): { kind: GroundKind; rank: number } | undefined {
  const style =
    natural[tags.natural ?? ''] ??
    (tags.waterway === 'riverbank' ? (['water', ranks.water] as const) : undefined) ??
    leisure[tags.leisure ?? ''] ??
    landUse[tags.landuse ?? ''] ??
    (tags.amenity === 'parking' && isAtGround(tags)
      ? (['yard', ranks.detail] as const)
      : undefined) ??
    (tags.railway === 'platform' && isAtGround(tags)
      ? (['platform', ranks.detail] as const)
      : undefined) ??
    (isSquare(tags) ? (['square', ranks.lane] as const) : undefined);
  return style && { kind: style[0], rank: style[1] };
}

/** False for what lies in a tunnel or below ground. */
export const isAtGround = (tags: Tags): boolean =>
  (tags.tunnel ?? 'no') === 'no' &&
  !tags.layer?.startsWith('-') &&
  !tags.level?.startsWith('-') &&
  tags.parking !== 'underground' &&
  tags.parking !== 'multi-storey';

const isSquare = (tags: Tags): boolean =>
  tags.place === 'square' ||
  (tags.highway === 'pedestrian' && tags.area !== 'no') ||
  (tags.highway !== undefined && tags.area === 'yes');

/** A closed way that is an area rather than a loop of street. */
export const isArea = (tags: Tags): boolean =>
  tags.area === 'yes' ||
  (tags.highway === undefined && tags.railway === undefined) ||
  tags.railway === 'platform';
