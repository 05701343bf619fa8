import type { Text } from '../channel/text.ts';

/** Headings that levers and figures stand under. */
export type LeverGroup = 'energy' | 'mobility' | 'heat';

/** An assumption that a person can move. */
export interface Lever {
  /** Stable id, e.g. `retrofit_rate`. */
  readonly id: string;
  readonly title: Text;
  readonly description: Text;
  /** `energy` where absent. */
  readonly group?: LeverGroup;
  /** Unit code of `channel/unit.ts`. */
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Today's value: scenario A, and where the slider's tick stands. */
  readonly today: number;
  readonly source: { readonly text: Text; readonly url?: string };
  /** Ids of the quantities and channels that it acts on. */
  readonly actsOn: readonly string[];
}

export type LeverValues = Readonly<Record<string, number>>;

/** Every lever at today's value: scenario A. */
export const todayValues = (levers: readonly Lever[]): LeverValues =>
  Object.fromEntries(levers.map((l) => [l.id, l.today]));

/** A value inside the lever's range and on its step grid. */
export function clampToLever(lever: Lever, value: number): number {
  if (!Number.isFinite(value)) return lever.today;
  const steps = Math.round((value - lever.min) / lever.step);
  const snapped = lever.min + steps * lever.step;
  const digits = Math.max(0, Math.ceil(-Math.log10(lever.step)));
  return Number(Math.min(lever.max, Math.max(lever.min, snapped)).toFixed(digits));
}
