import type { ImageLayout } from './readImage.ts';
import type { Directory } from './readTiff.ts';

type Range = readonly [from: number, to: number];

/**
 * Holds all blocks of a file against each other and against its directories: they lie apart (equal ones
 * may be one block), else an offset or a length is wrong and cells would come from another place.
 * Checked where the lists are at hand; throws RangeError.
 */
export function checkRanges(images: readonly ImageLayout[], pages: readonly Directory[]): void {
  const ranges: Range[] = pages.map(({ span }) => span);
  for (const { offsets, lengths } of images) {
    if (offsets.whole === undefined || lengths.whole === undefined) continue;
    for (const [i, from] of offsets.whole.entries()) {
      const length = lengths.whole[i]!;
      if (from === 0 && length === 0) continue;
      if (from < 8 || length === 0) throw new RangeError(`a block at ${from} of ${length} bytes`);
      ranges.push([from, from + length]);
    }
  }
  ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  for (let i = 1; i < ranges.length; i++) {
    const [before, range] = [ranges[i - 1]!, ranges[i]!];
    const same = before[0] === range[0] && before[1] === range[1];
    if (before[1] > range[0] && !same) throw new RangeError(`blocks overlap at byte ${range[0]}`);
  }
}
