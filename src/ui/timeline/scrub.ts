/** Seconds that a key moves the clock: arrows a minute, with Shift ten, Page keys an hour. */
export function keyStep(key: string, shift: boolean): number {
  const minutes = shift ? 600 : 60;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return minutes;
    case 'ArrowLeft':
    case 'ArrowDown':
      return -minutes;
    case 'PageUp':
      return 3600;
    case 'PageDown':
      return -3600;
    default:
      return 0;
  }
}

/** Every `every` hours of a day of `length` seconds, ends included, as shares 0..1 with the hour. */
export function hourMarks(
  dayStart: number,
  dayEnd: number,
  every: number,
): readonly { readonly time: number; readonly share: number }[] {
  const length = dayEnd - dayStart;
  if (!(length > 0)) return [];
  const hours = Math.round(length / 3600);
  const marks = [];
  for (let h = 0; h <= hours; h += every) {
    marks.push({ time: dayStart + h * 3600, share: (h * 3600) / length });
  }
  return marks;
}
