import type { TimeWindow } from '../channel/channel.ts';
import type { Text } from '../channel/text.ts';
import type { Bounds } from '../geo/bounds.ts';
import type { Problem } from '../problem/problem.ts';
import type { Derivation } from './derivation.ts';

export type Theme = 'base' | 'buildings' | 'environment' | 'mobility' | 'energy';

/** What was measured, from `schema:variableMeasured`. */
export interface Variable {
  /** Stable quantity id, e.g. `landSurfaceTemperature`. */
  readonly id: string;
  readonly name: Text;
  /** Unit code of `channel/unit.ts`. */
  readonly unit: string;
  readonly min?: number;
  readonly max?: number;
}

/**
 * One layer of a map service (`twin:layerName` and others beside `dcat:accessService`). What is left
 * out is chosen from the service's capabilities when the layer opens.
 */
export interface ServiceAccess {
  /** WMS `Name`, WMTS `Identifier`. */
  readonly layer?: string;
  /** Name of the style; the service's default where absent. */
  readonly style?: string;
  /** Picture format, e.g. `image/png`. */
  readonly format?: string;
  /** CRS as the service calls it. */
  readonly crs?: string;
  /** WMTS `TileMatrixSet`. */
  readonly matrixSet?: string;
  /** Extent of the TIME dimension, for a service that does not tell: instants and `start/end/period`, by commas. */
  readonly times?: string;
  /** Time step that is shown first, counted from 0. */
  readonly step?: number;
  /** Tile templates: deepest level, and pixels of a tile where they are not 256. */
  readonly maxLevel?: number;
  readonly tileSize?: number;
}

/** One way to get the data (`dcat:Distribution`). */
export interface Distribution {
  readonly title?: Text;
  /** Absolute, resolved against the catalogue's own address. */
  readonly accessUrl: string;
  readonly mediaType: string;
  /** Standard URIs (`dct:conformsTo`), see `standards.ts`; the layer registry chooses by these. */
  readonly conformsTo: readonly string[];
  readonly byteSize?: number;
  /** `spdx:checksum`, hex. */
  readonly sha256?: string;
  readonly temporal?: TimeWindow;
  /** `twin:noData`: value that means "not known" where the file itself does not declare it. */
  readonly noData?: number;
  /** `EPSG:n` or WKT/proj4, where the file itself does not tell. */
  readonly crs?: string;
  /** Physical value = sample * scale + offset, and its unit code, where the file itself does not tell. */
  readonly scale?: number;
  readonly offset?: number;
  readonly unit?: string;
  /** Place of its cells in `crs`, GDAL's order of six, where the file itself does not tell. */
  readonly transform?: readonly [number, number, number, number, number, number];
  /** What is asked of the service behind `accessUrl` (`standards.wms`, `wmts`, `xyz`). */
  readonly service?: ServiceAccess;
  /** `twin:keyHeader`: name of the request header in which its server wants a key; the key itself is in no catalogue. */
  readonly keyHeader?: string;
  /** How its values are computed, where it is no file (`standards.derived`). */
  readonly derivation?: Derivation;
}

/** One dataset (`dcat:Dataset`). */
export interface Entry {
  /** Last part of the dataset's IRI; unique within a catalogue. */
  readonly id: string;
  readonly title: Text;
  readonly description: Text;
  readonly theme: Theme;
  readonly licence: { readonly url: string; readonly name: string };
  readonly publisher: string;
  /** Attribution line to show beside the map. */
  readonly attribution: string;
  readonly bounds: Bounds;
  readonly temporal?: TimeWindow;
  readonly variable?: Variable;
  /** Ramp or class table, `twin:ramp`: name from `channel/ramp.ts` (`-reversed` turns it round) or `channel/classes.ts`. */
  readonly ramp?: string;
  /** Shown when the city opens (`twin:shown`). */
  readonly shown: boolean;
  readonly synthetic: boolean;
  readonly distributions: readonly Distribution[];
  /** Known defects with counts, as the builder found them (`dqv:hasQualityAnnotation`). */
  readonly defects: readonly Text[];
}

/** One city (`dcat:Catalog`). */
export interface Catalogue {
  readonly id: string;
  readonly title: Text;
  readonly description: Text;
  readonly url: string;
  readonly bounds: Bounds;
  readonly synthetic: boolean;
  /** IANA time zone of the city. */
  readonly timeZone: string;
  readonly entries: readonly Entry[];
  /** Datasets that could not be read, each with its mend; absent where a catalogue was not parsed. */
  readonly problems?: readonly Problem[];
}
