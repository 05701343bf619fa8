/**
 * Standard streams of the headless door: results as JSON on stdout, everything else on stderr.
 */
export function printResult(
  result: unknown,
  json: boolean,
  text?: (result: never) => string,
): void {
  const plain = text === undefined ? JSON.stringify(result, null, 2) : text(result as never);
  process.stdout.write(`${json ? JSON.stringify(result) : plain}\n`);
}

let lastLine = '';

/** One line on stderr per whole percent or per change of note; rewritten in place on a terminal. */
export function progress(share: number | undefined, note: string): void {
  const percent = share === undefined ? '' : `${Math.floor(share * 100)} %`.padStart(6);
  const line = `${percent}  ${note}`;
  if (line === lastLine) return;
  const sameNote = lastLine.slice(6) === line.slice(6);
  lastLine = line;
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}${share === 1 ? '\n' : ''}`);
  else if (!sameNote || share === 1) process.stderr.write(`${line}\n`);
}

export function say(message: string): void {
  process.stderr.write(`${message}\n`);
}
