import { createStore } from 'zustand/vanilla';
import type { Entry } from '../catalogue/entry.ts';
import { addEntry, removeEntry } from './added.ts';
import { type LayerRow, layerActions, layersStore } from './layers.ts';
import type { LinkLayer } from './url.ts';
import { viewStore } from './view.ts';

export type SwipeSide = 'left' | 'right';

/** What stands on a side: a layer, and its time step where it has several. */
export interface SwipeChoice {
  readonly id: string;
  readonly step: number | undefined;
}

export interface SwipeState {
  /** Both sides are coloured by one range and ramp, where their units agree. */
  readonly shared: boolean;
  /** Colours of layers before they were shared, by id. */
  readonly kept: Readonly<Record<string, LinkLayer['params']>>;
  /** Ids of the rows before the compared ones were raised. */
  readonly order: readonly string[];
}

export const swipeStore = createStore<SwipeState>(() => ({ shared: true, kept: {}, order: [] }));

/** The second row of a dataset of which both sides show a step. */
const twinEnding = '.swipe';
export const isTwin = ({ id }: { readonly id: string }): boolean => id.endsWith(twinEnding);
const baseId = (id: string): string =>
  id.endsWith(twinEnding) ? id.slice(0, -twinEnding.length) : id;

/** The second rows that a link's layers name, of datasets that are there: nothing else need carry them. */
export const twinsIn = (
  layers: readonly LinkLayer[] | undefined,
  entries: readonly Entry[],
): readonly Entry[] =>
  (layers ?? []).filter(isTwin).flatMap(({ id }) => {
    const base = entries.find((entry) => entry.id === baseId(id));
    return base === undefined ? [] : [{ ...base, id }];
  });

/** Whether the divider can cut a layer off: imagery of rasters and services. */
export const isSwipeable = (row: LayerRow): boolean => typeof row.params.swipe === 'string';

/** The row that stands on a side; undefined where the map shows through. */
export const rowOn = (rows: readonly LayerRow[], side: SwipeSide): LayerRow | undefined =>
  rows.find((row) => row.visible && row.params.swipe === side);

export function choiceOn(rows: readonly LayerRow[], side: SwipeSide): SwipeChoice | undefined {
  const row = rowOn(rows, side);
  if (row === undefined) return undefined;
  // The second row of a series may still be opening; the first knows the steps of both.
  const base = rows.find(({ id }) => id === baseId(row.id)) ?? row;
  return { id: base.id, step: stepOf({ ...base, params: row.params }) };
}

const stepsOf = ({ options }: LayerRow) => options.find(({ param }) => param === 'step')?.choices;

const stepOf = (row: LayerRow): number | undefined =>
  stepsOf(row) !== undefined && typeof row.params.step === 'number' ? row.params.step : undefined;

/** Everything that may stand on a side: each step of a series that is open, every other layer once. */
export const swipeChoices = (
  rows: readonly LayerRow[],
): readonly (SwipeChoice & { readonly row: LayerRow })[] =>
  rows
    .filter((row) => isSwipeable(row) && !isTwin(row))
    .flatMap((row) => {
      const steps = stepsOf(row)?.flatMap(({ value }) => (typeof value === 'number' ? value : []));
      return (steps ?? [undefined]).map((step) => ({ id: row.id, step, row }));
    });

/** Puts two layers, or two steps of one, on the sides; the others stay whole beneath them. */
export function setSides(left: SwipeChoice | undefined, right: SwipeChoice | undefined): void {
  const both = left !== undefined && left.id === right?.id;
  const rows = (): readonly LayerRow[] => layersStore.getState().rows;
  for (const row of rows()) {
    if (isTwin(row) && !(both && baseId(row.id) === left.id)) removeEntry(row.id);
  }
  const wanted = new Map<string, Record<string, string | number>>();
  const want = (id: string, side: SwipeSide, { step }: SwipeChoice): void =>
    void wanted.set(id, { swipe: side, ...(step === undefined ? {} : { step }) });
  if (left !== undefined) want(both ? left.id + twinEnding : left.id, 'left', left);
  if (right !== undefined) want(right.id, 'right', right);

  for (const row of rows()) {
    const params = wanted.get(row.id);
    if (params !== undefined) {
      if (!row.visible) layerActions.patch(row.id, { visible: true });
      layerActions.setParams(row.id, params);
    } else if (isSwipeable(row) && row.params.swipe !== 'both')
      layerActions.setParams(row.id, { swipe: 'both' });
  }
  const twin = both ? left.id + twinEnding : undefined;
  const base = rows().find(({ id }) => id === left?.id);
  if (twin !== undefined && base !== undefined && !rows().some(({ id }) => id === twin)) {
    const { active } = layersStore.getState();
    addEntry({ ...base.entry, id: twin }, { ...base.params, ...wanted.get(twin) });
    layerActions.setActive(active);
  }
  for (const id of [...wanted.keys()].reverse()) raise(id);
}

/** A whole layer above would hide what the divider parts. */
function raise(id: string): void {
  const { rows } = layersStore.getState();
  const top = rows.find((row) => row.visible && isSwipeable(row));
  if (top !== undefined && top.id !== id) layerActions.move(id, top.id);
}

