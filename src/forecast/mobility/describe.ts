import type { PreparedCity } from '../protocol.ts';
import type { PreparedTraffic } from './prepare.ts';

/** What the app and the headless door tell about a city whose traffic is prepared. */
export function describeTraffic({ model, today }: PreparedTraffic): PreparedCity {
  return {
    levers: model.levers,
    baseline: today,
    baseYear: model.baseYear,
    buildings: 0,
    assumed: { age: 0, use: 0, heating: 0, size: 0 },
    model: { name: model.name, version: model.version, note: model.note },
    sources: model.sources,
    samples: model.samples,
    seed: model.seed,
  };
}
