/** One line of `npm run bench -- --json`; `ratio` = peer / ours, larger is better for us. */
export interface BenchRow {
  readonly name: string;
  readonly case: string;
  readonly ours: number;
  readonly peer: number;
  readonly peerName: string;
  readonly unit: string;
  readonly ratio: number;
  readonly median: number;
  readonly p95: number;
  readonly n: number;
}

/** Value below which a share of the samples lies; nearest rank, so that it is one of them. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** A row from the raw samples of both sides, compared by their medians. */
export function benchRow(
  about: { name: string; case: string; peerName: string; unit: string },
  ours: readonly number[],
  peer: readonly number[],
): BenchRow {
  const median = quantile(ours, 0.5);
  const peerMedian = quantile(peer, 0.5);
  return {
    ...about,
    ours: median,
    peer: peerMedian,
    ratio: peerMedian / median,
    median,
    p95: quantile(ours, 0.95),
    n: ours.length,
  };
}
