import type { ByteSource } from './bytes.ts';
import { type Field, Table, values } from './readField.ts';

/** A page of a TIFF: the tags that this reader knows, tables of block offsets apart. */
export interface Directory {
  readonly littleEndian: boolean;
  /** Bytes of the file that the list of tags itself takes. */
  readonly span: readonly [from: number, to: number];
  /** Numbers of a tag; undefined where the page has none. */
  numbers(tag: number): readonly number[] | undefined;
  number(tag: number): number | undefined;
  text(tag: number): string | undefined;
  bytes(tag: number): Uint8Array | undefined;
  table(tag: number): Table | undefined;
}

const mostPages = 64;
/** Longest value of a tag: a list of control points; a whole XML description of the bands; a table of blocks. */
const mostBytes = 2 ** 20;
const mostTextBytes = 16 * 2 ** 20;
const mostTableBytes = 512 * 2 ** 20;
const texts = new Set([42112, 34737, 347]);
const tables = new Set([273, 279, 324, 325]);
const known = new Set([
  ...[
    254, 255, 256, 257, 258, 259, 262, 266, 277, 278, 284, 306, 317, 320, 322, 323, 338, 339, 347,
  ],
  ...[33550, 33922, 34264, 34735, 34736, 34737, 42112, 42113, 50674],
]);

/**
 * The pages of a TIFF 6.0 or BigTIFF in either byte order, as the chain of directories lists them.
 * Every count is held against what such a value may be before anything is read or allocated for it.
 * Throws RangeError where the file is not a TIFF, ends early or contradicts itself.
 */
export async function readPages(bytes: ByteSource, signal?: AbortSignal): Promise<Directory[]> {
  const head = new DataView(await bytes.read(0, 16, signal));
  if (head.byteLength < 8) throw new RangeError(`${head.byteLength} bytes`);
  const order = head.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) throw new RangeError('it does not begin as a TIFF');
  const littleEndian = order === 0x4949;
  const version = head.getUint16(2, littleEndian);
  if (version !== 42 && version !== 43) throw new RangeError(`version ${version}`);
  const big = version === 43;
  if (big && (head.byteLength < 16 || head.getUint16(4, littleEndian) !== 8))
    throw new RangeError('a BigTIFF with offsets of another size');
  const file = new File(bytes, littleEndian, big, signal);
  const pages: Directory[] = [];
  const seen = new Set<number>();
  let at = big ? file.long8(head, 8) : head.getUint32(4, littleEndian);
  while (at !== 0 && pages.length < mostPages) {
    if (seen.has(at)) throw new RangeError('its directories run in a circle');
    seen.add(at);
    const { page, next } = await file.page(at);
    pages.push(page);
    at = next;
  }
  if (pages.length === 0) throw new RangeError('it has no directory');
  return pages;
}

class File {
  readonly #bytes: ByteSource;
  readonly #little: boolean;
  readonly #big: boolean;
  readonly #signal: AbortSignal | undefined;

  constructor(bytes: ByteSource, little: boolean, big: boolean, signal: AbortSignal | undefined) {
    this.#bytes = bytes;
    this.#little = little;
    this.#big = big;
    this.#signal = signal;
  }

  long8(view: DataView, at: number): number {
    const value = Number(view.getBigUint64(at, this.#little));
    if (!Number.isSafeInteger(value)) throw new RangeError(`an offset of ${value}`);
    return value;
  }

  async page(at: number): Promise<{ page: Directory; next: number }> {
    const [countSize, entrySize, offsetSize] = this.#big ? [8, 20, 8] : [2, 12, 4];
    const head = await this.#view(at, countSize);
    const count = this.#big ? this.long8(head, 0) : head.getUint16(0, this.#little);
    if (count === 0 || count > 4096) throw new RangeError(`a directory of ${count} entries`);
    const view = await this.#view(at + countSize, count * entrySize + offsetSize);
    const found = new Map<number, Field>();
    const lists = new Map<number, Table>();
    for (let i = 0; i < count; i++) {
      const field = this.#field(view, i * entrySize, at + countSize);
      if (field === undefined) continue;
      if (tables.has(field.tag)) lists.set(field.tag, await this.#table(field));
      else found.set(field.tag, await this.#filled(field));
    }
    const end = count * entrySize;
    const next = this.#big ? this.long8(view, end) : view.getUint32(end, this.#little);
    const span = [at, at + countSize + view.byteLength] as const;
    return { page: this.#directory(found, lists, span), next };
  }

  #field(view: DataView, at: number, base: number): Field | undefined {
    const tag = view.getUint16(at, this.#little);
    if (!known.has(tag) && !tables.has(tag)) return undefined;
    const type = view.getUint16(at + 2, this.#little);
    const count = this.#big ? this.long8(view, at + 4) : view.getUint32(at + 4, this.#little);
    const size = sizes[type];
    if (size === undefined) throw new RangeError(`tag ${tag} is of an unknown type ${type}`);
    const length = size * count;
    const most = tables.has(tag) ? mostTableBytes : texts.has(tag) ? mostTextBytes : mostBytes;
    if (count === 0 || length > most) throw new RangeError(`tag ${tag} counts ${count} values`);
    const inline = this.#big ? 8 : 4;
    const place = at + (this.#big ? 12 : 8);
    const offset =
      length <= inline
        ? base + place
        : this.#big
          ? this.long8(view, place)
          : view.getUint32(place, this.#little);
    return { tag, type, count, length, offset };
  }

  async #filled(field: Field): Promise<Field> {
    return { ...field, view: await this.#view(field.offset, field.length) };
  }

  async #table(field: Field): Promise<Table> {
    const table = new Table(this.#bytes, field, this.#little);
    if (field.length <= 65536) await table.at(0, this.#signal);
    return table;
  }

  async #view(at: number, length: number): Promise<DataView> {
    const data = await this.#bytes.read(at, length, this.#signal);
    if (data.byteLength < length) throw new RangeError(`it ends at byte ${at + data.byteLength}`);
    return new DataView(data);
  }

  #directory(
    found: ReadonlyMap<number, Field>,
    lists: ReadonlyMap<number, Table>,
    span: Directory['span'],
  ): Directory {
    const little = this.#little;
    const numbers = (tag: number): readonly number[] | undefined => {
      const field = found.get(tag);
      return field?.view === undefined ? undefined : values(field, field.view, little);
    };
    const bytes = (tag: number): Uint8Array | undefined => {
      const view = found.get(tag)?.view;
      return view && new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    };
    return {
      littleEndian: little,
      span,
      numbers,
      number: (tag) => numbers(tag)?.[0],
      bytes,
      text: (tag) => {
        const given = bytes(tag);
        // A string ends at its NUL; some writers forget it.
        return given && new TextDecoder().decode(given).replace(/\0[\s\S]*$/, '');
      },
      table: (tag) => lists.get(tag),
    };
  }
}

/** Bytes of one value by TIFF's field type. */
const sizes: Readonly<Record<number, number>> = {
  ...{ 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4 },
  ...{ 16: 8, 17: 8, 18: 8 },
};
