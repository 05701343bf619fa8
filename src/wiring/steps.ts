import { stepAt } from '../channel/steps.ts';
import type { Layer } from '../layers/layer.ts';
import { stepsOf } from '../layers/raster/steps.ts';
import { clockStore } from '../state/clock.ts';
import { type LayerRow, layerActions, layersStore } from '../state/layers.ts';
import { playerStore } from '../state/player.ts';

/** Milliseconds that a step stands while a series plays; long series go faster. */
const pauseOf = (count: number): number => (count > 12 ? 500 : 1000);
/** Milliseconds between two frames on the way from one step to the next. */
const frame = 100;

const rowOf = (id: string | undefined): LayerRow | undefined =>
  layersStore.getState().rows.find((row) => row.id === id);

const countOf = (row: LayerRow): number =>
  row.options.find(({ param }) => param === 'step')?.choices.length ?? 0;

/** The step after this one, from the start again after the last; `part` of a step further where they blend. */
export function stepAfter(step: number, count: number, part: number): number {
  if (part < 1) {
    const next = step + part;
    // From the last step there is no way to run into: it stands for its pause, then the first comes.
    return next > count - 1 + 1e-6 ? (step < count - 1 ? count - 1 : 0) : next;
  }
  return (Math.floor(step) + 1) % count;
}

/**
 * Plays the steps of the layer that the player names: the next one once the present one is drawn.
 * Returns the way to stop.
 */
export function runPlayer(layerOf: (id: string) => Layer | undefined): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tick(): void {
    const row = rowOf(playerStore.getState().playing);
    if (row === undefined || !row.visible || countOf(row) < 2) {
      playerStore.setState({ playing: undefined });
      return;
    }
    if (layerOf(row.id)?.busy !== true) advance(row);
    timer = setTimeout(tick, pauseIn(row));
  }

  function advance(row: LayerRow): void {
    const count = countOf(row);
    const part = blends(row) ? frame / pauseOf(count) : 1;
    const step = stepAfter(Number(row.params.step), count, part);
    layerActions.setParams(row.id, { step, follow: false });
  }

  const pauseIn = (row: LayerRow): number => {
    const count = countOf(row);
    const last = Number(row.params.step) >= count - 1;
    return blends(row) && !last ? frame : pauseOf(count);
  };

  const stop = playerStore.subscribe(({ playing }, before) => {
    if (playing === before.playing) return;
    clearTimeout(timer);
    if (playing !== undefined) timer = setTimeout(tick, frame);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

const blends = ({ params }: LayerRow): boolean =>
  params.blend === true && !matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Keeps the steps of layers that follow the clock at its time; returns the way to stop. */
export function followClock(layerOf: (id: string) => Layer | undefined): () => void {
  const follow = (): void => {
    const { time } = clockStore.getState();
    const outside: string[] = [];
    for (const row of layersStore.getState().rows) {
      if (row.params.follow !== true || !row.visible) continue;
      const layer = layerOf(row.id);
      const windows = stepsOf(row.entry).map(({ temporal }) => temporal);
      const at = layer?.stepAt?.(time) ?? stepAt(windows, time, row.params.blend === true);
      if (at === undefined) outside.push(row.id);
      // Finer than a thousandth of a step nobody sees.
      else if (Math.abs(at - Number(row.params.step)) >= 1e-3)
        layerActions.setParams(row.id, { step: Math.round(at * 1000) / 1000 });
    }
    if (outside.join() !== playerStore.getState().outside.join()) playerStore.setState({ outside });
  };
  const stops = [clockStore.subscribe(follow), layersStore.subscribe(follow)];
  return () => {
    for (const stop of stops) stop();
  };
}
