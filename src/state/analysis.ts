import { createStore } from 'zustand/vanilla';
import type { Distribution, Entry } from '../catalogue/entry.ts';
import { rasterSteps } from '../catalogue/rasters.ts';
import type { GridCell, ScatterResult, ZonalTable } from '../channel/analysis.ts';
import type { TimeWindow } from '../channel/channel.ts';
import { classTables } from '../channel/classes.ts';
import type { LonLat } from '../geo/bounds.ts';
import type { Problem } from '../problem/problem.ts';
import type { LayerRow } from './layers.ts';

export type Tool = 'difference' | 'expression' | 'zones' | 'scatter' | 'profile';

/** One raster that may be chosen: a time step of a layer. */
export interface RasterChoice {
  /** `entry id`/`step`. */
  readonly key: string;
  readonly entry: Entry;
  readonly distribution: Distribution;
  readonly window: TimeWindow | undefined;
  /** Its values are codes of a class table. */
  readonly classes: boolean;
}

/** Every raster of the open layers, topmost layer first, the newest step of each first. */
export const rasterChoices = (rows: readonly LayerRow[]): readonly RasterChoice[] =>
  rows.filter((row) => row.kind === 'raster').flatMap(({ entry }) => choicesOf(entry).toReversed());

/** The steps of one entry in order of time. */
export const choicesOf = (entry: Entry): readonly RasterChoice[] =>
  rasterSteps(entry).map((distribution, step) => ({
    key: `${entry.id}/${step}`,
    entry,
    distribution,
    window: distribution.temporal ?? entry.temporal,
    classes: entry.ramp !== undefined && classTables[entry.ramp] !== undefined,
  }));

/** Where statistics are taken: the districts of the city each, or one area. */
export type AreaChoice = 'whole' | 'districts' | 'seen' | 'drawn' | 'file';
export type GridChoice = 'finer' | 'coarser';

/** A name in an expression and what stands for it. */
export interface NamedRaster {
  readonly name: string;
  readonly key: string;
  /** From 0. */
  readonly band: number;
}

/** What a person asks for; the composition root does it. */
export type AnalysisRequest =
  | {
      readonly tool: 'difference';
      readonly a: string;
      readonly b: string;
      readonly grid: GridChoice;
    }
  | {
      readonly tool: 'expression';
      readonly expression: string;
      readonly title: string;
      readonly unit: string;
      readonly grid: GridChoice;
      readonly sources: readonly NamedRaster[];
    }
  | {
      readonly tool: 'zones';
      readonly raster: string;
      readonly area: AreaChoice;
    }
  | {
      readonly tool: 'scatter';
      readonly x: string;
      readonly y: string;
      readonly grid: GridChoice;
      readonly area: AreaChoice;
    }
  | { readonly tool: 'profile'; readonly at: LonLat }
  /** Of a computed layer, by its entry's id. */
  | { readonly tool: 'geotiff'; readonly id: string };

export interface ZonalAnswer {
  readonly raster: RasterChoice;
  readonly area: AreaChoice;
  /** Where the zones come from: a dataset's title or a file's name. */
  readonly zonesFrom: string | undefined;
  readonly table: ZonalTable;
}

export interface ScatterAnswer {
  readonly x: RasterChoice;
  readonly y: RasterChoice;
  readonly area: AreaChoice;
  readonly grid: GridChoice;
  readonly result: ScatterResult;
}

export interface ProfileAnswer {
  readonly at: LonLat;
  readonly values: readonly { readonly choice: RasterChoice; readonly value: number | null }[];
}

/** The last layer that was computed. */
export interface ComputedAnswer {
  readonly id: string;
  readonly cell: GridCell;
}

export interface AnalysisState {
  readonly tool: Tool;
  readonly request: AnalysisRequest | undefined;
  /** What is being done; undefined once it is done, failed or cancelled. */
  readonly running: AnalysisRequest['tool'] | undefined;
  readonly share: number | undefined;
  readonly problem: { readonly of: AnalysisRequest['tool']; readonly what: Problem } | undefined;
  readonly computed: ComputedAnswer | undefined;
  readonly zonal: ZonalAnswer | undefined;
  readonly scatter: ScatterAnswer | undefined;
  readonly profile: ProfileAnswer | undefined;
  /** Clicks on the map add corners. */
  readonly drawing: boolean;
  /** Counts the requests for a corner at the middle of the map. */
  readonly cornersAsked: number;
  readonly drawn: readonly LonLat[];
  /** The corners on the screen, CSS pixels; undefined for one that is out of sight. */
  readonly screen: readonly ({ readonly x: number; readonly y: number } | undefined)[];
  /** A GeoJSON file that a person brought. */
  readonly zoneFile: { readonly name: string; readonly text: string } | undefined;
}

const nothing = {
  request: undefined,
  running: undefined,
  share: undefined,
  problem: undefined,
  computed: undefined,
  zonal: undefined,
  scatter: undefined,
  profile: undefined,
  drawing: false,
  drawn: [],
  screen: [],
  zoneFile: undefined,
} as const;

export const analysisStore = createStore<AnalysisState>(() => ({
  tool: 'difference',
  cornersAsked: 0,
  ...nothing,
}));

export const analysisActions = {
  ask: (request: AnalysisRequest): void => analysisStore.setState({ request }),
  cancel: (): void => analysisStore.setState({ request: undefined }),
  /** Another city has other layers. */
  clear: (): void => analysisStore.setState(nothing),
  startDrawing: (): void => analysisStore.setState({ drawing: true, drawn: [], screen: [] }),
  addCorner: (at: LonLat): void => analysisStore.setState((s) => ({ drawn: [...s.drawn, at] })),
  askCorner: (): void => analysisStore.setState((s) => ({ cornersAsked: s.cornersAsked + 1 })),
  undoCorner: (): void => analysisStore.setState((s) => ({ drawn: s.drawn.slice(0, -1) })),
  /** Keeps the corners where they make a polygon. */
  endDrawing: (): void =>
    analysisStore.setState((s) => ({ drawing: false, drawn: s.drawn.length < 3 ? [] : s.drawn })),
  cancelDrawing: (): void => analysisStore.setState({ drawing: false, drawn: [], screen: [] }),
};
