import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ModelStatus } from '../../../src/state/forecast.ts';
import { Background } from '../../../src/wiring/forecast/background.ts';

class Model {
  state: { status: ModelStatus } = { status: 'ready' };
  refining = false;
  on = true;
  background(on: boolean): void {
    this.on = on;
  }
}

let stock: Model;
let traffic: Model;
let background: Background;
const may = (): readonly boolean[] => [stock.on, traffic.on];

beforeEach(() => {
  vi.useFakeTimers();
  stock = new Model();
  traffic = new Model();
  background = new Background([stock, traffic]);
});
afterEach(() => {
  background.dispose();
  vi.useRealTimers();
});

describe('work in the background', () => {
  it('may go on in all models while nothing is to be refined', () => {
    expect(may()).toEqual([true, true]);
  });

  it('rests at once when a lever moves, and for a moment after', () => {
    traffic.refining = true;
    background.changed();
    expect(may()).toEqual([false, true]);
    background.moved();
    expect(may()).toEqual([false, false]);
    vi.advanceTimersByTime(299);
    expect(may()).toEqual([false, false]);
    vi.advanceTimersByTime(1);
    expect(may()).toEqual([false, true]);
  });

  it('waits for the last move of a drag', () => {
    stock.refining = true;
    for (let i = 0; i < 10; i++) {
      background.moved();
      vi.advanceTimersByTime(200);
      expect(may()).toEqual([false, false]);
    }
    vi.advanceTimersByTime(100);
    expect(may()).toEqual([true, false]);
  });

  it('waits for a first answer that takes longer than the moment', () => {
    background.moved();
    stock.state = { status: 'running' };
    traffic.refining = true;
    background.changed();
    vi.advanceTimersByTime(5000);
    expect(may()).toEqual([false, false]);
    stock.state = { status: 'ready' };
    background.changed();
    expect(may()).toEqual([false, true]);
  });

  it('waits until the first answer is on the screen', () => {
    stock.refining = true;
    background.moved();
    background.drawn(false);
    vi.advanceTimersByTime(5000);
    expect(may()).toEqual([false, false]);
    background.drawn(true);
    expect(may()).toEqual([true, false]);
  });

  it('gives one model its turn after the other, and then lets all prepare for what comes', () => {
    stock.refining = true;
    traffic.refining = true;
    background.changed();
    expect(may()).toEqual([true, false]);
    stock.refining = false;
    background.changed();
    expect(may()).toEqual([false, true]);
    traffic.refining = false;
    background.changed();
    expect(may()).toEqual([true, true]);
  });

  it('never lets more than one refine, nor any while something else is waited for', () => {
    const statuses: readonly ModelStatus[] = ['ready', 'refining', 'running', 'stopped', 'failed'];
    let seed = 1;
    const pick = (n: number): number => {
      seed = (seed * 16807) % 2147483647;
      return seed % n;
    };
    let drawn = true;
    let moved = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < 2000; i++) {
      for (const model of [stock, traffic]) {
        model.state = { status: statuses[pick(statuses.length)]! };
        model.refining = model.state.status === 'refining';
      }
      if (pick(3) === 0) {
        background.moved();
        moved = Date.now();
      }
      drawn = pick(2) === 0;
      background.drawn(drawn);
      vi.advanceTimersByTime(pick(400));
      const running = [stock, traffic].some((m) => m.state.status === 'running');
      const refining = [stock, traffic].filter((m) => m.refining && m.on);
      expect(refining.length).toBeLessThanOrEqual(1);
      if (!drawn || running || Date.now() - moved < 300) expect(may()).toEqual([false, false]);
    }
  });
});
