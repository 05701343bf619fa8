import type { MeshPart } from './glb.ts';

/** A point for each marker: (slot, 0, 0). */
export function markerPoints(slots: number): MeshPart {
  const positions = new Float32Array(slots * 3);
  for (let slot = 0; slot < slots; slot += 1) positions[slot * 3] = slot;
  return { positions };
}

/**
 * A ribbon of `steps` pieces for each marker's trail, as (slot, share of the trail behind the vehicle 0..1,
 * side -1 or 1); the shader lays it on the vehicle's path.
 */
export function trailRibbons(slots: number, steps: number): MeshPart {
  const perSlot = (steps + 1) * 2;
  const positions = new Float32Array(slots * perSlot * 3);
  const indices = new Uint32Array(slots * steps * 6);
  let at = 0;
  let corner = 0;
  for (let slot = 0; slot < slots; slot += 1) {
    for (let step = 0; step <= steps; step += 1) {
      positions.set([slot, step / steps, -1, slot, step / steps, 1], at);
      at += 6;
      if (step === steps) continue;
      const v = slot * perSlot + step * 2;
      indices.set([v, v + 1, v + 2, v + 2, v + 1, v + 3], corner);
      corner += 6;
    }
  }
  return { positions, indices };
}
