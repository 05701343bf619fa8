import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';

/** JSON, deflated, in base64url (RFC 4648, clause 5), for the fragment of a link. */
export const pack = (value: unknown): string =>
  toBase64Url(deflateSync(strToU8(JSON.stringify(value)), { level: 9 }));

/**
 * What `pack` wrote; undefined where it is malformed or unfolds to more than `mostBytes`. A link comes
 * from anyone: the caller checks what it holds.
 */
export function unpack(packed: string, mostBytes: number): unknown {
  try {
    // The buffer bounds what a few bytes may unfold to.
    const bytes = inflateSync(fromBase64Url(packed), { out: new Uint8Array(mostBytes) });
    return JSON.parse(strFromU8(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (c) => c.charCodeAt(0));
}
