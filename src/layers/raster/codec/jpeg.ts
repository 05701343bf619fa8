import { type PictureDecoder, startDecoder, wasmModule } from './wasm.ts';

let loaded: Promise<PictureDecoder> | undefined;
let complaint: string | undefined;

async function load(): Promise<PictureDecoder> {
  const { default: factory } = await import('@jsquash/jpeg/codec/dec/mozjpeg_dec.js');
  const wasm = await wasmModule(
    '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
    () => import('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm?url'),
  );
  return startDecoder(factory, wasm, (line) => {
    complaint ??= line;
  });
}

/** Width, height and number of components that a JPEG's frame header (ISO/IEC 10918-1, B.2.2) declares. */
export function jpegFrame(bytes: Uint8Array): {
  width: number;
  height: number;
  components: number;
} {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 10 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      if (bytes[at + 4] !== 8) throw new RangeError(`a JPEG of ${bytes[at + 4]} bits`);
      return {
        height: view.getUint16(at + 5),
        width: view.getUint16(at + 7),
        components: bytes[at + 9]!,
      };
    }
    at += 2 + view.getUint16(at + 2);
  }
  throw new RangeError('a JPEG without a frame');
}

/**
 * One whole JPEG of a tile: the abbreviated tables of the directory go first (TIFF Technical Note 2).
 * Without an Adobe marker that says so, a decoder would take three components for YCbCr.
 */
export function joined(
  tables: Uint8Array | undefined,
  tile: Uint8Array,
  keepColours: boolean,
): Uint8Array<ArrayBuffer> {
  const start = [0xff, 0xd8];
  const adobe = [0xff, 0xee, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, 0];
  const inner = tables?.subarray(2, tables.length - 2) ?? [];
  return Uint8Array.from([...start, ...(keepColours ? adobe : []), ...inner, ...tile.subarray(2)]);
}

/**
 * Decodes a tile of one or three components with libjpeg's own upsampling, as GDAL does: `width *
 * height * components` bytes, YCbCr turned to RGB unless `keepColours`.
 */
export async function jpeg(
  tables: Uint8Array | undefined,
  tile: Uint8Array,
  components: 1 | 3,
  keepColours: boolean,
): Promise<Uint8Array> {
  loaded ??= load();
  const decoder = await loaded;
  const { data } = careful(decoder, joined(tables, tile, keepColours && components === 3));
  const count = data.length / 4;
  const out = new Uint8Array(count * components);
  for (let i = 0; i < count; i++)
    for (let band = 0; band < components; band++) out[i * components + band] = data[i * 4 + band]!;
  return out;
}

/** libjpeg paints grey over what it cannot read and only warns; that is damage here. */
function careful(decoder: PictureDecoder, file: Uint8Array): { data: Uint8ClampedArray } {
  complaint = undefined;
  let picture: ReturnType<PictureDecoder['decode']>;
  try {
    picture = decoder.decode(file, false);
  } catch (error) {
    // One that gave up in the middle is not asked again.
    loaded = undefined;
    throw new RangeError(complaint ?? String(error), { cause: error });
  }
  if (complaint !== undefined || picture === null) throw new RangeError(complaint ?? 'not a JPEG');
  return picture;
}
