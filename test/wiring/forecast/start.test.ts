import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RoadChange } from '../../../src/scenario/roadChange.ts';
import type { Assumptions } from '../../../src/scenario/scenario.ts';
import { answersStore, forecastStore } from '../../../src/state/forecast.ts';
import { scenarioActions, scenarioStore } from '../../../src/state/scenario.ts';
import { viewStore } from '../../../src/state/view.ts';
import type { CityModel } from '../../../src/wiring/forecast/model.ts';
import { startForecast } from '../../../src/wiring/forecast/start.ts';
import { FakeModel, inputs, lever, precision, resultOf, settle } from './fakes.ts';

let stock: FakeModel;
let traffic: FakeModel;
let stop: () => void = () => undefined;

beforeEach(() => {
  stock = new FakeModel('stock', [lever('retrofit'), lever('both')]);
  traffic = new FakeModel('traffic', [lever('fuel', 'mobility'), lever('both')], true);
});

afterEach(() => stop());

async function start(
  wanted: Assumptions = { levers: {} },
  models: readonly CityModel[] = [stock, traffic],
): Promise<void> {
  stop = startForecast(inputs, wanted, models);
  await settle();
}

const model = (id: string) => forecastStore.getState().models.find((m) => m.id === id)!;
const figures = (): readonly string[] =>
  forecastStore.getState().b?.figures.map((f) => f.quantity) ?? [];
const closed = (road: string): RoadChange => ({ id: '1', kind: 'closed', roads: [road] });

