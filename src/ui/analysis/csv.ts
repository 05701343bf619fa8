import Papa from 'papaparse';
import { saveFile } from '../parts/saveFile.ts';

/** Rows of a table as RFC 4180 text: commas, CRLF, a byte order mark so that Excel reads UTF-8. */
export function csvText(rows: readonly Readonly<Record<string, string | number | null>>[]): string {
  const known = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [
        key,
        typeof value === 'number' && !Number.isFinite(value) ? null : value,
      ]),
    ),
  );
  return `\uFEFF${Papa.unparse(known, { newline: '\r\n' })}\r\n`;
}

/** Hands a text to the person as a file. */
export function saveText(name: string, text: string, type: string): void {
  saveFile(`${name}.csv`, text, type);
}
