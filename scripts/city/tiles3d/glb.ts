import { type Document, Format, GLB_BUFFER, type GLTF, NodeIO } from '@gltf-transform/core';
import {
  EXTMeshFeatures,
  EXTMeshGPUInstancing,
  EXTMeshoptCompression,
  EXTStructuralMetadata,
  KHRMeshQuantization,
} from '@gltf-transform/extensions';
import { MeshoptDecoder, MeshoptEncoder } from 'meshoptimizer';

const magic = 0x46546c67;
const jsonChunk = 0x4e4f534a;
const binChunk = 0x004e4942;
const meshopt = 'EXT_meshopt_compression';

/** Reads and writes every glTF extension that the city's tiles use. */
export async function tileIO(): Promise<NodeIO> {
  await Promise.all([MeshoptEncoder.ready, MeshoptDecoder.ready]);
  return new NodeIO()
    .registerExtensions([
      EXTStructuralMetadata,
      EXTMeshFeatures,
      EXTMeshGPUInstancing,
      EXTMeshoptCompression,
      KHRMeshQuantization,
    ])
    .registerDependencies({
      'meshopt.encoder': MeshoptEncoder,
      'meshopt.decoder': MeshoptDecoder,
    });
}

/** Binary glTF of a document; buffer views start at multiples of 8, as 3D Metadata requires. */
export async function glbOf(io: NodeIO, document: Document): Promise<Uint8Array> {
  const { json, resources } = await io.writeJSON(document, { format: Format.GLB });
  const bin = aligned(json, resources[GLB_BUFFER] ?? new Uint8Array());
  const text = padded(new TextEncoder().encode(JSON.stringify(json)), 0x20);
  const glb = new Uint8Array(12 + 8 + text.length + 8 + bin.length);
  const view = new DataView(glb.buffer);
  [magic, 2, glb.length, text.length, jsonChunk].forEach((word, i) => {
    view.setUint32(4 * i, word, true);
  });
  glb.set(text, 20);
  view.setUint32(20 + text.length, bin.length, true);
  view.setUint32(24 + text.length, binChunk, true);
  glb.set(bin, 28 + text.length);
  return glb;
}

interface Slice {
  buffer: number;
  byteOffset?: number;
  byteLength: number;
}

/** Moves the buffer views of the binary chunk to multiples of 8 and returns the new chunk. */
function aligned(json: GLTF.IGLTF, bin: Uint8Array): Uint8Array {
  const slices = (json.bufferViews ?? [])
    .map((view) => (view.extensions?.[meshopt] as Slice | undefined) ?? (view as Slice))
    .filter((slice) => slice.buffer === 0);
  let length = 0;
  const moves = slices.map((slice) => {
    const from = slice.byteOffset ?? 0;
    const to = length;
    length += Math.ceil(slice.byteLength / 8) * 8;
    return { slice, from, to };
  });
  const out = new Uint8Array(length);
  for (const { slice, from, to } of moves) {
    out.set(bin.subarray(from, from + slice.byteLength), to);
    slice.byteOffset = to;
  }
  const buffer = json.buffers?.[0];
  if (buffer !== undefined) buffer.byteLength = length;
  return out;
}

/** The JSON chunk ends where the binary chunk's data can start at a multiple of 8. */
function padded(bytes: Uint8Array, filler: number): Uint8Array {
  const length = Math.ceil((bytes.length + 4) / 8) * 8 - 4;
  const out = new Uint8Array(length).fill(filler);
  out.set(bytes);
  return out;
}
