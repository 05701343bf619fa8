import type { Catalogue, Distribution, Entry } from '../catalogue/entry.ts';
import type { Channel, FeatureKind, TimeWindow } from '../channel/channel.ts';
import type { FeatureTable } from '../channel/table.ts';
import type { Text } from '../channel/text.ts';
import type { Bounds, LonLat } from '../geo/bounds.ts';
import type { Problem, ProblemData } from '../problem/problem.ts';
import type { Reading } from './reading.ts';

export type { Departure, Field, Reading, ReadingSeries, StopCall } from './reading.ts';

/** Serialisable settings of a layer; kept in the URL. */
export type LayerParams = Readonly<
  Record<string, string | number | boolean | readonly number[]>
> & {
  /** 0 invisible to 1 opaque. */
  readonly opacity: number;
};

/** What every layer may need besides its own settings when it is redrawn. */
export interface LayerView {
  readonly theme: 'light' | 'dark';
  /** Instant of the clock, Unix seconds. */
  readonly time: number;
  /** Data colours the ground or the buildings, so that what is only decoration steps back. */
  readonly painted?: boolean;
  /** The channel as the A | B | B-A switch shows it now. */
  channel(id: string): Channel | undefined;
  /** Channels that models bring of a kind of features, whatever the switch shows. */
  modelled?(target: FeatureKind): readonly Channel[];
  /** Roads that the scenario shuts or slows down, by id; undefined where it changes none. */
  readonly roadMarks?:
    | { readonly closed: ReadonlySet<string>; readonly slowed: ReadonlySet<string> }
    | undefined;
}

/** Services that an opening layer gets from the composition root. */
export interface OpenContext {
  readonly catalogue: Catalogue;
  readonly signal: AbortSignal;
  /** Share done 0..1, or undefined where it cannot be told; `note` says what is being done. */
  progress(share: number | undefined, note?: string): void;
  /** The building table at an address, read once for all who ask. Rejects with a Problem. */
  buildingTable(url: string): Promise<FeatureTable>;
  /** Ground height in metres above the ellipsoid, interleaved lon,lat degrees in; 0 where no terrain is known. */
  heights(lonLat: Float64Array): Promise<Float32Array>;
  /** Asks for a frame. */
  redraw(): void;
  /** Tells that legend, choices or problem have changed without new settings. */
  describe(): void;
}

/** What a timetable holds, and how much of it can be used. */
export interface FeedFacts {
  readonly agencies: readonly string[];
  /** First and last date with service; undefined where there is none. */
  readonly period: { readonly first: string; readonly last: string } | undefined;
  readonly routes: number;
  readonly stops: number;
  /** Usable, and rows in the file. */
  readonly trips: readonly [used: number, rows: number];
  readonly stopTimes: readonly [used: number, rows: number];
  /** Around the stops, WGS 84 degrees. */
  readonly bounds: Bounds;
}

/** What a GTFS-Realtime message says of itself, and how much of what is in it. */
export interface MessageFacts {
  /** Of GTFS-Realtime. */
  readonly version: string;
  /** Only what has changed, not the whole state. */
  readonly differential: boolean;
  /** When it was made, Unix seconds; undefined where it does not say. */
  readonly timestamp: number | undefined;
  readonly vehicles: number;
  readonly tripUpdates: number;
  readonly alerts: number;
  /** Times of the vehicles' positions, Unix seconds, first and last. */
  readonly heard: readonly [number, number] | undefined;
  /** Entities that are not used, by reason. */
  readonly refused: Readonly<Record<string, number>>;
}

/** A fault of a dataset, or of many places in it: what the canonical validator of its standard reports. */
export interface Finding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly file: string;
  /** First place: line of the file, counted from 1, and field. */
  readonly row?: number;
  readonly field?: string;
  /** How many places have it. */
  readonly total: number;
}

/** A check of a layer's dataset, which goes on while the layer is on the map. */
export interface LayerCheck {
  /** `waiting` until the layer's first picture. */
  readonly state: 'waiting' | 'running' | 'stopped' | 'done';
  /** Share done, 0..1; undefined where it cannot be told. */
  readonly share: number | undefined;
  stop(): void;
  start(): void;
}

/** A thing of a layer that a search finds by its name. */
export interface NamedPlace extends LonLat {
  readonly kind: 'stop' | 'station';
  /** As in `Reading.key`. */
  readonly key: string;
  readonly id: string;
  readonly name: string;
  /** Metres above the ellipsoid. */
  readonly height: number;
}

/** A place on the globe, with what the scene picked there. */
export interface Hit extends LonLat {
  readonly height: number;
  /** Canvas pixels. */
  readonly x: number;
  readonly y: number;
  /** Object from the scene's pick, opaque outside `scene.ts` files. */
  readonly picked: unknown;
}

export interface LegendClass {
  readonly code: number;
  readonly label: Text;
  /** sRGB hex. */
  readonly color: string;
  /** Official code, where people know the class by it. */
  readonly key?: string;
  /** Heading that it stands under. */
  readonly group?: Text;
  /** Share of the known values that are of this class, 0..1. */
  readonly share?: number;
}

