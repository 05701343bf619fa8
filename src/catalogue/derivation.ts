/** A raster that a computation starts from, by its file: what `Distribution` says of it, and the band. */
export interface DerivationSource {
  /** The variable that stands for it in an expression; `a` and `b` in a difference. */
  readonly name: string;
  readonly title: string;
  readonly accessUrl: string;
  /** From 0. */
  readonly band: number;
  readonly noData?: number;
  readonly crs?: string;
}

/**
 * How a raster is computed from others: the whole recipe, so that a link or an exported file can
 * repeat it. All sources are sampled on one source's grid, the finer or the coarser.
 */
export interface Derivation {
  readonly kind: 'difference' | 'expression';
  /** Over the sources' names; `b - a` for a difference. */
  readonly expression: string;
  readonly grid: 'finer' | 'coarser';
  readonly sources: readonly DerivationSource[];
}
