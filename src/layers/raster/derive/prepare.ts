import type { Derivation, DerivationSource } from '../../../catalogue/derivation.ts';
import { localSource } from '../local.ts';
import type { RasterHints } from '../raster.ts';

/** A file to open, as it crosses to a worker: files of this device go along as themselves. */
export type SourceFile = readonly [source: string | Blob, hints: RasterHints];

/** A derivation with all that a worker needs to open it. */
export interface PreparedDerivation {
  readonly derivation: Derivation;
  /** By the order of `derivation.sources`. */
  readonly files: readonly SourceFile[];
}

const hintsOf = ({ noData, crs }: DerivationSource): RasterHints => ({
  ...(noData === undefined ? {} : { noData }),
  ...(crs === undefined ? {} : { crs }),
});

/** Finds the sources' files on the page's side. Throws the Problem `localGone` where one is no longer held. */
export const prepareDerivation = (derivation: Derivation): PreparedDerivation => ({
  derivation,
  files: derivation.sources.map((source) =>
    source.derivation === undefined
      ? localSource(source.accessUrl, hintsOf(source))
      : [source.accessUrl, { derived: prepareDerivation(source.derivation) }],
  ),
});
