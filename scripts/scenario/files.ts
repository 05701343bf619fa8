import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalogue, Distribution } from '../../src/catalogue/entry.ts';
import { Problem } from '../../src/problem/problem.ts';

/** A file that a model read. */
export interface Input {
  /** Relative to the city folder, or the address of something elsewhere. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** The first distribution of a catalogue that conforms to a standard. */
export const find = (catalogue: Catalogue, standard: string): Distribution | undefined =>
  catalogue.entries.flatMap((e) => e.distributions).find((d) => d.conformsTo.includes(standard));

/** A file of the city folder, or what an address elsewhere gives; rejects with a Problem. */
export async function readInput(dir: string, { accessUrl }: Distribution): Promise<Input> {
  if (!accessUrl.startsWith('file:')) {
    const response = await fetch(accessUrl).catch((error: unknown) => {
      throw new Problem('unreachable', { file: accessUrl, detail: String(error) });
    });
    if (!response.ok) throw new Problem('notFound', { file: accessUrl, status: response.status });
    return { name: accessUrl, bytes: Buffer.from(await response.arrayBuffer()) };
  }
  const path = fileURLToPath(accessUrl);
  const name = relative(resolve(dir), path).replaceAll('\\', '/');
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new Problem('notFound', { file: name, status: 404 }, { cause: error });
  });
  return { name, bytes };
}

export const arrayBufferOf = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer;

/** A JSON input's content; a Problem where it is none. */
export function parseJson({ name, bytes }: Input): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new Problem('stockField', {
      file: name,
      place: 'the document',
      detail: `is not JSON (${(error as Error).message})`,
    });
  }
}
