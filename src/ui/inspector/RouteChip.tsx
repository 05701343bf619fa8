/** A line's name on its colour, in the ink that is read best on it. */
export function RouteChip({ name, color }: { name: string; color: string }) {
  return (
    <span className="route-chip" style={{ background: color, color: inkOn(color) }}>
      {name}
    </span>
  );
}

/** Black or white, whichever has the higher contrast on a colour (WCAG 2.2, relative luminance). */
export function inkOn(color: string): '#000000' | '#ffffff' {
  const value = Number.parseInt(color.slice(1), 16);
  const linear = (byte: number): number =>
    byte <= 10 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4;
  const [r, g, b] = [value >> 16, (value >> 8) & 255, value & 255].map(linear);
  const luminance = 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  return (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05) ? '#000000' : '#ffffff';
}
