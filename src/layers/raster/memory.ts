import { byteBlocks } from './blocks.ts';
import { decodedBlocks } from './readBlock.ts';

/** Share of the cap that compressed bytes may take; decoded blocks have the rest. */
const compressedShare = 0.25;

/** Bytes that the readers of all open rasters hold: compressed and decoded blocks. */
export const readerBytes = (): number => byteBlocks.bytes + decodedBlocks.bytes;

/** Changes how many bytes the readers may hold together; what is too much is dropped at once. */
export function setReaderCap(bytes: number): void {
  byteBlocks.setCap(bytes * compressedShare);
  decodedBlocks.setCap(bytes * (1 - compressedShare));
}
