import { type PictureDecoder, startDecoder, wasmModule } from './wasm.ts';

let loaded: Promise<PictureDecoder> | undefined;

async function load(): Promise<PictureDecoder> {
  const { default: factory } = await import('@jsquash/webp/codec/dec/webp_dec.js');
  const wasm = await wasmModule(
    '@jsquash/webp/codec/dec/webp_dec.wasm',
    () => import('@jsquash/webp/codec/dec/webp_dec.wasm?url'),
  );
  return startDecoder(factory, wasm, () => undefined);
}

/** Size that a WebP file declares (RFC 9649), before anything is allocated for it. */
function sizeOf(bytes: Uint8Array): [width: number, height: number] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = bytes.length < 30 ? '' : String.fromCharCode(...bytes.subarray(12, 16));
  if (kind === 'VP8 ')
    return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true);
    return [1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff)];
  }
  if (kind === 'VP8X')
    return [
      1 + (view.getUint32(24, true) & 0xffffff),
      1 + ((view.getUint32(26, true) >>> 8) & 0xffffff),
    ];
  throw new RangeError('not a WebP picture');
}

/** Decodes a tile to `width * height * bands` bytes; of three bands the opacity is left out. */
export async function webp(
  tile: Uint8Array,
  width: number,
  height: number,
  bands: number,
): Promise<Uint8Array> {
  const [w, h] = sizeOf(tile);
  if (w !== width || h !== height) throw new RangeError(`a WebP of ${w} x ${h} cells`);
  loaded ??= load();
  const picture = (await loaded).decode(tile);
  if (picture === null) throw new RangeError('a WebP picture that is damaged');
  const { data } = picture;
  if (bands === 4) return new Uint8Array(data.buffer, data.byteOffset, data.length);
  const out = new Uint8Array((data.length / 4) * 3);
  for (let i = 0, j = 0; j < out.length; i += 4) {
    out[j++] = data[i]!;
    out[j++] = data[i + 1]!;
    out[j++] = data[i + 2]!;
  }
  return out;
}
