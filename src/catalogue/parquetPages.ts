import {
  type ColumnMetaData,
  type PageHeader,
  type SchemaElement,
  snappyUncompress,
} from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { ParquetFault, walkRuns, walkSnappy, walkStruct } from './parquetWalk.ts';

/** Bytes of a value of fixed length. */
const widths: Readonly<Record<string, number>> = { INT32: 4, INT64: 8, FLOAT: 4, DOUBLE: 8 };
/** Snappy's longest copy makes 64 bytes of 3, so no block grows by more. */
const snappyMost = 22;
/** Elements of lists in one page header: there are none but in statistics. */
const headerElements = 64;
/** Wider indexes than hyparquet can unpack, and more words than a column of a city has. */
const widestIndex = 24;

/** A column whose pages are walked: its schema, and whether its values may be null. */
interface Walked {
  readonly type: string;
  readonly codec: string;
  readonly nullable: boolean;
  /** Number of words in the chunk's dictionary, undefined where it has none. */
  words: number | undefined;
}

/**
 * Walks the pages of one column chunk of a flat column, so that hyparquet decodes nothing of which the
 * lengths, counts and runs were not held against the bytes and against `rows`, the rows of its row group
 * (hyparquet 1.31 believes them). Throws ParquetFault with the byte in the chunk.
 */
export function walkPages(
  chunk: Uint8Array,
  meta: ColumnMetaData,
  element: SchemaElement,
  rows: number,
): void {
  const walked: Walked = {
    type: meta.type,
    codec: meta.codec,
    nullable: element.repetition_type !== 'REQUIRED',
    words: undefined,
  };
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  let at = 0;
  for (let left = rows; left > 0; ) {
    if (at >= chunk.length - 1) throw new ParquetFault(`${left} rows are missing`, at);
    const body = walkStruct(view, at, headerElements);
    const header = parquetHeader({ view, offset: at });
    const size = header.compressed_page_size;
    if (!whole(size) || size > chunk.length - body)
      throw new ParquetFault(`a page of ${size} bytes`, at);
    try {
      left -= walkPage(chunk.subarray(body, body + size), header, walked, left);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      throw new ParquetFault(`page at byte ${at}: ${detail}`);
    }
    at = body + size;
  }
}

const whole = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0;

/** Returns the number of rows in the page. */
function walkPage(body: Uint8Array, header: PageHeader, walked: Walked, left: number): number {
  if (header.type === 'DICTIONARY_PAGE') {
    const { num_values: words, encoding } = header.dictionary_page_header ?? {};
    if (walked.words !== undefined || !whole(words)) throw new ParquetFault('a second dictionary');
    if (encoding !== 'PLAIN' && encoding !== 'PLAIN_DICTIONARY')
      throw new ParquetFault(`a dictionary encoded as ${encoding}`);
    walkPlain(unpacked(body, header.uncompressed_page_size, walked), walked.type, words);
    walked.words = words;
    return 0;
  }
  if (header.type === 'DATA_PAGE') return walkFirst(body, header, walked, left);
  if (header.type === 'DATA_PAGE_V2') return walkSecond(body, header, walked, left);
  throw new ParquetFault(`a page of the kind ${header.type}`);
}

function walkFirst(body: Uint8Array, header: PageHeader, walked: Walked, left: number): number {
  const { num_values: rows, encoding, definition_level_encoding } = header.data_page_header ?? {};
  if (!whole(rows) || rows > left) throw new ParquetFault(`${rows} rows where ${left} are left`);
  const page = unpacked(body, header.uncompressed_page_size, walked);
  if (!walked.nullable) {
    walkValues(page, encoding, walked, rows);
    return rows;
  }
  if (definition_level_encoding !== 'RLE')
    throw new ParquetFault(`nulls encoded as ${definition_level_encoding}`);
  const [levels, values] = prefixed(page);
  walkValues(values, encoding, walked, walkRuns(levels, 1, rows, 2));
  return rows;
}

function walkSecond(body: Uint8Array, header: PageHeader, walked: Walked, left: number): number {
  const said = header.data_page_header_v2;
  const rows = said?.num_values;
  if (said === undefined || !whole(rows) || rows > left || said.num_rows !== rows)
    throw new ParquetFault(`${rows} rows where ${left} are left`);
  const levels = said.definition_levels_byte_length;
  const fits = whole(levels) && levels <= body.length && (walked.nullable || levels === 0);
  if (!fits || said.repetition_levels_byte_length !== 0)
    throw new ParquetFault(`${levels} bytes of nulls`);
  const present = walked.nullable ? walkRuns(body.subarray(0, levels), 1, rows, 2) : rows;
  if (said.num_nulls !== rows - present)
    throw new ParquetFault(`${said.num_nulls} nulls instead of ${rows - present}`);
  const packed = body.subarray(levels);
  const page =
    said.is_compressed === false
      ? packed
      : unpacked(packed, header.uncompressed_page_size - levels, walked);
  walkValues(page, said.encoding, walked, present);
  return rows;
}

/** A part whose length stands before it in four bytes, and what follows it. */
function prefixed(page: Uint8Array): [Uint8Array, Uint8Array] {
  if (page.length < 4) throw new ParquetFault('a page is cut off');
  const length = new DataView(page.buffer, page.byteOffset).getUint32(0, true);
  if (length > page.length - 4) throw new ParquetFault(`${length} bytes of runs`);
  return [page.subarray(4, 4 + length), page.subarray(4 + length)];
}

function unpacked(bytes: Uint8Array, size: number, { codec }: Walked): Uint8Array {
  if (codec === 'UNCOMPRESSED') return bytes;
  if (codec !== 'SNAPPY')
    throw new ParquetFault(`compressed by ${codec}; only Snappy and uncompressed pages are read`);
  if (!whole(size) || size > snappyMost * bytes.length)
    throw new ParquetFault(`${size} bytes out of ${bytes.length}`);
  walkSnappy(bytes, size);
  const page = new Uint8Array(size);
  snappyUncompress(bytes, page);
  return page;
}

function walkValues(
  page: Uint8Array,
  encoding: string | undefined,
  { type, words }: Walked,
  count: number,
): void {
  if (encoding === 'PLAIN') walkPlain(page, type, count);
  else if (encoding === 'PLAIN_DICTIONARY' || encoding === 'RLE_DICTIONARY') {
    const width = page[0];
    if (words === undefined || type === 'BOOLEAN')
      throw new ParquetFault('indexes without a dictionary');
    if (width === undefined || width > widestIndex || (words === 0 && count > 0))
      throw new ParquetFault(`indexes of ${width} bits into ${words} words`);
    if (width > 0) walkRuns(page.subarray(1), width, count, words);
  } else if (encoding === 'RLE' && type === 'BOOLEAN') walkRuns(prefixed(page)[0], 1, count, 2);
  else if (encoding === 'BYTE_STREAM_SPLIT' && widths[type] !== undefined)
    walkPlain(page, type, count);
  else
    throw new ParquetFault(`encoded as ${encoding}; plain and dictionary-encoded pages are read`);
}

function walkPlain(page: Uint8Array, type: string, count: number): void {
  const short = (): ParquetFault => new ParquetFault(`${page.length} bytes for ${count} values`);
  if (type !== 'BYTE_ARRAY') {
    const size = type === 'BOOLEAN' ? Math.ceil(count / 8) : count * (widths[type] ?? Infinity);
    if (count > 0 && !(size <= page.length)) throw short();
    return;
  }
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 4 > page.length) throw short();
    at += 4 + view.getUint32(at, true);
    if (at > page.length) throw short();
  }
}
