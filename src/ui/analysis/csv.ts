import Papa from 'papaparse';

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
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name.replace(/[^\p{L}\p{N}.]+/gu, '-').toLowerCase()}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
