import type { Text } from '../../channel/text.ts';

/**
 * What a planner and a researcher should know of a model before they rest on its numbers (after Mitchell et
 * al. 2019, Model cards for model reporting). Each model exports one from `card.ts` in its own folder;
 * `all.ts` lists them. `MODELS.md` and the app's cards are made of them and of the reference run.
 */
export interface ModelCard {
  /** Stable, such as `series`. */
  readonly id: string;
  readonly title: Text;
  /** Of the model, semantic versioning: a change of its numbers is at least a new minor one. */
  readonly version: string;
  /** What it is for, and what it is not for; a few sentences in plain words. */
  readonly purpose: Text;
  /** Ids of figures and channels that it answers; a trailing `*` stands for any ending. */
  readonly answers: readonly string[];
  /** Ids of the cards whose models it runs or takes its inputs from. */
  readonly restsOn?: readonly string[];
  readonly equations: readonly Equation[];
  readonly inputs: readonly CardInput[];
  /** Where its numbers hold: places, ranges, resolutions. */
  readonly validity: readonly Text[];
  /** Published values that it is held to. */
  readonly references: readonly CardReference[];
  /** Where it is known to be wrong or weak. */
  readonly failures: readonly Text[];
  readonly intervals: CardIntervals;
  /** File below the repository's root that says more. */
  readonly method?: string;
}

export interface Equation {
  /** What is computed, with its standard name. */
  readonly text: Text;
  /** Paper, standard and clause, or program; citations are not translated. */
  readonly source: string;
  readonly url?: string;
}

export interface CardInput {
  readonly text: Text;
  /** Unit code of `channel/unit.ts`, or a format such as `EPW`. */
  readonly unit?: string;
}

export interface CardReference {
  /** Name of a suite of `twin reference`. */
  readonly suite: string;
  /** Beginning of the cases' names that belong to this model; all of the suite where absent. */
  readonly case?: string;
}

export interface CardIntervals {
  /** How intervals come about; says so where there are none. */
  readonly method: Text;
  /** Runs or backtest errors that they are derived from, where the number is fixed. */
  readonly samples?: number;
  /** Percent, where it is fixed. */
  readonly level?: number;
}
