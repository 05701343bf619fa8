import type { Catalogue, Distribution } from '../catalogue/entry.ts';
import { asBytes, asJson, asText, fetchFile } from '../catalogue/fetch.ts';
import { standards } from '../catalogue/standards.ts';
import { readBuildingTable } from '../catalogue/table.ts';
import type { FeatureTable } from '../channel/table.ts';
import { ForecastClient } from '../forecast/client.ts';
import { asProblem } from '../problem/problem.ts';
import { type LeverValues, todayValues } from '../scenario/lever.ts';
import { forecastStore } from '../state/forecast.ts';
import { scenarioStore } from '../state/scenario.ts';

const find = (catalogue: Catalogue, standard: string): Distribution | undefined =>
  catalogue.entries.flatMap((e) => e.distributions).find((d) => d.conformsTo.includes(standard));

/** The city's building table, or undefined where the catalogue lists none. */
export async function loadBuildings(
  catalogue: Catalogue,
  signal: AbortSignal,
): Promise<FeatureTable | undefined> {
  const at = find(catalogue, standards.buildingTable);
  if (at === undefined) return undefined;
  return readBuildingTable(await fetchFile(at.accessUrl, asBytes, signal), at.accessUrl);
}

/**
 * Starts the forecast of a city: loads its inputs, computes scenario A once, then answers every
 * move of a lever, latest wins. Returns the way to stop; without inputs the panel stays empty.
 */
export function startForecast(
  catalogue: Catalogue,
  buildings: Promise<FeatureTable | undefined>,
  wanted: LeverValues | undefined,
): () => void {
  const abort = new AbortController();
  const client = new ForecastClient();
  let stopLevers: (() => void) | undefined;

  const fail = (error: unknown): void => {
    if (abort.signal.aborted) return;
    const problem = asProblem(error, catalogue.title.en);
    forecastStore.setState({ status: 'failed', problem, progress: undefined });
  };

  const runB = (values: LeverValues): void => {
    const askedAt = performance.now();
    forecastStore.setState({ status: 'running', problem: undefined });
    client.run({ levers: values }).then((result) => {
      if (result === undefined || abort.signal.aborted) return;
      const status = values === scenarioStore.getState().values ? 'ready' : 'running';
      forecastStore.setState((s) => ({ status, askedAt, b: result, revision: s.revision + 1 }));
    }, fail);
  };

  const start = async (): Promise<void> => {
    const model = find(catalogue, standards.stockModel);
    if (model === undefined) return;
    forecastStore.setState({ status: 'preparing' });
    const weather = find(catalogue, standards.epw);
    const [table, stock, epw] = await Promise.all([
      buildings,
      fetchFile(model.accessUrl, asJson, abort.signal),
      weather && fetchFile(weather.accessUrl, asText, abort.signal),
    ]);
    if (table === undefined || abort.signal.aborted) return;
    const city = await client.prepare(
      {
        table,
        model: stock,
        file: model.accessUrl,
        ...(epw === undefined ? {} : { weather: epw, weatherFile: weather!.accessUrl }),
      },
      (progress) => forecastStore.setState({ progress }),
    );
    const { levers } = city;
    const today = todayValues(levers);
    const a = await client.run({ levers: city.baseline });
    if (a === undefined || abort.signal.aborted) return;
    forecastStore.setState((s) => ({
      status: 'ready',
      progress: undefined,
      city,
      a,
      b: a,
      revision: s.revision + 1,
    }));
    scenarioStore.setState({ levers, values: { ...today, ...known(levers, wanted) } });
    stopLevers = scenarioStore.subscribe(({ values }, before) => {
      if (values !== before.values) runB(values);
    });
    runB(scenarioStore.getState().values);
  };

  forecastStore.setState({
    status: 'none',
    city: undefined,
    a: undefined,
    b: undefined,
    problem: undefined,
    cancel: () => {
      client.cancel();
      forecastStore.setState({ status: 'ready' });
    },
  });
  scenarioStore.setState({ levers: [], values: {} });
  start().catch(fail);
  return () => {
    abort.abort();
    stopLevers?.();
    client.dispose();
  };
}

/** Lever values of a link that this city has, clamped to their ranges. */
function known(
  levers: Parameters<typeof todayValues>[0],
  wanted: LeverValues | undefined,
): LeverValues {
  const entries = levers.flatMap((lever) => {
    const value = wanted?.[lever.id];
    return value === undefined ? [] : [[lever.id, Math.min(lever.max, Math.max(lever.min, value))]];
  });
  return Object.fromEntries(entries);
}
