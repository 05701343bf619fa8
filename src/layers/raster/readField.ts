import type { ByteSource } from './bytes.ts';

/** An entry of a TIFF directory; `view` holds its values where they were read. */
export interface Field {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  /** Bytes of all values, and where in the file they begin. */
  readonly length: number;
  readonly offset: number;
  readonly view?: DataView;
}

/** Values as numbers; a rational is its quotient. 64-bit ones beyond 2^53 are only near. */
export function values(
  field: Field,
  view: DataView,
  little: boolean,
  count = field.count,
): number[] {
  const size = field.length / field.count;
  const out = new Array<number>(count);
  for (let i = 0; i < count; i++) out[i] = one(field.type, view, i * size, little);
  return out;
}

function one(type: number, view: DataView, at: number, little: boolean): number {
  switch (type) {
    case 3:
      return view.getUint16(at, little);
    case 4:
    case 13:
      return view.getUint32(at, little);
    case 5:
      return view.getUint32(at, little) / view.getUint32(at + 4, little);
    case 6:
      return view.getInt8(at);
    case 8:
      return view.getInt16(at, little);
    case 9:
      return view.getInt32(at, little);
    case 10:
      return view.getInt32(at, little) / view.getInt32(at + 4, little);
    case 11:
      return view.getFloat32(at, little);
    case 12:
      return view.getFloat64(at, little);
    case 16:
    case 18:
      return Number(view.getBigUint64(at, little));
    case 17:
      return Number(view.getBigInt64(at, little));
    default:
      return view.getUint8(at);
  }
}

const windowLength = 4096;

/** A long list of numbers in the file (offsets or lengths of blocks), read a stretch at a time. */
export class Table {
  readonly count: number;
  readonly #bytes: ByteSource;
  readonly #field: Field;
  readonly #little: boolean;
  readonly #windows = new Map<number, readonly number[]>();

  constructor(bytes: ByteSource, field: Field, little: boolean) {
    this.count = field.count;
    this.#bytes = bytes;
    this.#field = field;
    this.#little = little;
  }

  /** The whole list where it was read with its directory; undefined where it is too long for that. */
  get whole(): readonly number[] | undefined {
    const first = this.#windows.get(0);
    return first?.length === this.count ? first : undefined;
  }

  /** The number at an index. Throws RangeError outside the list, or where the file ends. */
  async at(index: number, signal?: AbortSignal): Promise<number> {
    if (index < 0 || index >= this.count)
      throw new RangeError(`tag ${this.#field.tag} lists ${this.count} blocks`);
    const window = Math.floor(index / windowLength);
    const found = this.#windows.get(window) ?? (await this.#read(window, signal));
    return found[index - window * windowLength]!;
  }

  async #read(window: number, signal: AbortSignal | undefined): Promise<readonly number[]> {
    const size = this.#field.length / this.count;
    const count = Math.min(windowLength, this.count - window * windowLength);
    const offset = this.#field.offset + window * windowLength * size;
    const data = await this.#bytes.read(offset, count * size, signal);
    if (data.byteLength < count * size)
      throw new RangeError(`it ends at byte ${offset + data.byteLength}`);
    const numbers = values(this.#field, new DataView(data), this.#little, count);
    this.#windows.set(window, numbers);
    return numbers;
  }
}
