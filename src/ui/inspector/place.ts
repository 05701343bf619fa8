export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/**
 * Corner of the free map where the inspector docks: top right, unless the selected thing lies under it
 * (with `air` CSS pixels around), then top left. It stays put while the camera moves.
 */
export function dock(free: Box, width: number, height: number, anchor: Spot | undefined): Spot {
  const air = 24;
  const right = { x: free.right - width, y: free.top };
  const left = { x: free.left, y: free.top };
  if (right.x - left.x < width) return right;
  const covers = (spot: Spot): boolean =>
    anchor !== undefined &&
    anchor.x > spot.x - air &&
    anchor.x < spot.x + width + air &&
    anchor.y > spot.y - air &&
    anchor.y < spot.y + height + air;
  return covers(right) ? left : right;
}

/** Elbow from the thing straight up or down to the panel's title line, then across to its edge. */
export function leaderPath(anchor: Spot, panel: Box): string {
  const y = panel.top + 36;
  if (anchor.x < panel.left) return `M${anchor.x} ${anchor.y}V${y}H${panel.left}`;
  if (anchor.x > panel.right) return `M${anchor.x} ${anchor.y}V${y}H${panel.right}`;
  return anchor.y > panel.bottom ? `M${anchor.x} ${anchor.y}V${panel.bottom}` : '';
}