describe('a scenario that several models answer', () => {
  it('asks each model for today and then for the scenario, and merges the answers', async () => {
    await start();
    expect(stock.asked).toHaveLength(2);
    expect(traffic.asked).toHaveLength(2);
    expect(figures()).toEqual(['stock', 'traffic']);
    expect(forecastStore.getState().a?.figures.map((f) => f.value)).toEqual([1, 1]);
    expect(forecastStore.getState().status).toBe('ready');
    expect(scenarioStore.getState().levers.map((l) => l.id)).toEqual(['retrofit', 'both', 'fuel']);
  });

  it('runs only the models whose own levers moved', async () => {
    await start();
    scenarioActions.set('fuel', 40);
    await settle();
    expect(stock.asked).toHaveLength(2);
    expect(traffic.asked).toHaveLength(3);
    expect(traffic.asked[2]!.levers).toEqual({ fuel: 40, both: 10 });
    scenarioActions.set('both', 50);
    await settle();
    expect(stock.asked).toHaveLength(3);
    expect(stock.asked[2]!.levers).toEqual({ retrofit: 10, both: 50 });
    expect(traffic.asked).toHaveLength(4);
  });

  it('tells of a changed road only the model that roads concern', async () => {
    await start();
    scenarioActions.setRoads([closed('r1')]);
    await settle();
    expect(stock.asked).toHaveLength(2);
    expect(traffic.asked).toHaveLength(3);
    expect(traffic.asked[2]!.roads).toEqual([closed('r1')]);
    scenarioActions.undoRoads();
    await settle();
    expect(traffic.asked[3]!.roads).toEqual([]);
  });

  it('does not ask twice for what did not change', async () => {
    await start();
    scenarioActions.set('fuel', 10);
    scenarioActions.reset();
    await settle();
    expect(stock.asked).toHaveLength(2);
    expect(traffic.asked).toHaveLength(2);
  });

  it('starts with the values of a link, and forgets those that no model knows', async () => {
    await start({ levers: { fuel: 400, retrofit: 20, nonsense: 1 } });
    expect(scenarioStore.getState().values).toEqual({ retrofit: 20, both: 10, fuel: 100 });
    expect(traffic.asked[1]!.levers).toEqual({ fuel: 100, both: 10 });
  });

  it('keeps a link’s values of a model that is still being prepared', async () => {
    traffic.failingToStart = new Error('not yet');
    await start({ levers: { fuel: 40 } });
    expect(scenarioStore.getState().values).toEqual({ retrofit: 10, both: 10, fuel: 40 });
  });

  it('leaves the others up where one model fails to start, and starts it anew when asked', async () => {
    traffic.failingToStart = new Error('no roads');
    await start();
    expect(forecastStore.getState().status).toBe('ready');
    expect(model('traffic').status).toBe('failed');
    expect(model('traffic').problem?.message).toContain('no roads');
    expect(figures()).toEqual(['stock']);
    traffic.failingToStart = undefined;
    forecastStore.getState().resume?.('traffic');
    await settle();
    expect(model('traffic').status).toBe('ready');
    expect(figures()).toEqual(['stock', 'traffic']);
  });

  it('says that figures are from before where a run fails, and mends it at the next move', async () => {
    await start();
    traffic.failing = new Error('no way through');
    scenarioActions.set('fuel', 40);
    await settle();
    expect(model('traffic')).toMatchObject({ status: 'failed', stale: true });
    expect(model('stock').status).toBe('ready');
    expect(figures()).toEqual(['stock', 'traffic']);
    traffic.failing = undefined;
    scenarioActions.set('fuel', 41);
    await settle();
    expect(model('traffic')).toMatchObject({ status: 'ready', stale: false, problem: undefined });
  });

  it('shows better answers as they come, without calling them a new answer to a move', async () => {
    traffic.precision = precision(0.003, false);
    await start();
    scenarioActions.set('fuel', 40);
    await settle();
    expect(model('traffic').status).toBe('refining');
    expect(model('traffic').precision?.value).toBe(0.003);
    expect(answersStore.getState().askedAt).toBeDefined();
    const { revision } = answersStore.getState();
    traffic.better.at(-1)!(resultOf('traffic', { levers: {} }, 99, precision(1e-4, true)));
    expect(model('traffic')).toMatchObject({ status: 'ready', progress: 1 });
    expect(answersStore.getState().revision).toBe(revision + 1);
    expect(answersStore.getState().askedAt).toBeUndefined();
    expect(forecastStore.getState().b?.figures[1]?.value).toBe(99);
  });

  it('gives scenario A its best answer too, once B has its own', async () => {
    traffic.precision = precision(0.003, false);
    await start();
    const before = traffic.asked.length;
    traffic.better.at(-1)!(resultOf('traffic', { levers: {} }, 99, precision(1e-4, true)));
    await settle();
    expect(traffic.asked).toHaveLength(before + 1);
    expect(traffic.asked.at(-1)).toEqual({ levers: { fuel: 10, both: 10 } });
    traffic.better.at(-1)!(resultOf('traffic', { levers: {} }, 77, precision(1e-4, true)));
    expect(forecastStore.getState().a?.figures[1]?.value).toBe(77);
    expect(forecastStore.getState().b?.figures[1]?.value).toBe(99);
    expect(model('traffic').status).toBe('ready');
  });

  it('lets no model work in the background while levers move', async () => {
    traffic.precision = precision(0.003, false);
    await start();
    expect(traffic.background).not.toBe(false);
    scenarioActions.set('retrofit', 40);
    expect([stock.background, traffic.background]).toEqual([false, false]);
    await settle();
    expect(traffic.background).toBe(false);
    await expect.poll(() => traffic.background).toBe(true);
    expect(stock.background).toBe(false);
    traffic.better.at(-1)!(resultOf('traffic', { levers: {} }, 99, precision(1e-4, true)));
    traffic.better.at(-1)!(resultOf('traffic', { levers: {} }, 99, precision(1e-4, true)));
    await expect.poll(() => stock.background).toBe(true);
  });

  it('gives the map its answer first, and the interface once it is drawn', async () => {
    viewStore.setState({ globe: 'ready' });
    vi.stubGlobal('document', { visibilityState: 'visible' });
    await start();
    const before = forecastStore.getState().b;
    scenarioActions.set('retrofit', 40);
    await settle();
    const { b, revision, drawn, askedAt, answeredAt } = answersStore.getState();
    expect(b?.figures[0]?.value).toBe(3);
    expect(askedAt).toBeLessThanOrEqual(answeredAt!);
    expect(drawn).toBeLessThan(revision);
    expect(forecastStore.getState().b).toBe(before);
    await new Promise((resolve) => setTimeout(resolve, 350));
    expect(stock.background).toBe(false);
    answersStore.setState({ drawn: revision });
    expect(forecastStore.getState().b).toBe(before);
    await settle();
    expect(forecastStore.getState().b).toBe(b);
    expect(stock.background).toBe(true);
    vi.unstubAllGlobals();
    viewStore.setState({ globe: 'starting' });
  });

  it('merges no answer anew that did not change', async () => {
    await start();
    const { a } = forecastStore.getState();
    scenarioActions.set('retrofit', 40);
    await settle();
    expect(forecastStore.getState().a).toBe(a);
  });

  it('takes no better answer to a question that a newer one replaced', async () => {
    traffic.precision = precision(0.003, false);
    await start();
    const old = traffic.better.at(-1)!;
    scenarioActions.set('fuel', 40);
    await settle();
    old(resultOf('traffic', { levers: {} }, 99, precision(1e-4, true)));
    expect(forecastStore.getState().b?.figures[1]?.value).not.toBe(99);
    expect(model('traffic').status).toBe('refining');
  });

  it('stops refining when told, says where it stopped, and goes on when told', async () => {
    traffic.precision = precision(0.003, false);
    await start();
    forecastStore.getState().stop?.('traffic');
    expect(traffic.cancelled).toBe(1);
    expect(model('traffic')).toMatchObject({ status: 'stopped', stale: false });
    traffic.better.at(-1)!(resultOf('traffic', { levers: {} }, 99, precision(1e-4, true)));
    expect(forecastStore.getState().b?.figures[1]?.value).not.toBe(99);
    const before = traffic.asked.length;
    forecastStore.getState().resume?.('traffic');
    await settle();
    expect(traffic.asked).toHaveLength(before + 1);
    expect(model('traffic').status).toBe('refining');
  });

  it('stops a run in flight; the figures stay and are said to be from before', async () => {
    await start();
    let open: () => void = () => undefined;
    traffic.gate = new Promise((resolve) => {
      open = resolve;
    });
    scenarioActions.set('fuel', 40);
    await settle();
    expect(model('traffic').status).toBe('running');
    expect(forecastStore.getState().status).toBe('running');
    forecastStore.getState().stop?.('traffic');
    open();
    await settle();
    expect(model('traffic')).toMatchObject({ status: 'stopped', stale: true });
    expect(forecastStore.getState().b?.figures[1]?.value).toBe(2);
  });

  it('ends its workers when another city opens', async () => {
    await start();
    stop();
    expect(stock.aborted).toEqual([true]);
    expect(traffic.aborted).toEqual([true]);
    scenarioActions.set('fuel', 40);
    await settle();
    expect(traffic.asked).toHaveLength(2);
  });
});
