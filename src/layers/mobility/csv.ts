import Papa from 'papaparse';
import { Problem } from '../../problem/problem.ts';
import type { Notices } from './notices.ts';
import type { Member } from './zip.ts';

/** Text held back at most while a row is unfinished: an open quote must not swallow the file. */
const longestRow = 1 << 20;

/** Rows of one table, a batch at a time. */
export interface Batch {
  /** Cells by column as in the header; a short row has fewer. */
  readonly rows: readonly (readonly string[])[];
  /** Line number of the first row, the header being 1 (a quoted line break counts as none). */
  readonly first: number;
  /** Column of each field name. */
  readonly columns: ReadonlyMap<string, number>;
  /** Cells of the header. */
  readonly width: number;
  /** Share of the table read, 0..1. */
  readonly share: number;
}

/**
 * Reads a table as it unpacks. Damage ends the table with a notice; rows read until then stand.
 */
export function* readRows(member: Member, notices: Notices): Generator<Batch> {
  const decoder = new TextDecoder();
  let parser: InstanceType<typeof Papa.Parser> | undefined;
  let columns: Map<string, number> | undefined;
  let width = 0;
  let held = '';
  let line = 1;
  let length = 0;

  function* take(text: string, last: boolean): Generator<Batch> {
    if (parser === undefined) {
      const newline = !/[\r\n]/.test(text) ? '\n' : (text.match(/\r\n|\n|\r/)![0] as '\n');
      parser = new Papa.Parser({ delimiter: ',', newline });
    }
    if (text.includes('\uFFFD')) notices.add('invalid_character', member.name, line);
    const result = parser.parse(text, 0, !last) as Papa.ParseResult<string[]>;
    held = last ? '' : text.slice(result.meta.cursor);
    let rows = result.data;
    if (columns === undefined) {
      const header = rows[0];
      if (header === undefined) return;
      columns = columnsOf(header, member.name, notices);
      width = header.length;
      rows = rows.slice(1);
      line = 2;
    }
    yield {
      rows,
      first: line,
      columns,
      width,
      share: Math.min(1, length / Math.max(1, member.length)),
    };
    line += rows.length;
  }

  try {
    for (const piece of member.pieces()) {
      length += piece.length;
      yield* take(held + decoder.decode(piece, { stream: true }), false);
      if (held.length > longestRow) throw new Error('a quote is never closed');
    }
    yield* take(held + decoder.decode(), true);
  } catch (error) {
    if (!(error instanceof Error) || error instanceof Problem) throw error;
    notices.add('csv_parsing_failed', member.name, line);
  }
}

function columnsOf(header: readonly string[], file: string, notices: Notices): Map<string, number> {
  const columns = new Map<string, number>();
  header.forEach((cell, index) => {
    const name = cell.trim();
    if (columns.has(name)) notices.add('duplicated_column', file, 1, name);
    else if (name === '') notices.add('empty_column_name', file, 1);
    else columns.set(name, index);
  });
  return columns;
}
