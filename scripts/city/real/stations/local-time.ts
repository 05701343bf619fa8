const formats = new Map<string, Intl.DateTimeFormat>();

/** Hours that a time zone is ahead of UTC at an instant (milliseconds). */
function offsetHours(timeZone: string, at: number): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    formats.set(timeZone, format);
  }
  const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) + Number(minutes) / 60);
}

/**
 * The instants (Unix milliseconds, ascending) at which clocks of the zone showed `YYYY-MM-DD HH:MM`:
 * one, two when clocks are set back, none when the hour is skipped.
 */
export function instantsOf(local: string, timeZone: string): readonly number[] {
  const asUtc = Date.parse(`${local.slice(0, 10)}T${local.slice(11, 16)}:00Z`);
  const day = 86_400_000;
  const offsets = new Set([asUtc - day, asUtc + day].map((at) => offsetHours(timeZone, at)));
  return [...offsets]
    .map((hours) => ({ hours, at: asUtc - hours * 3_600_000 }))
    .filter(({ hours, at }) => offsetHours(timeZone, at) === hours)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
}

/** Hour of the day 0..23 and whether it is Saturday or Sunday, on clocks of the zone. */
export function localHour(
  at: number,
  timeZone: string,
): { readonly hour: number; readonly weekend: boolean } {
  const shown = new Date(at + offsetHours(timeZone, at) * 3_600_000);
  return { hour: shown.getUTCHours(), weekend: [0, 6].includes(shown.getUTCDay()) };
}
