/** The detent whose height (CSS pixels at 16 px a rem, in a window `full` high) is nearest to `height`. */
export function nearest<T extends number>(height: number, full: number, detents: readonly T[]): T {
  const heights = [148, Math.min(452, full - 256), full - 56];
  return detents.reduce((best, d) =>
    Math.abs((heights[d] ?? 0) - height) < Math.abs((heights[best] ?? 0) - height) ? d : best,
  );
}
