const dayMs = 86_400_000;

/** Easter Sunday of a year, UTC midnight (Gauss's method in the form of Meeus). */
export function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d =
    (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1);
}

/** Public holidays of all German states, UTC midnights. */
export function holidays(year: number): ReadonlySet<number> {
  const fixed: [number, number][] = [
    [0, 1],
    [4, 1],
    [9, 3],
    [11, 25],
    [11, 26],
  ];
  const sunday = easter(year);
  return new Set([
    ...fixed.map(([month, day]) => Date.UTC(year, month, day)),
    ...[-2, 1, 39, 50].map((days) => sunday + days * dayMs),
  ]);
}

/** Offset of Central European time from UTC at an instant, hours: 2 from the last Sunday of March to that of October. */
export function centralEuropeanOffset(instant: number): number {
  const year = new Date(instant).getUTCFullYear();
  const lastSunday = (month: number): number => {
    const end = new Date(Date.UTC(year, month + 1, 0, 1));
    return end.getTime() - end.getUTCDay() * dayMs;
  };
  return instant >= lastSunday(2) && instant < lastSunday(9) ? 2 : 1;
}
