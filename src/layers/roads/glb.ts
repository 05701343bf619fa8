/** Triangles of a mesh with further attributes; `size` floats per vertex. */
export interface Mesh {
  readonly attributes: Readonly<
    Record<string, { readonly size: 3 | 4; readonly values: Float32Array }>
  >;
  readonly indices: Uint32Array;
  /** Corners of all places that a shader moves the vertices to. */
  readonly min: readonly number[];
  readonly max: readonly number[];
}

const float = 5126;
const unsignedInt = 5125;
const vertexData = 34962;
const elementData = 34963;
const magic = 0x46546c67;
const jsonChunk = 0x4e4f534a;
const binChunk = 0x004e4942;

/** A mesh as binary glTF 2.0. */
export function meshGlb({ attributes, indices, min, max }: Mesh): Uint8Array {
  const arrays: (Float32Array | Uint32Array)[] = [
    ...Object.values(attributes).map((a) => a.values),
    indices,
  ];
  let offset = 0;
  const bufferViews = arrays.map(({ byteLength }, i) => {
    const target = i < arrays.length - 1 ? vertexData : elementData;
    const view = { buffer: 0, byteOffset: offset, byteLength, target };
    offset += byteLength;
    return view;
  });
  const names = Object.keys(attributes);
  const accessors = [
    ...Object.entries(attributes).map(([name, { size, values }], bufferView) => ({
      bufferView,
      componentType: float,
      count: values.length / size,
      type: `VEC${size}`,
      ...(name === 'POSITION' ? { min, max } : {}),
    })),
    {
      bufferView: arrays.length - 1,
      componentType: unsignedInt,
      count: indices.length,
      type: 'SCALAR',
    },
  ];
  const primitive = {
    mode: 4,
    attributes: Object.fromEntries(names.map((name, i) => [name, i])),
    indices: names.length,
  };
  const json = new TextEncoder().encode(
    JSON.stringify({
      asset: { version: '2.0', generator: 'Twinscape' },
      scene: 0,
      scenes: [{ nodes: [0] }],
      nodes: [{ mesh: 0 }],
      meshes: [{ primitives: [primitive] }],
      accessors,
      bufferViews,
      buffers: [{ byteLength: offset }],
    }),
  );
  return packed(json, arrays, offset);
}

function packed(
  json: Uint8Array,
  arrays: readonly (Float32Array | Uint32Array)[],
  binLength: number,
): Uint8Array {
  const jsonLength = Math.ceil(json.length / 4) * 4;
  const glb = new Uint8Array(28 + jsonLength + binLength);
  const view = new DataView(glb.buffer);
  [magic, 2, glb.length, jsonLength, jsonChunk].forEach((word, i) => {
    view.setUint32(i * 4, word, true);
  });
  glb.fill(0x20, 20, 20 + jsonLength);
  glb.set(json, 20);
  view.setUint32(20 + jsonLength, binLength, true);
  view.setUint32(24 + jsonLength, binChunk, true);
  let at = 28 + jsonLength;
  for (const { buffer, byteOffset, byteLength } of arrays) {
    glb.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return glb;
}
