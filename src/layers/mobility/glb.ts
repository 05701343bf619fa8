/** One mesh primitive: points, or triangles by `indices`. */
export interface MeshPart {
  /** Three floats a vertex. */
  readonly positions: Float32Array;
  readonly indices?: Uint32Array;
}

const float = 5126;
const unsignedInt = 5125;
const vertexData = 34962;
const elementData = 34963;
const points = 0;
const triangles = 4;
const magic = 0x46546c67;
const jsonChunk = 0x4e4f534a;
const binChunk = 0x004e4942;

/**
 * A binary glTF 2.0. `bounds` are the corners of all places that a shader moves the vertices to, so that the
 * renderer's culling and depth range hold for them.
 */
export function meshGlb(
  parts: readonly MeshPart[],
  bounds: { readonly min: readonly number[]; readonly max: readonly number[] },
): Uint8Array {
  const chunks: Uint8Array[] = [];
  const bufferViews: object[] = [];
  const accessors: object[] = [];
  let offset = 0;
  const add = (values: Float32Array | Uint32Array, target: number, accessor: object): number => {
    chunks.push(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    bufferViews.push({ buffer: 0, byteOffset: offset, byteLength: values.byteLength, target });
    offset += values.byteLength;
    return accessors.push({ bufferView: bufferViews.length - 1, ...accessor }) - 1;
  };
  const primitives = parts.map(({ positions, indices }) => {
    const POSITION = add(positions, vertexData, {
      componentType: float,
      count: positions.length / 3,
      type: 'VEC3',
      ...bounds,
    });
    if (indices === undefined) return { mode: points, attributes: { POSITION } };
    const about = { componentType: unsignedInt, count: indices.length, type: 'SCALAR' };
    const element = add(indices, elementData, about);
    return { mode: triangles, attributes: { POSITION }, indices: element };
  });
  const bin = new Uint8Array(offset);
  let at = 0;
  for (const chunk of chunks) {
    bin.set(chunk, at);
    at += chunk.length;
  }
  const json = {
    asset: { version: '2.0', generator: 'Twinscape' },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0 }],
    meshes: [{ primitives }],
    accessors,
    bufferViews,
    buffers: [{ byteLength: offset }],
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
