import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** What PROJ's `projinfo` prints (https://proj.org/apps/projinfo.html), one PROJ string a line. */
export async function projinfo(...parameters: readonly string[]): Promise<string> {
  const { stdout } = await execute('projinfo', ['--single-line', ...parameters], {
    maxBuffer: 2 ** 26,
  });
  return stdout;
}

/** The line in which PROJ says its release. */
export async function version(): Promise<string> {
  const { stderr } = await execute('cs2cs', ['EPSG:4326', 'EPSG:4326']).catch(
    (e: { stderr: string }) => e,
  );
  return stderr;
}

/** `make` of every item, `width` at a time, in the items' order. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  make: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const i = next++;
      results[i] = await make(items[i]!);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return results;
}
