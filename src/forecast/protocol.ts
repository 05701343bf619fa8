import type { Channel, Figure } from '../channel/channel.ts';
import type { FeatureTable } from '../channel/table.ts';
import type { ProblemData } from '../problem/problem.ts';
import type { LeverValues } from '../scenario/lever.ts';

/** What the app sends to the forecast worker. `model` is the parsed stock model file of the city. */
export type ForecastRequest =
  | {
      readonly type: 'prepare';
      readonly table: FeatureTable;
      readonly model: unknown;
      readonly weather?: string;
      readonly file: string;
    }
  | { readonly type: 'run'; readonly id: number; readonly levers: LeverValues };

export interface ForecastResult {
  readonly id: number;
  readonly levers: LeverValues;
  readonly figures: readonly Figure[];
  /** Building channels, transferred; ids are the same for every scenario. */
  readonly channels: readonly Channel[];
  /** Yearly course of the figures from the base year to the target year, for the timeline chart. */
  readonly course: readonly FigureCourse[];
  readonly milliseconds: number;
}

export interface FigureCourse {
  readonly quantity: string;
  readonly unit: string;
  readonly years: readonly number[];
  readonly value: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

export type ForecastAnswer =
  | { readonly type: 'prepared'; readonly milliseconds: number }
  | { readonly type: 'progress'; readonly share: number }
  | { readonly type: 'result'; readonly result: ForecastResult }
  | { readonly type: 'failed'; readonly id?: number; readonly problem: ProblemData };
