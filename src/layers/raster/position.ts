/** A place in a series: a step, or `share` (above 0, below 1) of the way from it to the next one. */
export interface Position {
  readonly from: number;
  readonly share: number;
}

/** The place that a setting means; whole steps only, unless they run into each other. */
export function positionOf(step: number, blend: boolean, count: number): Position {
  const at = Math.min(count - 1, Math.max(0, Number.isFinite(step) ? step : 0));
  if (!blend) return { from: Math.round(at), share: 0 };
  const from = Math.floor(at);
  return { from, share: at - from };
}

/** The steps that a place needs. */
export const stepsAt = ({ from, share }: Position): readonly number[] =>
  share > 0 ? [from, from + 1] : [from];
