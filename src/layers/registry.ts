import type { Entry } from '../catalogue/entry.ts';
import { gbfsKind } from './bikes/kind.ts';
import { buildingsKind } from './buildings/kind.ts';
import { cellsKind } from './cells/kind.ts';
import { districtsKind } from './districts/kind.ts';
import { groundKind } from './ground/kind.ts';
import { imageryKind } from './imagery/kind.ts';
import type { LayerKind } from './layer.ts';
import { mobilityKind } from './mobility/kind.ts';
import { rasterKind } from './raster/kind.ts';
import { roadsKind } from './roads/kind.ts';
import { seriesKind } from './series/kind.ts';
import { stationsKind } from './stations/kind.ts';
import { treesKind } from './trees/kind.ts';

/** Every kind, most particular first; each brings its heavy code by a dynamic import when it opens. */
const kinds = [
  groundKind,
  treesKind,
  buildingsKind,
  mobilityKind,
  gbfsKind,
  roadsKind,
  stationsKind,
  districtsKind,
  seriesKind,
  cellsKind,
  imageryKind,
  rasterKind,
] as unknown as readonly LayerKind[];

/** The kind that opens an entry, chosen by what its distributions conform to. */
export const kindOf = (entry: Entry): LayerKind | undefined =>
  kinds.find((kind) => entry.distributions.some((d) => kind.accepts(d, entry)));
