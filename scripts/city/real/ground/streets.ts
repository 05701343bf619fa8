import type { GroundKind } from '../../../../src/channel/classes.ts';
import { ranks } from './shapes.ts';

export interface StreetStyle {
  readonly kind: GroundKind;
  /** Carriageway and pavements, metres: typical for the class, used where no width is tagged. */
  readonly width: number;
  readonly rank: number;
}

const styles: Readonly<Record<string, StreetStyle>> = {
  motorway: { kind: 'street', width: 14, rank: ranks.main },
  trunk: { kind: 'street', width: 14, rank: ranks.main },
  primary: { kind: 'street', width: 14, rank: ranks.main },
  secondary: { kind: 'street', width: 12, rank: ranks.main },
  tertiary: { kind: 'street', width: 10, rank: ranks.street },
  unclassified: { kind: 'street', width: 8, rank: ranks.street },
  residential: { kind: 'street', width: 8, rank: ranks.street },
  road: { kind: 'street', width: 8, rank: ranks.street },
  busway: { kind: 'street', width: 7, rank: ranks.street },
  living_street: { kind: 'street', width: 6, rank: ranks.street },
  service: { kind: 'street', width: 4, rank: ranks.lane },
  pedestrian: { kind: 'square', width: 6, rank: ranks.lane },
  track: { kind: 'path', width: 3, rank: ranks.path },
  cycleway: { kind: 'path', width: 2.5, rank: ranks.path },
  footway: { kind: 'path', width: 2, rank: ranks.path },
  path: { kind: 'path', width: 2, rank: ranks.path },
  bridleway: { kind: 'path', width: 2, rank: ranks.path },
  steps: { kind: 'path', width: 2, rank: ranks.path },
};

/**
 * How a `highway` value of OpenStreetMap is drawn, or undefined for what is no street (proposed,
 * platform). Slip roads (`*_link`) are narrower; of a list, as simplified networks hold it, the widest counts.
 */
export function streetStyle(highway: string): StreetStyle | undefined {
  const found = [...highway.matchAll(/[a-z_]+/g)].flatMap(([name]) => {
    const style = styles[name.replace(/_link$/, '')];
    if (style === undefined) return [];
    return name.endsWith('_link') ? { ...style, width: Math.min(style.width, 7) } : style;
  });
  return found.sort((a, b) => b.width - a.width)[0];
}
