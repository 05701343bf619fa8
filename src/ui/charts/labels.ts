/** A point of a chart that has a name, CSS pixels. */
export interface Named {
  readonly x: number;
  readonly y: number;
  /** Width of the name as it is drawn. */
  readonly width: number;
}

/** Gap between a point's middle and its name. */
export const labelGap = 8;

/**
 * On which side of its point each name can stand without lying over another name or point, `height` being that of a
 * line of text: right, else left, else nowhere.
 */
export function labelSides(
  points: readonly Named[],
  height: number,
): readonly ('start' | 'end' | undefined)[] {
  const taken = points.map(({ x, y }) => ({ from: x - 5, to: x + 5, y }));
  return points.map(({ x, y, width }, own) => {
    for (const side of ['start', 'end'] as const) {
      const from = side === 'start' ? x + labelGap : x - labelGap - width;
      const lies = taken.some(
        (other, i) =>
          i !== own &&
          Math.abs(other.y - y) < height &&
          other.from < from + width &&
          other.to > from,
      );
      if (lies || from < 0) continue;
      taken.push({ from, to: from + width, y });
      return side;
    }
    return undefined;
  });
}
