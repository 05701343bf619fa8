import { describe, expect, it } from 'vitest';
import type { ForecastResult } from '../../../src/forecast/protocol.ts';
import type { Assumptions } from '../../../src/scenario/scenario.ts';
import { HeatHours } from '../../../src/wiring/forecast/heatHours.ts';
import { resultOf } from './fakes.ts';

/** A model that answers when it is told to, latest wins, and says for which hour. */
function model() {
  let hour: number | undefined;
  let waiting: (() => void)[] = [];
  const asked: string[] = [];
  const hours = new HeatHours(
    (assumptions: Assumptions) =>
      new Promise<ForecastResult>((resolve) => {
        const name = `${JSON.stringify(assumptions.levers)}@${hour}`;
        asked.push(name);
        waiting.push(() => resolve(resultOf(name, assumptions, 1)));
      }),
    (at) => {
      hour = at;
    },
  );
  const settle = async (): Promise<void> => {
    for (let k = 0; k < 6; k++) {
      for (const go of waiting.splice(0)) go();
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  };
  return { hours, asked, settle, drop: () => (waiting = []) };
}

const none = () => {};

describe('the hour of thermal stress', () => {
  it('asks both scenarios again when the clock shows another hour, and hands them over together', async () => {
    const { hours, asked, settle } = model();
    const told: string[] = [];
    void hours.run({ levers: {} }, (r) => told.push(`a ${r.figures[0]?.quantity}`));
    await settle();
    void hours.run({ levers: { trees: 5 } }, (r) => told.push(`b ${r.figures[0]?.quantity}`));
    await settle();
    expect(told).toEqual([]);
    hours.show(3600);
    await settle();
    expect(asked.slice(2)).toEqual(['{"trees":5}@3600', '{}@3600']);
    expect(told).toHaveLength(2);
    hours.show(3600);
    await settle();
    expect(asked).toHaveLength(4);
  });

  it('asks nothing while no hour is shown', async () => {
    const { hours, asked, settle } = model();
    void hours.run({ levers: {} }, none);
    await settle();
    hours.show(undefined);
    await settle();
    expect(asked).toHaveLength(1);
  });

  it('lets a person ask first, and follows with what is late', async () => {
    const { hours, asked, settle } = model();
    void hours.run({ levers: {} }, none);
    await settle();
    hours.show(0);
    hours.show(3600);
    void hours.run({ levers: { trees: 9 } }, none);
    await settle();
    expect(asked.at(-1)).toBe('{}@3600');
    expect(asked).toContain('{"trees":9}@3600');
  });
});
