import type { Text } from '../channel/text.ts';

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
  /** Its values are codes: the cell at a place counts, never a mean of several. */
  readonly classes?: boolean;
  /** How it is computed itself, where it is no file. */
  readonly derivation?: Derivation;
  /** SHA-256 of the file, hex, where the catalogue tells it. */
  readonly sha256?: string;
  /** What it is of and who made it, for the provenance of an exported file. */
  readonly period?: string;
  readonly publisher?: string;
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
  /** How the sources were aligned, with cell size and CRS, for legend and card. */
  readonly note?: Text;
}
