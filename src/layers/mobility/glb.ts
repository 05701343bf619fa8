/** One vertex attribute: `size` floats per vertex. */
export interface Attribute {
  readonly size: 2 | 3 | 4;
  readonly values: Float32Array;
}

const float = 5126;
const vertexData = 34962;
const points = 0;
const magic = 0x46546c67;
const jsonChunk = 0x4e4f534a;
const binChunk = 0x004e4942;

/**
 * A binary glTF 2.0 of points. `bounds` are the corners of all places the points can move to,
 * so that the renderer's culling and depth range hold for them.
 */
export function pointsGlb(
  attributes: Readonly<Record<string, Attribute>>,
  bounds: { readonly min: readonly number[]; readonly max: readonly number[] },
): Uint8Array {
  const entries = Object.entries(attributes);
  const bytes = entries.reduce((sum, [, { values }]) => sum + values.byteLength, 0);
  const bin = new Uint8Array(bytes);
  const bufferViews: object[] = [];
  const accessors: object[] = [];
  let offset = 0;
  for (const [name, { size, values }] of entries) {
    bin.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), offset);
    bufferViews.push({
      buffer: 0,
      byteOffset: offset,
      byteLength: values.byteLength,
      target: vertexData,
    });
    accessors.push({
      bufferView: bufferViews.length - 1,
      componentType: float,
      count: values.length / size,
      type: `VEC${size}`,
      ...(name === 'POSITION' ? bounds : {}),
    });
    offset += values.byteLength;
  }
  const json = {
    asset: { version: '2.0', generator: 'Twinscape' },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0 }],
    meshes: [
      {
        primitives: [
          { mode: points, attributes: Object.fromEntries(entries.map(([name], i) => [name, i])) },
        ],
      },
    ],
    accessors,
    bufferViews,
    buffers: [{ byteLength: bytes }],
  };
  return packed(new TextEncoder().encode(JSON.stringify(json)), bin);
}

function packed(json: Uint8Array, bin: Uint8Array): Uint8Array {
  const padded = (length: number): number => Math.ceil(length / 4) * 4;
  const jsonLength = padded(json.length);
  const total = 12 + 8 + jsonLength + 8 + bin.length;
  const glb = new Uint8Array(total);
  const view = new DataView(glb.buffer);
  [magic, 2, total, jsonLength, jsonChunk].forEach((word, i) => {
    view.setUint32(i * 4, word, true);
  });
  glb.fill(0x20, 20, 20 + jsonLength);
  glb.set(json, 20);
  view.setUint32(20 + jsonLength, bin.length, true);
  view.setUint32(24 + jsonLength, binChunk, true);
  glb.set(bin, 28 + jsonLength);
  return glb;
}
