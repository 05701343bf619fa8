import { readRows } from '../csv.ts';
import { missing } from '../fields.ts';
import { type Growing, growingFloats, growingInts } from '../growing.ts';
import type { Notices } from '../notices.ts';
import { requiredFiles } from '../tables.ts';
import type { Member } from '../zip.ts';
import { type Domain, isFloat, isText, type ReadCell, reader } from './cells.ts';
import type { Field, TableSchema } from './schema.ts';

/** Rules that a value breaks without being unusable. */
const harmless = new Set(['mixed_case_recommended_field', 'new_line_in_value']);

interface Column {
  readonly field: Field;
  readonly at: number;
  readonly read: ReadCell;
  readonly numbers: Growing<Int32Array | Float64Array> | undefined;
  readonly texts: string[] | undefined;
}

/** The columns of a table that rules compare, rows with all that is required alone. */
export class Table {
  readonly name: string;
  /** Rows of the file, unusable ones too. */
  rows = 0;
  readonly #line = growingInts();
  readonly #columns = new Map<string, Column>();
  /** False without a column that every row must have: no row can be used then. */
  #whole = true;

  constructor(name: string) {
    this.name = name;
  }

  /** Rows that can be used. */
  get length(): number {
    return this.#line.length;
  }

  /** Line of each usable row. */
  get line(): Int32Array {
    return this.#line.view();
  }

  has(field: string): boolean {
    return this.#columns.has(field);
  }

  /** Values by row, `missing` (NaN where fractions are allowed) where there is none; empty without the column. */
  numbers(field: string): Int32Array | Float64Array {
    return this.#columns.get(field)?.numbers?.view() ?? new Int32Array();
  }

  /** Texts by row, empty where there is none; an empty list without the column. */
  texts(field: string): readonly string[] {
    return this.#columns.get(field)?.texts ?? [];
  }

  /** Reads a file of the feed row by row and notes what breaks the schema. Yields the share read after each batch. */
  *read(
    member: Member,
    schema: TableSchema,
    domain: (name: string) => Domain,
    notices: Notices,
  ): Generator<number> {
    let columns: readonly Column[] | undefined;
    const keys = new Set<string>();
    for (const { rows, first, columns: header, width, share } of readRows(member, notices)) {
      columns ??= this.#open(schema, header, domain, notices);
      const keyAt = schema.key.map((field) => header.get(field) ?? -1);
      for (let i = 0; i < rows.length; i += 1) {
        const cells = rows[i]!;
        const line = first + i;
        if (cells.length === 1 && cells[0]!.trim() === '') {
          if (cells[0] !== '') notices.add('empty_row', this.name, line);
          continue;
        }
        this.rows += 1;
        if (cells.length !== width) {
          notices.add('invalid_row_length', this.name, line);
          continue;
        }
        if (keyAt.length > 0) {
          const key = keyAt.map((at) => cells[at] ?? '').join('\u0000');
          if (keys.has(key)) {
            notices.add('duplicate_key', this.name, line, schema.key.join(', '));
            continue;
          }
          keys.add(key);
        }
        this.#row(columns, cells, line, notices);
      }
      yield share;
    }
    if (columns === undefined || (this.rows === 0 && requiredFiles.includes(this.name)))
      notices.add('empty_file', this.name);
  }

  #open(
    schema: TableSchema,
    header: ReadonlyMap<string, number>,
    domain: (name: string) => Domain,
    notices: Notices,
  ): readonly Column[] {
    const known = new Set(schema.fields.map(({ name }) => name));
    for (const name of header.keys()) {
      if (!known.has(name)) notices.add('unknown_column', this.name, 1, name);
    }
    const columns: Column[] = [];
    for (const field of schema.fields) {
      const at = header.get(field.name);
      if (at === undefined) {
        if (field.presence === 'required') {
          notices.add('missing_required_column', this.name, 1, field.name);
          this.#whole = false;
        } else if (field.presence === 'recommended') {
          notices.add('missing_recommended_column', this.name, 1, field.name);
        }
        continue;
      }
      const texts = field.kept && isText(field.kind) ? [] : undefined;
      const numbers =
        !field.kept || texts !== undefined
          ? undefined
          : isFloat(field.kind)
            ? growingFloats()
            : growingInts();
      const column = { field, at, read: reader(field.kind, domain), numbers, texts };
      columns.push(column);
      this.#columns.set(field.name, column);
    }
    return columns;
  }

  #row(columns: readonly Column[], cells: readonly string[], line: number, notices: Notices): void {
    let usable = this.#whole;
    const values = columns.map((column) => {
      const value = this.#value(column, cells[column.at]!, line, notices);
      if (value === undefined && column.field.presence === 'required') usable = false;
      return value;
    });
    if (!usable) return;
    this.#line.push(line);
    columns.forEach(({ field, at, numbers, texts }, i) => {
      texts?.push(values[i] === undefined ? '' : cells[at]!.trim());
      numbers?.push(values[i] ?? (isFloat(field.kind) ? Number.NaN : missing));
    });
  }

  /** The value of a cell, undefined where there is none that can be used. */
  #value({ field, read }: Column, raw: string, line: number, notices: Notices): number | undefined {
    let cell = raw;
    if (raw.charCodeAt(0) <= 32 || raw.charCodeAt(raw.length - 1) <= 32) {
      cell = raw.trim();
      if (cell !== '') notices.add('leading_or_trailing_whitespaces', this.name, line, field.name);
    }
    if (cell === '') {
      if (field.presence === 'required')
        notices.add('missing_required_field', this.name, line, field.name);
      else if (field.presence === 'recommended')
        notices.add('missing_recommended_field', this.name, line, field.name);
      return undefined;
    }
    const value = read(cell);
    if (typeof value === 'number') return value;
    notices.add(value, this.name, line, field.name);
    return harmless.has(value) ? missing : undefined;
  }
}
