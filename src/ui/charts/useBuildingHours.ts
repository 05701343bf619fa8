import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Channel } from '../../channel/channel.ts';
import type { Problem } from '../../problem/problem.ts';
import { buildingHoursStore } from '../../state/buildingHours.ts';
import type { Curve } from './curves.ts';

/** One use of energy of a building by the hour, A beside B. */
export interface HoursSet {
  readonly id: string;
  readonly curves: readonly Curve[];
}

export interface BuildingHours {
  readonly sets: readonly HoursSet[];
  /** Hours are being computed; those of before, or of A alone, stay meanwhile. */
  readonly running: boolean;
  readonly problem: Problem | undefined;
  readonly retry: () => void;
}

/** Asked for first; what else a model gives follows in its own order. */
const order = ['heating', 'hotWater', 'cooling', 'electricity', 'pv', 'grid'];

const rank = ({ id }: Channel): number => {
  const at = order.indexOf(id.slice(id.lastIndexOf('.') + 1));
  return at < 0 ? order.length : at;
};

const isNothing = ({ values }: Channel): boolean => values.every((v) => v === 0);

/** What A and B have in common by id; a use that neither has, such as cooling without a chiller, is left out. */
export function hoursSets(
  a: readonly Channel[] | undefined,
  b: readonly Channel[] | undefined,
): readonly HoursSet[] {
  return [...(b ?? a ?? [])]
    .sort((one, other) => rank(one) - rank(other))
    .flatMap(({ id }) => {
      const [inA, inB] = [a, b].map((channels) => channels?.find((c) => c.id === id));
      if ([inA, inB].every((c) => c === undefined || isNothing(c))) return [];
      const curves: Curve[] = [
        ...(inA === undefined ? [] : [{ side: 'a' as const, channel: inA }]),
        ...(inB === undefined ? [] : [{ side: 'b' as const, channel: inB }]),
      ];
      return [{ id, curves }];
    });
}

/** Asks for a building's hours as long as somebody looks at them: today's first, then B, which follows the levers. */
export function useBuildingHours(gid: number): BuildingHours {
  const state = useStore(buildingHoursStore);
  const { askHours, status, side, problem } = state;
  const [today, setToday] = useState<{
    readonly gid: number;
    readonly channels: readonly Channel[];
  }>();
  const mine = state.gid === gid;

  useEffect(() => {
    askHours?.(gid, 'a');
    return () => askHours?.(undefined);
  }, [askHours, gid]);
  useEffect(() => {
    if (!mine || side !== 'a' || status !== 'ready') return;
    setToday({ gid, channels: state.channels });
    askHours?.(gid, 'b');
  }, [mine, side, status, state.channels, askHours, gid]);

  const a = today?.gid === gid ? today.channels : undefined;
  const b = mine && side === 'b' && state.channels.length > 0 ? state.channels : undefined;
  const sets = useMemo(() => hoursSets(a, b), [a, b]);
  return {
    sets,
    running: !mine || status === 'running' || (side === 'a' && status === 'ready'),
    problem: mine && status === 'failed' ? problem : undefined,
    retry: () => askHours?.(gid, 'a'),
  };
}