/** Starts with the first and the shown step of the open layer, else with the two topmost layers. */
export function startSwipe(at: number): void {
  const { rows, active } = layersStore.getState();
  const candidates = rows.filter((row) => isSwipeable(row) && !isTwin(row));
  const shown = candidates.filter((row) => row.visible);
  const first = shown.find(({ id }) => id === active) ?? shown[0] ?? candidates[0];
  swipeStore.setState({ order: rows.map(({ id }) => id) });
  viewStore.setState({ swipe: at });
  if (first === undefined) return;
  const steps = stepsOf(first)?.flatMap(({ value }) => (typeof value === 'number' ? value : []));
  const step = stepOf(first);
  if (steps !== undefined && steps.length > 1 && step !== undefined) {
    const other = steps[0] === step ? steps.at(-1) : steps[0];
    setSides(
      { id: first.id, step: Math.min(step, other!) },
      { id: first.id, step: Math.max(step, other!) },
    );
    return;
  }
  const second = shown.find((row) => row !== first);
  setSides(
    { id: first.id, step },
    second === undefined ? undefined : { id: second.id, step: stepOf(second) },
  );
}

export function stopSwipe(): void {
  unshare();
  viewStore.setState({ swipe: undefined });
  setSides(undefined, undefined);
  const { order } = swipeStore.getState();
  swipeStore.setState({ order: [] });
  layersStore.setState(({ rows }) => ({
    rows: rows.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id)),
  }));
}

const scaleSettings = ['ramp', 'reversed', 'scale', 'classes', 'min', 'max'] as const;

const scaleOf = ({ params }: LayerRow): LinkLayer['params'] =>
  Object.fromEntries(
    scaleSettings.flatMap((name) => {
      const value = params[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );

/** The range in force: what is set by hand, before what the legend last said. */
export function rangeOf({ params, legend }: LayerRow): readonly [number, number] | undefined {
  const { min, max } = params;
  if (typeof min === 'number' && typeof max === 'number' && max > min) return [min, max];
  return legend?.domain;
}

const isDifference = ({ entry }: LayerRow): boolean =>
  entry.distributions.some(({ derivation }) => derivation?.kind === 'difference');

/**
 * One scale means something on both sides only for one quantity: of the same unit, a change beside a
 * change, and plain numbers only where they measure the same.
 */
function sameQuantity(left: LayerRow, right: LayerRow): boolean {
  const unit = left.legend?.unit;
  if (unit !== right.legend?.unit || isDifference(left) !== isDifference(right)) return false;
  const plain = unit === '1' || unit === '';
  return !plain || left.entry.variable?.id === right.entry.variable?.id;
}

/** How the scales of the two sides stand to each other; undefined until both are drawn. */
export function scalesOf(
  rows: readonly LayerRow[],
): { readonly comparable: boolean; readonly same: boolean } | undefined {
  const [left, right] = [rowOn(rows, 'left'), rowOn(rows, 'right')];
  if (left?.legend === undefined || right?.legend === undefined) return undefined;
  const [a, b] = [rangeOf(left), rangeOf(right)];
  const comparable = a !== undefined && b !== undefined && sameQuantity(left, right);
  return { comparable, same: comparable && scaleKey(left) === scaleKey(right) };
}

const scaleKey = (row: LayerRow): string => {
  const { min: _min, max: _max, ...rest } = scaleOf(row);
  return JSON.stringify([rest, rangeOf(row)]);
};

/** Range and ramp of each side when they were last made alike. */
let last: Readonly<Record<string, string>> = {};
/** Setting one side tells of a change before the other is set. */
let sharing = false;

/**
 * Gives both sides one scale: at first the union of their ranges with the left one's ramp, then
 * whatever a person changes on either. Does nothing where it is off or the units differ.
 */
export function shareScale(): void {
  if (sharing || viewStore.getState().swipe === undefined || !swipeStore.getState().shared) return;
  sharing = true;
  try {
    alignScales(layersStore.getState().rows);
  } finally {
    sharing = false;
  }
}

function alignScales(rows: readonly LayerRow[]): void {
  const scales = scalesOf(rows);
  const [left, right] = [rowOn(rows, 'left'), rowOn(rows, 'right')];
  if (scales?.comparable !== true || left === undefined || right === undefined) return;
  const keys = { [left.id]: scaleKey(left), [right.id]: scaleKey(right) };
  if (!scales.same) {
    const changed = [left, right].filter(({ id }) => last[id] !== keys[id]);
    if (changed.length === 1) {
      const [from] = changed;
      adopt(from === left ? right : left, scaleOf(from!), rangeOf(from!)!);
      swipeStore.setState({ kept: {} });
    } else {
      const [a, b] = [rangeOf(left)!, rangeOf(right)!];
      swipeStore.setState({ kept: { [left.id]: scaleOf(left), [right.id]: scaleOf(right) } });
      const union = [Math.min(a[0], b[0]), Math.max(a[1], b[1])] as const;
      for (const row of [left, right]) adopt(row, scaleOf(left), union);
    }
  }
  const now = layersStore.getState().rows;
  last = Object.fromEntries(
    now.filter(({ id }) => id in keys).map((row) => [row.id, scaleKey(row)]),
  );
}

const adopt = (
  { id }: LayerRow,
  scale: LinkLayer['params'],
  [min, max]: readonly [number, number],
): void => layerActions.setParams(id, { ...scale, min, max });

/** Gives layers back the colours that they had before they were shared. */
function unshare(): void {
  for (const [id, scale] of Object.entries(swipeStore.getState().kept)) {
    layerActions.clearParams(id, 'min', 'max');
    layerActions.setParams(id, scale);
  }
  last = {};
  swipeStore.setState({ kept: {} });
}

export function setShared(shared: boolean): void {
  swipeStore.setState({ shared });
  if (!shared) unshare();
  else shareScale();
}
