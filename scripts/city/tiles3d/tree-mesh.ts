/** A small mesh about its foot at (0, 0, 0): x east, y up, z south, metres. */
export interface TreeMesh {
  readonly position: Float32Array;
  /** Unit vectors; smooth over a crown, so that few triangles look round. */
  readonly normal: Float32Array;
  /** Linear RGBA bytes. */
  readonly color: Uint8Array;
  readonly index: Uint16Array;
}

type Rgb = readonly [number, number, number];

/** Linear RGB of sRGB #6f9a5f, #47705a and #77685a. */
const broadleaf: Rgb = [41, 83, 29];
const needles: Rgb = [16, 41, 26];
const bark: Rgb = [47, 36, 26];
const segments = 8;

/** Radius (share of the crown's) and height (share of the crown's) of rings from bottom to top. */
const roundProfile = [
  [0, 0],
  [0.72, 0.12],
  [1, 0.42],
  [0.86, 0.72],
  [0.45, 0.93],
  [0, 1],
] as const;
const conifersProfile = [
  [0, 0],
  [1, 0.04],
  [0.62, 0.42],
  [0.28, 0.76],
  [0, 1],
] as const;

/** A tree of `height` with a crown `crown` metres across. */
export function treeMesh(conifer: boolean, height: number, crown: number): TreeMesh {
  const foot = height * (conifer ? 0.1 : 0.25);
  const rings: { r: number; y: number; color: Rgb }[] = [];
  const thick = Math.min(0.35, 0.02 * height + 0.08);
  const trunk = [
    { r: thick, y: 0, color: bark },
    { r: thick * 0.7, y: foot + (height - foot) * 0.12, color: bark },
  ];
  for (const [r, y] of conifer ? conifersProfile : roundProfile) {
    const color = conifer ? needles : broadleaf;
    rings.push({ r: (r * crown) / 2, y: foot + y * (height - foot), color });
  }
  const mesh = new Lathe();
  mesh.add(trunk, 5);
  mesh.add(rings, segments);
  return mesh.mesh();
}

/** Surfaces of revolution about the tree's axis. */
class Lathe {
  readonly #position: number[] = [];
  readonly #normal: number[] = [];
  readonly #color: number[] = [];
  readonly #index: number[] = [];

  add(rings: readonly { r: number; y: number; color: Rgb }[], sides: number): void {
    const first = this.#position.length / 3;
    rings.forEach((ring, i) => {
      const below = rings[Math.max(0, i - 1)]!;
      const above = rings[Math.min(rings.length - 1, i + 1)]!;
      const [up, out] = unit(below.r - above.r, above.y - below.y);
      // Rings turn by half a side each, which hides the polygon.
      const turn = i % 2 === 0 ? 0 : Math.PI / sides;
      for (let k = 0; k < sides; k++) {
        const angle = (2 * Math.PI * k) / sides + turn;
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        this.#position.push(ring.r * c, ring.y, ring.r * s);
        const pole = ring.r === 0 ? (i === 0 ? -1 : 1) : 0;
        if (pole === 0) this.#normal.push(out * c, up, out * s);
        else this.#normal.push(0, pole, 0);
        this.#color.push(...ring.color, 255);
      }
      if (i > 0) this.#band(first + (i - 1) * sides, first + i * sides, sides, below.r, ring.r);
    });
  }

  #band(low: number, high: number, sides: number, lowRadius: number, highRadius: number): void {
    for (let k = 0; k < sides; k++) {
      const n = (k + 1) % sides;
      if (highRadius > 0) this.#index.push(low + k, high + k, high + n);
      if (lowRadius > 0) this.#index.push(low + k, high + n, low + n);
    }
  }

  mesh(): TreeMesh {
    return {
      position: Float32Array.from(this.#position),
      normal: Float32Array.from(this.#normal),
      color: Uint8Array.from(this.#color),
      index: Uint16Array.from(this.#index),
    };
  }
}

function unit(x: number, y: number): [number, number] {
  const length = Math.hypot(x, y) || 1;
  return [x / length, y / length];
}
