import type { Channel, Figure } from '../channel/channel.ts';
import type { BuildingEnvelope } from '../channel/envelope.ts';
import type { FeatureTable } from '../channel/table.ts';
import type { Text } from '../channel/text.ts';
import type { ProblemData } from '../problem/problem.ts';
import type { Lever, LeverValues } from '../scenario/lever.ts';
import type { Assumptions } from '../scenario/scenario.ts';

/**
 * What the app sends to a model's worker. A run is answered at once; while its answer says that it is
 * not final, better ones with the same id follow until a newer run or `stop` comes. A run that is
 * stopped before its first answer is answered with the problem `cancelled`. After `background` with
 * `on` false, what follows a first answer rests where it is until it is told to go on.
 */
export type ModelRequest<Inputs> =
  | ({ readonly type: 'prepare' } & Inputs)
  | ({ readonly type: 'run'; readonly id: number } & Assumptions)
  | { readonly type: 'stop' }
  | { readonly type: 'background'; readonly on: boolean };

/** Inputs of the building stock model. `model` is the parsed stock model file of the city. */
export interface StockInputs {
  readonly table: FeatureTable;
  readonly model: unknown;
  /** Text of an EPW file; without it the model's own climate counts. */
  readonly weather?: string | undefined;
  /** Name of the stock model file, and of the weather file, for problems. */
  readonly file: string;
  readonly weatherFile?: string | undefined;
  /** Outer surfaces and horizons, in the order of the table; without them all sides are taken as equal. */
  readonly envelope?: BuildingEnvelope | undefined;
  /** IANA time zone by whose clock people live, and public holidays, see `energy/city/calendar.ts`. */
  readonly timeZone?: string | undefined;
  readonly holidays?: readonly string[] | undefined;
}

/** A question for the hours of one building under lever values, answered with the same id. */
export interface HoursRequest {
  readonly type: 'hours';
  readonly id: number;
  /** City-wide feature number. */
  readonly gid: number;
  readonly levers: LeverValues;
}

export type ForecastRequest = ModelRequest<StockInputs>;
/** What the worker of the building stock understands. */
export type StockRequest = ForecastRequest | HoursRequest;

/** The year of one building: `Channel`s of hourly kW, or why there are none. */
export type HoursAnswer =
  | { readonly type: 'hours'; readonly id: number; readonly channels: readonly Channel[] }
  | { readonly type: 'noHours'; readonly id: number; readonly problem: ProblemData };

/** How near an answer is to what its model would say given all the time it wants. */
export interface Precision {
  /** Title of the model that it belongs to. */
  readonly model: Text;
  /** `relativeGap` of a traffic equilibrium; `surrogateError`, the hold-out error of a stand-in; `exact`. */
  readonly measure: 'relativeGap' | 'surrogateError' | 'exact';
  /** Plain number, 0.01 is 1 %; 0 where exact. */
  readonly value: number;
  /** Where it is going; absent where it stays as it is. */
  readonly target?: number;
  /** Share of the way to the final answer, 0 to 1, where it can be told. */
  readonly progress?: number;
  /** No better answer follows. */
  readonly final: boolean;
}

export interface ForecastResult {
  readonly id: number;
  readonly levers: LeverValues;
  readonly figures: readonly Figure[];
  /** Change of each figure from scenario A (today's stock), from paired samples. */
  readonly differences: readonly FigureDifference[];
  /** Channels by building, road, district or city, transferred; ids are the same for every scenario. */
  readonly channels: readonly Channel[];
  /** The same numeric channels as changes from scenario A, from paired samples; same ids. */
  readonly channelDifferences: readonly Channel[];
  /** Yearly course of the figures from the base year to the target year, for the timeline chart. */
  readonly course: readonly FigureCourse[];
  readonly milliseconds: number;
  /** Absent where the answer is exact and final. */
  readonly precision?: Precision;
  /** What a person should know of this answer, such as districts that no road leads to any more. */
  readonly notes?: readonly Text[];
}

/** B minus A of one figure; 5th and 95th percentile of the difference in each sample. */
export interface FigureDifference {
  readonly quantity: string;
  readonly unit: string;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

export interface FigureCourse {
  readonly quantity: string;
  readonly unit: string;
  readonly years: readonly number[];
  readonly value: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/** What preparing a city tells: its lever sheet and how much had to be assumed. */
export interface PreparedCity {
  /** Lever sheet with today's shares of heating systems as the building table has them. */
  readonly levers: readonly Lever[];
  /** Lever values of scenario A: everything as today, in the base year. */
  readonly baseline: LeverValues;
  readonly baseYear: number;
  readonly buildings: number;
  /** Numbers of buildings whose property was assumed, or that were left out for want of a size. */
  readonly assumed: {
    readonly age: number;
    readonly use: number;
    readonly heating: number;
    readonly size: number;
  };
  readonly model: { readonly name: Text; readonly version: string; readonly note: Text };
  readonly sources: readonly { readonly text: Text; readonly url?: string }[];
  readonly samples: number;
  readonly seed: number;
}

export type ForecastAnswer =
  | { readonly type: 'prepared'; readonly city: PreparedCity; readonly milliseconds: number }
  | { readonly type: 'progress'; readonly share: number }
  | { readonly type: 'result'; readonly result: ForecastResult }
  | { readonly type: 'failed'; readonly id?: number; readonly problem: ProblemData };
