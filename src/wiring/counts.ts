import type { Catalogue, Distribution } from '../catalogue/entry.ts';
import { asJson, asText, fetchFile } from '../catalogue/fetch.ts';
import { standards } from '../catalogue/standards.ts';
import type { Channel } from '../channel/channel.ts';
import type { RoadNetwork } from '../channel/roads.ts';
import type { Text } from '../channel/text.ts';
import { asProblem } from '../problem/problem.ts';
import { type CountsAnswer, countsStore } from '../state/counts.ts';
import { forecastStore } from '../state/forecast.ts';
import { type CityInputs, distributionOf } from './forecast/model.ts';
import { trafficModel } from './forecast/traffic.ts';
import { modelledHour } from './forecast/transit.ts';

interface Counts {
  readonly title: Text;
  readonly places: Distribution;
  readonly series: Distribution;
}

/** The city's traffic counts: points of the mobility theme with an hourly series. */
export function countsIn({ entries }: Catalogue): Counts | undefined {
  for (const { theme, title, distributions } of entries) {
    const series = distributions.find((d) => d.conformsTo.includes(standards.series));
    const places = distributions.find((d) => d.conformsTo.includes(standards.geojson));
    if (theme === 'mobility' && series !== undefined && places !== undefined)
      return { title, places, series };
  }
  return undefined;
}

/**
 * Compares today's modelled traffic with the city's counts, once somebody wants to see it and whenever
 * scenario A is answered anew. Ends when `signal` aborts.
 */
export function followCounts({ catalogue, roads }: CityInputs, signal: AbortSignal): void {
  const counts = countsIn(catalogue);
  const available = counts !== undefined && trafficModel.fits(catalogue);
  countsStore.setState({ available, wanted: false, answer: undefined, problem: undefined });
  if (counts === undefined || !available) return;
  let loaded: Promise<Loaded> | undefined;
  let compared: Channel | undefined;
  const compare = (): void => {
    const flow = forecastStore.getState().a?.channels.find(({ id }) => id === 'road.flow');
    if (flow === undefined || flow === compared || !countsStore.getState().wanted) return;
    compared = flow;
    loaded ??= load(catalogue, counts, roads, signal);
    loaded
      .then(({ compare: against }) => against(flow))
      .then(
        (answer) => {
          if (!signal.aborted) countsStore.setState({ answer, problem: undefined });
        },
        (error: unknown) => {
          loaded = undefined;
          if (!signal.aborted) countsStore.setState({ problem: asProblem(error, counts.title.en) });
        },
      );
  };
  const look = (wanted: boolean, before: boolean): void => {
    if (!wanted || before) return;
    // Who looks again tries again.
    if (countsStore.getState().problem !== undefined) compared = undefined;
    compare();
  };
  const stops = [
    forecastStore.subscribe(compare),
    countsStore.subscribe(({ wanted }, before) => look(wanted, before.wanted)),
  ];
  signal.addEventListener('abort', () => {
    for (const stop of stops) stop();
  });
}

interface Loaded {
  compare(flow: Channel): CountsAnswer;
}

async function load(
  catalogue: Catalogue,
  { title, places, series }: Counts,
  roads: () => Promise<RoadNetwork | undefined>,
  signal: AbortSignal,
): Promise<Loaded> {
  const modelFile = distributionOf(catalogue, standards.trafficModel)!.accessUrl;
  const [points, hours, model, network, { readStations }, counting, { calibrationOf }] =
    await Promise.all([
      fetchFile(places.accessUrl, asText, signal),
      fetchFile(series.accessUrl, asText, signal),
      fetchFile(modelFile, asJson, signal),
      roads(),
      import('../layers/stations/read.ts'),
      import('../forecast/mobility/counts.ts'),
      import('../forecast/mobility/readmodel.ts'),
    ]);
  const { compareCounts, matchStations } = counting;
  const fit = calibrationOf(model, modelFile);
  const hour = modelledHour(model);
  const { list } = readStations(
    { text: points, file: places.accessUrl },
    { text: hours, file: series.accessUrl },
  );
  const stations = list.filter(({ weekday }) => Number.isFinite(weekday[hour]!));
  const matches = network === undefined ? [] : matchStations(network, stations);
  return {
    compare: (flow) => {
      const found = stations.flatMap((station, i) => {
        const match = matches[i];
        if (match === undefined) return [];
        const modelled = match.links.reduce((sum, link) => sum + flow.values[link]!, 0);
        return [{ station, match, observed: station.weekday[hour]!, modelled }];
      });
      const { pairs, ...overall } = compareCounts(
        found.map(({ station, observed, modelled }) => ({
          station: station.name,
          observed,
          modelled,
        })),
      );
      const { id, name } = network!.roads;
      return {
        source: title,
        hour,
        ...overall,
        places: found.map(({ station, match, observed, modelled }, i) => ({
          station: station.name,
          lon: station.lon,
          lat: station.lat,
          street: name[id.indexOf(match.road)] ?? '',
          distance: match.distance,
          confidence: match.confidence,
          observed,
          modelled,
          geh: pairs[i]!.geh,
        })),
        unmatched: stations.flatMap((s, i) => (matches[i] === undefined ? [s.name] : [])),
        fit,
      };
    },
  };
}
