import { createStore } from 'zustand/vanilla';
import type { RoadSourceFacts } from '../catalogue/network/facts.ts';
import type { TimeWindow } from '../channel/channel.ts';
import type { Text } from '../channel/text.ts';
import type { Bounds } from '../geo/bounds.ts';
import type { FeedFacts, MessageFacts } from '../layers/layer.ts';
import type { Problem } from '../problem/problem.ts';
import type { LinkLayer } from './url.ts';

/** What was read in a file that a person brought. */
export interface FileFacts {
  readonly width: number;
  readonly height: number;
  readonly bands: number;
  readonly sampleType: string;
  /** Code or text of the coordinate reference system, and how the file itself calls it. */
  readonly crs: string;
  readonly crsName?: string;
  /** Sides of a cell in metres; `exact` where the grid itself is in metres. */
  readonly cell: { readonly width: number; readonly height: number; readonly exact: boolean };
  readonly noData: number | undefined;
  readonly unit: string | undefined;
  readonly meaning: 'values' | 'palette' | 'picture';
  /** In the layer's unit; undefined where no cell has a value. */
  readonly statistics:
    | { readonly min: number; readonly max: number; readonly mean: number }
    | undefined;
  readonly compression: string;
  readonly overviews: number;
  /** Local time that the file was stamped with, ISO 8601 without a zone. */
  readonly dateTime?: string;
  readonly bounds: Bounds;
  /** Codes of what the file does not say and was taken for granted (`drop.assumed` of the words). */
  readonly assumptions: readonly string[];
}

/** What is in a road network, and how it came out of a source where it was made here. */
export interface RoadFacts {
  readonly roads: number;
  /** Where roads meet or end. */
  readonly nodes: number;
  /** Directions in which cars may drive, and how many of them have the usual lanes or speed of their class. */
  readonly links: number;
  readonly assumed: number;
  readonly kilometres: number;
  readonly bounds: Bounds;
  readonly made?: RoadSourceFacts;
}

/** A GTFS-Realtime message, and where it is seen. */
export interface BroughtMessage extends MessageFacts {
  /** The timetable that shows it at its instant; absent where none on the globe fits. */
  readonly shownBy?: Text;
}

/** What a person says of a file instead of it. */
export interface FileCorrections {
  readonly title?: string;
  readonly unit?: string;
  /** `EPSG:n`. */
  readonly crs?: string;
  readonly noData?: number;
  /** Ramp or class table. */
  readonly ramp?: string;
}

export interface BroughtFile {
  readonly name: string;
  readonly bytes: number;
  /** `local:<n>/<name>`. */
  readonly url: string;
  readonly period?: TimeWindow;
}

/** A file that was dropped or chosen, or several that a person made a time series. */
export interface FileCard {
  /** Of the card and of its dataset. */
  readonly id: string;
  readonly title: string;
  readonly files: readonly BroughtFile[];
  readonly status: 'reading' | 'open' | 'failed';
  /** Share read, 0..1, of what is read step by step; such a reading ends when its card is dismissed. */
  readonly progress?: number;
  readonly problem: Problem | undefined;
  readonly facts: FileFacts | undefined;
  /** In place of `facts` where it is a timetable. */
  readonly feed?: FeedFacts;
  /** In place of `facts` where it is a road network. */
  readonly roads?: RoadFacts;
  /** In place of `facts` where it is a live message, which is no dataset. */
  readonly message?: BroughtMessage;
  readonly said: FileCorrections;
  /** Its card is on the map; a closed one is opened again from the layer panel. */
  readonly shown: boolean;
}

/** Cards that differ by their dates only: they may be one time series. */
export interface SeriesOffer {
  readonly ids: readonly string[];
  readonly labels: readonly string[];
}

/** What a person asks for; the composition root does it. */
export type FileRequest =
  | { readonly type: 'open'; readonly files: readonly File[] }
  | { readonly type: 'correct'; readonly id: string; readonly said: FileCorrections }
  | { readonly type: 'series'; readonly offer: SeriesOffer }
  | { readonly type: 'show'; readonly id: string }
  /** Takes back that a card's dataset was removed. */
  | { readonly type: 'restore'; readonly card: FileCard; readonly settings: LinkLayer['params'] };

export interface DroppedState {
  readonly cards: readonly FileCard[];
  readonly offer: SeriesOffer | undefined;
  readonly request: FileRequest | undefined;
}

export const droppedStore = createStore<DroppedState>(() => ({
  cards: [],
  offer: undefined,
  request: undefined,
}));

const request = (wanted: FileRequest): void => droppedStore.setState({ request: wanted });

export const patchCard = (id: string, change: Partial<FileCard>): void =>
  droppedStore.setState((s) => ({
    cards: s.cards.map((card) => (card.id === id ? { ...card, ...change } : card)),
  }));

export const dropActions = {
  open: (files: readonly File[]): void => {
    if (files.length > 0) request({ type: 'open', files });
  },
  correct: (id: string, said: FileCorrections): void => request({ type: 'correct', id, said }),
  makeSeries: (offer: SeriesOffer): void => request({ type: 'series', offer }),
  declineSeries: (): void => droppedStore.setState({ offer: undefined }),
  /** Moves the camera to where the file lies, or the clock to when a message was made. */
  show: (id: string): void => request({ type: 'show', id }),
  /** Of the card that was removed last; `settings` are those that its layer had. */
  restore: (card: FileCard, settings: LinkLayer['params']): void =>
    request({ type: 'restore', card, settings }),
  setShown: (id: string, shown: boolean): void => patchCard(id, { shown }),
  /** Forgets a card; that of a file which could not be opened has nothing else. */
  dismiss: (id: string): void =>
    droppedStore.setState((s) => ({ cards: s.cards.filter((card) => card.id !== id) })),
};
