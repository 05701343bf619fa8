import type { Catalogue } from '../../../src/catalogue/entry.ts';
import type { ForecastResult, Precision, PreparedCity } from '../../../src/forecast/protocol.ts';
import type { Lever } from '../../../src/scenario/lever.ts';
import type { Assumptions } from '../../../src/scenario/scenario.ts';
import type { CityInputs, CityModel } from '../../../src/wiring/forecast/model.ts';

const window = { start: '2040-01-01', end: '2041-01-01' };

export const lever = (id: string, group: Lever['group'] = 'energy'): Lever => ({
  id,
  title: { en: id },
  description: { en: id },
  group,
  unit: '%',
  min: 0,
  max: 100,
  step: 1,
  today: 10,
  source: { text: { en: 'test' } },
  actsOn: [],
});

export const preparedCity = (levers: readonly Lever[]): PreparedCity => ({
  levers,
  baseline: Object.fromEntries(levers.map((l) => [l.id, l.today])),
  baseYear: 2025,
  buildings: 1,
  assumed: { age: 0, use: 0, heating: 0, size: 0 },
  model: { name: { en: 'test' }, version: '1', note: { en: '' } },
  sources: [],
  samples: 1,
  seed: 1,
});

/** An answer with one figure, one channel and their differences, named after its model. */
export function resultOf(
  name: string,
  { levers }: Assumptions,
  value: number,
  precision?: Precision,
): ForecastResult {
  const change = { quantity: name, unit: '1', value: 0, lower: 0, upper: 0 };
  const channel = {
    id: `building.${name}`,
    title: { en: name },
    target: 'building' as const,
    unit: '1',
    window,
    values: Float32Array.of(value),
    source: { en: name },
  };
  return {
    id: 1,
    levers,
    figures: [{ quantity: name, unit: '1', value, lower: value, upper: value, window }],
    differences: [change],
    channels: [channel],
    channelDifferences: [channel],
    course: [{ quantity: name, unit: '1', years: [2025], value: [value], lower: [1], upper: [1] }],
    milliseconds: value,
    ...(precision === undefined ? {} : { precision }),
  };
}

export const precision = (value: number, final: boolean): Precision => ({
  model: { en: 'Traffic' },
  measure: 'relativeGap',
  value,
  target: 1e-4,
  progress: final ? 1 : 0.5,
  final,
});

/** A model whose every call is seen, and answered when the test says so. */
export class FakeModel implements CityModel {
  readonly id: string;
  readonly title: { readonly en: string };
  readonly roads: boolean;
  readonly levers: readonly Lever[];
  readonly asked: Assumptions[] = [];
  readonly aborted: boolean[] = [];
  cancelled = 0;
  background: boolean | undefined;
  failing: Error | undefined;
  failingToStart: Error | undefined;
  /** Better answers are given through these, newest last. */
  readonly better: ((result: ForecastResult) => void)[] = [];
  /** Where present, a run is answered only when this promise resolves. */
  gate: Promise<void> | undefined;
  precision: Precision | undefined;

  constructor(id: string, levers: readonly Lever[], roads = false) {
    this.id = id;
    this.title = { en: id };
    this.levers = levers;
    this.roads = roads;
  }

  fits(): boolean {
    return true;
  }

  async start(_: CityInputs, signal: AbortSignal): ReturnType<CityModel['start']> {
    if (this.failingToStart !== undefined) throw this.failingToStart;
    signal.addEventListener('abort', () => this.aborted.push(true));
    return {
      city: preparedCity(this.levers),
      run: async (assumptions, refined) => {
        this.asked.push(assumptions);
        this.better.push(refined);
        const cancelledBefore = this.cancelled;
        await this.gate;
        if (this.cancelled > cancelledBefore) return undefined;
        if (this.failing !== undefined) throw this.failing;
        return resultOf(this.id, assumptions, this.asked.length, this.precision);
      },
      cancel: () => {
        this.cancelled += 1;
      },
      background: (on) => {
        this.background = on;
      },
    };
  }
}

export const inputs: CityInputs = {
  catalogue: { entries: [] } as unknown as Catalogue,
  buildings: Promise.resolve(undefined),
  roads: () => Promise.resolve(undefined),
};

/** Lets everything that waits for an answer go on. */
export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
