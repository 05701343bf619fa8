/** A change with its 9-in-10 interval. */
export interface Change {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** `clear`: the whole interval lies on one side of zero; `none`: it holds zero; `same`: nothing moved. */
export type Verdict = 'clear' | 'none' | 'same';

/** How a change B minus A may be spoken of. */
export function verdictOf({ value, lower, upper }: Change): Verdict {
  if (value === 0 && lower === 0 && upper === 0) return 'same';
  return lower > 0 || upper < 0 ? 'clear' : 'none';
}
