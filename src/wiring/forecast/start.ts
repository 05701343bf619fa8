import { todayValues } from '../../scenario/lever.ts';
import type { Assumptions } from '../../scenario/scenario.ts';
import { forecastStore } from '../../state/forecast.ts';
import { isNoLongerNamed, scenarioActions, scenarioStore } from '../../state/scenario.ts';
import { Background } from './background.ts';
import { mergeLevers, ownValues } from './merge.ts';
import type { CityInputs, CityModel } from './model.ts';
import { Publisher } from './publish.ts';
import { cityModels } from './registry.ts';
import { type Change, ModelRunner } from './runner.ts';

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
    .map((model): ModelRunner => new ModelRunner(model, inputs, (change) => changed(change)));
  const runner = (id: string): ModelRunner | undefined => runners.find((r) => r.state.id === id);
  const background = new Background(runners);
  const publisher = new Publisher(runners, (all) => background.drawn(all));

  function changed(change: Change): void {
    publisher.publish(change);
    background.changed();
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

  const stopCities = forecastStore.subscribe(({ city }, before) => {
    if (city !== before.city && city !== undefined) takeLevers();
  });
  forecastStore.setState({
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
  const stopLevers = scenarioStore.subscribe(({ levers, values, roads }, before) => {
    if (values === before.values && roads === before.roads) return;
    // Levers that come to be known are nobody's move.
    if (levers === before.levers) background.moved();
    for (const one of runners) one.ask({ levers: values, roads });
    // Marks on roads need no model to be shown.
    if (roads !== before.roads) publisher.redraw();
  });
  for (const one of runners) {
    one.ask(wanted);
    void one.start();
  }
  return () => {
    stopLevers();
    stopCities();
    background.dispose();
    publisher.dispose();
    for (const one of runners) one.dispose();
  };
}
