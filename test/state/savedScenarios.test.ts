import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Lever } from '../../src/scenario/lever.ts';
import { scenarioStore } from '../../src/state/scenario.ts';
import {
  readScenario,
  readScenarioFile,
  type SavedScenario,
  scenarioFile,
} from '../../src/state/scenarioFile.ts';

const lever: Lever = {
  id: 'fuel',
  title: { en: 'Fuel' },
  description: { en: '' },
  unit: '%',
  min: 0,
  max: 100,
  step: 1,
  today: 10,
  source: { text: { en: '' } },
  actsOn: [],
};

const window = { start: '2040-01-01', end: '2041-01-01' };
const name = fc
  .string({ minLength: 1, maxLength: 60 })
  .filter((text) => text.trim() === text && text !== '');
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0);

const scenarios: fc.Arbitrary<SavedScenario> = fc.record({
  id: fc.constant('7'),
  name,
  city: name,
  saved: fc
    .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
    .map((date) => date.toISOString()),
  levers: fc.dictionary(fc.constantFrom('fuel', 'retrofit', 'target_year'), number, {
    noNullPrototype: true,
  }),
  roads: fc.constant([{ id: '1', kind: 'closed' as const, roads: ['a', 'b'] }]),
  figures: fc.array(
    fc.record({
      quantity: name,
      unit: fc.constant('kt/a'),
      value: number,
      lower: number,
      upper: number,
      window: fc.constant(window),
    }),
    { maxLength: 3 },
  ),
  software: fc.constant('Twinscape 0.1.0'),
  models: fc.constant([{ name: 'Traffic', version: '1' }]),
});

const sample: SavedScenario = {
  id: '1',
  name: 'Quiet centre',
  city: 'bologna',
  saved: '2026-11-23T12:00:00.000Z',
  levers: { fuel: 40 },
  roads: [{ id: '1', kind: 'closed', roads: ['a'] }],
  figures: [],
  software: 'Twinscape 0.1.0',
  models: [],
};

/** A browser's storage, or one that refuses. */
function storage(content?: string, refuses = false): Storage {
  const kept = new Map(content === undefined ? [] : [['twinscape.scenarios', content]]);
  const refuse = (): never => {
    throw new Error('storage is closed');
  };
  return {
    getItem: (key: string) => (refuses ? refuse() : (kept.get(key) ?? null)),
    setItem: (key: string, value: string) => (refuses ? refuse() : void kept.set(key, value)),
  } as unknown as Storage;
}

async function load() {
  vi.resetModules();
  const { savedActions, savedStore } = await import('../../src/state/savedScenarios.ts');
  const { scenarioActions, scenarioStore: own } = await import('../../src/state/scenario.ts');
  own.setState({ levers: [lever], values: { fuel: 10 }, roads: [], roadsBefore: [] });
  return { savedActions, savedStore, scenarioActions, scenarioStore: own };
}

describe('a scenario file', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(scenarios, (one) => {
        const read = readScenarioFile(scenarioFile(one), 'x.json', one.city, '7');
        expect(read).toEqual(JSON.parse(JSON.stringify(one)));
      }),
    );
  });

  it('is refused with its name where it is none, malformed, or of another city', () => {
    const file = JSON.parse(scenarioFile(sample)) as Record<string, unknown>;
    const refused: readonly (readonly [unknown, RegExp])[] = [
      ['{', /quiet\.json/],
      [{ ...file, type: 'FeatureCollection' }, /not a scenario/],
      [null, /not a scenario/],
      [{ ...file, version: 2 }, /version 2/],
      [{ ...file, city: 'milan' }, /of the city “milan”/],
      [{ ...file, levers: { fuel: 'much' } }, /malformed/],
      [{ ...file, roads: [{ kind: 'opened', roads: ['a'] }] }, /malformed/],
      [{ ...file, name: 'x'.repeat(81) }, /malformed/],
      [{ ...file, figures: [{ quantity: 'co2', value: 1 }] }, /malformed/],
    ];
    for (const [content, message] of refused) {
      const text = typeof content === 'string' ? content : JSON.stringify(content);
      expect(() => readScenarioFile(text, 'quiet.json', 'bologna', '1'), text).toThrow(message);
    }
  });

  it('never brings anything but a scenario, whatever it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const read = readScenario(value, '1');
        if (read !== undefined) expect(read.name).not.toBe('');
      }),
    );
  });
});

describe('saved scenarios', () => {
  beforeEach(() => vi.stubGlobal('localStorage', storage()));
  afterEach(() => {
    vi.unstubAllGlobals();
    scenarioStore.setState(scenarioStore.getInitialState(), true);
  });

  it('come back as scenario B, and say when B is no longer what was saved', async () => {
    const { savedActions, savedStore, scenarioActions, scenarioStore: own } = await load();
    const { isNoLongerNamed } = await import('../../src/state/scenario.ts');
    scenarioActions.set('fuel', 40);
    scenarioActions.setRoads(sample.roads);
    savedActions.save(' Quiet centre ', 'bologna', new Date(0));
    expect(own.getState().named?.name).toBe('Quiet centre');
    scenarioActions.set('fuel', 50);
    expect(isNoLongerNamed(own.getState())).toBe(true);
    scenarioActions.reset();
    expect(own.getState().named).toBeUndefined();
    savedActions.load(savedStore.getState().scenarios[0]!);
    expect(own.getState()).toMatchObject({ values: { fuel: 40 }, roads: sample.roads });
    expect(isNoLongerNamed(own.getState())).toBe(false);
  });

  it('replace one of the same name in the same city, and last until the next visit', async () => {
    const { savedActions, scenarioActions } = await load();
    scenarioActions.set('fuel', 40);
    savedActions.save('one', 'bologna', new Date(0));
    savedActions.save('one', 'milan', new Date(0));
    scenarioActions.set('fuel', 60);
    scenarioActions.setRoads(sample.roads);
    savedActions.save('one', 'bologna', new Date(0));
    const again = await load();
    const { scenarios } = again.savedStore.getState();
    expect(scenarios.map(({ city, levers }) => [city, levers.fuel])).toEqual([
      ['milan', 40],
      ['bologna', 60],
    ]);
    expect(scenarios[1]?.roads).toEqual(sample.roads);
    expect(new Set(scenarios.map(({ id }) => id)).size).toBe(2);
  });

  it('last as long as the page where nothing may be kept', async () => {
    vi.stubGlobal('localStorage', storage(undefined, true));
    const { savedActions, savedStore, scenarioActions } = await load();
    expect(savedStore.getState().kept).toBe(false);
    scenarioActions.set('fuel', 40);
    savedActions.save('one', 'bologna', new Date(0));
    expect(savedStore.getState().scenarios).toHaveLength(1);
    savedActions.remove(savedStore.getState().scenarios[0]!.id);
    expect(savedStore.getState().scenarios).toHaveLength(0);
  });

  it('leave out what a foreign hand wrote into the storage', async () => {
    const good: unknown = JSON.parse(scenarioFile(sample));
    const content = JSON.stringify([{ nonsense: 1 }, null, { ...sample, levers: 3 }, good]);
    vi.stubGlobal('localStorage', storage(content));
    expect((await load()).savedStore.getState().scenarios.map((s) => s.name)).toEqual([
      'Quiet centre',
    ]);
    for (const broken of ['{', '7', 'null', '"x"']) {
      vi.stubGlobal('localStorage', storage(broken));
      expect((await load()).savedStore.getState().scenarios).toEqual([]);
    }
  });
});
