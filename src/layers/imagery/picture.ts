import { exceptionIn, parseDocument } from '../../catalogue/ogc-xml.ts';
import { askService, bodyOf, nameOf, saidIn } from '../../catalogue/serviceFetch.ts';
import { Problem } from '../../problem/problem.ts';

/** Who is asked, for messages. */
export interface Asked {
  readonly file: string;
  readonly layer: string;
}

const seconds = 20;

/**
 * Fetches the picture of a tile; undefined where the service has none there (HTTP 204 or 404). Rejects
 * with a Problem where something else than a picture comes: services send their complaints as XML with
 * HTTP 200, and even as `image/png`.
 */
export function fetchPicture(
  url: string,
  asked: Asked,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return askService(
    url,
    async (response) => {
      const bytes = await bodyOf(response, nameOf(url));
      if (response.status === 204 || response.status === 404) return undefined;
      if (isPicture(bytes)) return bytes;
      throw complaint(bytes, asked);
    },
    {
      seconds,
      ...(signal && { signal }),
      accepts: (status) => status === 404 || status === 400 || status === 500,
    },
  );
}

const signatures: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
];

/** Whether bytes begin as PNG, JPEG, GIF, WebP or AVIF do. */
export function isPicture(bytes: Uint8Array): boolean {
  if (signatures.some((signature) => signature.every((byte, i) => bytes[i] === byte))) return true;
  const word = (from: number): string => String.fromCharCode(...bytes.subarray(from, from + 4));
  return (
    (word(0) === 'RIFF' && word(8) === 'WEBP') || (word(4) === 'ftyp' && /avi[fs]/.test(word(8)))
  );
}

/** The Problem that an answer tells which is no picture. */
export function complaint(bytes: Uint8Array, { file, layer }: Asked): Problem {
  const text = new TextDecoder().decode(bytes.subarray(0, 65_536)).trim();
  if (text === '') return new Problem('serviceImage', { file, layer, detail: '0 bytes' });
  if (text.startsWith('<') && !/^<!doctype html|^<html/i.test(text)) {
    let said: string | undefined;
    try {
      said = exceptionIn(parseDocument(text, file));
    } catch {
      said = saidIn(text);
    }
    if (said !== undefined && said !== '')
      return new Problem('serviceException', { file, layer, detail: saidIn(said) });
  }
  const detail = /^[\x20-\x7e\s\u00a0-\uffff]{4,}/.test(text)
    ? `“${saidIn(text)}”`
    : `${bytes.length} bytes`;
  return new Problem('serviceImage', { file, layer, detail });
}

export const askedOf = (url: string, layer: string): Asked => ({ file: nameOf(url), layer });
