import type { Catalogue } from '../../catalogue/entry.ts';
import { asBytes, fetchFile } from '../../catalogue/fetch.ts';
import { standards } from '../../catalogue/standards.ts';
import { readBuildingTable } from '../../catalogue/table.ts';
import type { FeatureTable } from '../../channel/table.ts';
import { todayValues } from '../../scenario/lever.ts';
import type { Assumptions } from '../../scenario/scenario.ts';
import { forecastStore } from '../../state/forecast.ts';
import { isNoLongerNamed, scenarioActions, scenarioStore } from '../../state/scenario.ts';
import { mergeCities, mergeLevers, mergeResults, overallStatus, ownValues } from './merge.ts';
import { type CityInputs, type CityModel, distributionOf } from './model.ts';
import { cityModels } from './registry.ts';
import { ModelRunner } from './runner.ts';

/** The city's building table, or undefined where the catalogue lists none. */
export async function loadBuildings(
  catalogue: Catalogue,
  signal: AbortSignal,
): Promise<FeatureTable | undefined> {
  const at = distributionOf(catalogue, standards.buildingTable);
  if (at === undefined) return undefined;
  return readBuildingTable(await fetchFile(at.accessUrl, asBytes, signal), at.accessUrl);
}

/**
 * Starts every model that a city has the inputs of, each in a worker of its own: they compute scenario
 * A once, then answer every move of a lever of theirs, latest wins. Their answers are merged into the
 * forecast store; one that fails leaves the others up. Returns the way to stop; a city without models
 * leaves the panel empty.
 *
 * @param wanted assumptions of a link and the name that they have; what the city does not know is dropped once its models are prepared
 */
export function startForecast(
  inputs: CityInputs,
  { name, ...wanted }: Assumptions & { readonly name?: string },
  models: readonly CityModel[] = cityModels,
): () => void {
  const runners = models
    .filter((model) => model.fits(inputs.catalogue))
    .map((model): ModelRunner => new ModelRunner(model, inputs, (change) => publish(change)));
  const runner = (id: string): ModelRunner | undefined => runners.find((r) => r.state.id === id);

  function publish({ answer, askedAt }: { answer: boolean; askedAt?: number }): void {
    const states = runners.map((r) => r.state);
    const before = forecastStore.getState().models;
    forecastStore.setState((s) => ({
      models: states,
      status: overallStatus(states),
      ...(answer
        ? {
            city: mergeCities(states.flatMap((m) => m.city ?? [])),
            a: mergeResults(runners.map((r) => r.a)),
            b: mergeResults(runners.map((r) => r.b ?? r.a)),
            askedAt,
            revision: s.revision + 1,
          }
        : {}),
    }));
    if (states.some((m) => m.city !== before.find((was) => was.id === m.id)?.city)) takeLevers();
  }

  /** Adds the levers of a model that is prepared; those that are there stay as they stand. */
  function takeLevers(): void {
    const cities = runners.flatMap((r) => r.state.city ?? []);
    const levers = mergeLevers(cities);
    const before = scenarioStore.getState();
    const { values } = before;
    const all = runners.every((r) => r.state.city !== undefined);
    scenarioStore.setState({
      levers,
      values: { ...todayValues(levers), ...(all ? {} : values), ...ownValues(levers, values) },
    });
    // What has a name keeps it as more levers come to be known.
    if (before.named !== undefined && !isNoLongerNamed(before))
      scenarioActions.name(before.named.name);
  }

  forecastStore.setState({
    status: 'none',
    models: [],
    city: undefined,
    a: undefined,
    b: undefined,
    askedAt: undefined,
    stop: (id) => runner(id)?.stop(),
    resume: (id) => runner(id)?.resume(),
  });
  scenarioStore.setState({
    levers: [],
    values: wanted.levers,
    roads: wanted.roads ?? [],
    roadsBefore: [],
    named:
      name === undefined ? undefined : { name, values: wanted.levers, roads: wanted.roads ?? [] },
  });
  const stopLevers = scenarioStore.subscribe(({ values, roads }, before) => {
    if (values === before.values && roads === before.roads) return;
    for (const one of runners) one.ask({ levers: values, roads });
    // Marks on roads need no model to be shown.
    if (roads !== before.roads) forecastStore.setState((s) => ({ revision: s.revision + 1 }));
  });
  for (const one of runners) {
    one.ask(wanted);
    void one.start();
  }
  return () => {
    stopLevers();
    for (const one of runners) one.dispose();
  };
}
