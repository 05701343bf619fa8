/** Longest round distance (1, 2 or 5 times a power of ten metres) whose bar is at most `maxPixels` long. */
export function scaleBar(
  metresPer100px: number,
  maxPixels = 96,
): { readonly metres: number; readonly pixels: number } | undefined {
  if (!(metresPer100px > 0) || !Number.isFinite(metresPer100px)) return undefined;
  const most = (metresPer100px * maxPixels) / 100;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = [5, 2, 1].map((n) => n * power).find((m) => m <= most) ?? power;
  return { metres, pixels: (metres / metresPer100px) * 100 };
}
