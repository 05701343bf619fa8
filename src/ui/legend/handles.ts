import { type Domain, type ScaleType, unitOf, valueAt } from '../../channel/scale.ts';

/** Steps that a handle has along the ramp. */
export const handleSteps = 200;

/** Limits of what is drawn; an absent one does not limit. */
export interface Filter {
  readonly from?: number;
  readonly to?: number;
}

/** Step of each handle, 0 to `handleSteps`; at its end where it does not limit. */
export function handlePlaces(
  { from, to }: Filter,
  domain: Domain,
  scale: ScaleType,
): readonly [low: number, high: number] {
  const place = (value: number): number => Math.round(unitOf(value, domain, scale) * handleSteps);
  return [from === undefined ? 0 : place(from), to === undefined ? handleSteps : place(to)];
}

/**
 * The value that a handle's step stands for, rounded so that a step is still told from the next;
 * undefined at the handle's own end, where it does not limit.
 */
export function handleValue(
  step: number,
  end: 'low' | 'high',
  domain: Domain,
  scale: ScaleType,
): number | undefined {
  if (end === 'low' ? step <= 0 : step >= handleSteps) return undefined;
  const value = valueAt(step / handleSteps, domain, scale);
  const next = valueAt((step + 1) / handleSteps, domain, scale);
  const digits = Math.ceil(-Math.log10(Math.abs(next - value)));
  return digits > 0
    ? Number(value.toFixed(Math.min(20, digits)))
    : Math.round(value / 10 ** -digits) * 10 ** -digits;
}

/** The filter after one handle moved to a step; it stops one step before the other. */
export function moved(
  filter: Filter,
  end: 'low' | 'high',
  step: number,
  domain: Domain,
  scale: ScaleType,
): Filter {
  const [low, high] = handlePlaces(filter, domain, scale);
  const place = end === 'low' ? Math.min(step, high - 1) : Math.max(step, low + 1);
  const value = handleValue(place, end, domain, scale);
  const { from, to } = filter;
  const kept = end === 'low' ? { to } : { from };
  return Object.fromEntries(
    Object.entries({ ...kept, [end === 'low' ? 'from' : 'to']: value }).filter(
      ([, v]) => v !== undefined,
    ),
  );
}