/** Everything the legend needs: it never asks the layer again. */
export interface Legend {
  readonly title: Text;
  readonly unit: string;
  readonly window?: TimeWindow;
  readonly source: Text;
  /** Colours low to high, sRGB hex, drawn over `domain`; one for each part where there are `limits`. */
  readonly ramp?: readonly string[];
  readonly domain?: readonly [number, number];
  /** How `domain` is divided; linear where absent. */
  readonly scale?: 'linear' | 'log';
  /** Limits between colour steps, rising, inside `domain`. */
  readonly limits?: readonly number[];
  readonly classes?: readonly LegendClass[];
  /** Codes that are not drawn; where present a person may choose them (parameter `hidden`). */
  readonly hidden?: readonly number[];
  /** Values outside are not drawn; where present a person may move its ends (parameters `from` and `to`). */
  readonly filter?: { readonly from?: number; readonly to?: number };
  /** Counts in equal bins over `domain` (of its logarithm where `scale` says so). */
  readonly histogram?: readonly number[];
  /** `transparent` where the ground shows through. */
  readonly noDataColor?: string;
  /** Half width of the 9-in-10 interval, typical, in `unit`. */
  readonly error?: number;
  /** The legend as the service itself draws it. */
  readonly image?: { readonly url: string; readonly alt: Text };
  readonly note?: Text;
  /** A part of the picture that is missing, and why. */
  readonly problem?: ProblemData;
}

export interface Layer<P extends LayerParams = LayerParams> {
  readonly id: string;
  /** `scene` is a cesium Scene; only `scene.ts` files know that type. */
  mount(scene: object): void;
  /** Synchronous and cheap: uniforms, look-up tables, one texture. */
  apply(params: P, view: LayerView): void;
  setVisible(visible: boolean): void;
  /** Draw order within the kind's own stack, 0 lowest. */
  setOrder?(order: number): void;
  probe?(hit: Hit): Promise<Reading | undefined> | Reading | undefined;
  /** The reading of one feature by its city-wide number, for search results. */
  readingOf?(gid: number): Reading | undefined;
  /** Marks the feature that is selected, or none; `reading` is set where it is this layer's own. */
  select?(gid: number | undefined, reading?: Reading): void;
  legend(params: P, view: LayerView): Legend | undefined;
  /** What of it cannot be shown, while the rest is; undefined where all is well. */
  problem?(): Problem | undefined;
  /** Channels this layer brings (attributes of its features, series of its stations). */
  channels?(): readonly Channel[];
  /** What was asked for last is not shown yet. */
  readonly busy?: boolean;
  /** Where the moving thing of a reading's `moving` key is at the view's time; undefined once it is gone. */
  placeOf?(
    key: string,
  ): (LonLat & { readonly height: number; readonly bearing: number }) | undefined;
  /** The reading of a thing by its `Reading.key`, as it stands at the view's time. */
  readingAt?(key: string): Reading | undefined;
  /** Faults of the dataset; undefined until they are known. */
  findings?(): readonly Finding[] | undefined;
  /** The check that finds them. */
  check?(): LayerCheck | undefined;
  /** Things with names for the search box (stops). */
  places?(): readonly NamedPlace[];
  /** The time step that shows an instant (Unix seconds), where a service tells its steps; undefined outside. */
  stepAt?(time: number): number | undefined;
  /** Choices for parameters that a card shows, e.g. time steps of a raster. */
  options?(): readonly LayerOption[];
  dispose(): void;
}

/** One choice on a layer's card: `param` takes one of `choices`. */
export interface LayerOption {
  readonly param: string;
  readonly label: Text;
  readonly choices: readonly LayerChoice[];
  /**
   * How the card asks: a plain list where absent; `ramp` a list of colour swatches; `switch` off and on
   * for the first and the second choice; `range` a list of ranges with both ends to type in, which
   * sets the parameters `min` and `max`.
   */
  readonly control?: 'ramp' | 'switch' | 'range';
  /** Folded together under a heading of that name. */
  readonly section?: 'colours';
  /** Why it cannot be changed with this data. */
  readonly refused?: Text;
  /** Unit of the ends of a `range`. */
  readonly unit?: string;
}

export interface LayerChoice {
  readonly value: string | number | boolean;
  readonly label: Text;
  /** Heading that it stands under. */
  readonly group?: Text;
  /** Colours of its swatch, sRGB hex: a gradient, or one block each where `blocks` is set. */
  readonly colors?: readonly string[];
  readonly blocks?: boolean;
  /** Range that it stands for; the layer's own where a `range` choice has none. */
  readonly domain?: readonly [number, number];
}

export interface LayerKind<P extends LayerParams = LayerParams> {
  readonly kind: string;
  accepts(d: Distribution, entry: Entry): boolean;
  defaults(entry: Entry): P;
  /** The slow, cancellable lane; rejects with a Problem. */
  open(entry: Entry, context: OpenContext): Promise<Layer<P>>;
}
