import type { FeatureCollection, Point } from 'geojson';
import type { Catalogue } from '../../src/catalogue/entry.ts';
import { standards } from '../../src/catalogue/standards.ts';
import { type CountedLinks, modelledAt } from '../../src/forecast/mobility/calibrate.ts';
import {
  type CountComparison,
  compareCounts,
  matchStations,
  type StationMatch,
} from '../../src/forecast/mobility/counts.ts';
import type { Calibration } from '../../src/forecast/mobility/model.ts';
import { Problem } from '../../src/problem/problem.ts';
import { parseJson, readInput } from '../scenario/files.ts';
import type { TrafficCity } from './city.ts';
import { prepareCity } from './run.ts';

interface Station {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  /** Mean vehicles of each hour of a working day. */
  readonly weekday: readonly number[];
}

export interface CountReport extends CountComparison {
  /** Local hour that is compared. */
  readonly hour: number;
  readonly stations: number;
  readonly matches: readonly Omit<StationMatch, 'links'>[];
  /** Stations that no main road of the network lies near. */
  readonly unmatched: readonly string[];
  /** How the model was fitted to counts, and how well it predicts stations that it was not fitted to. */
  readonly calibration: Omit<Calibration, 'gateways'> | undefined;
}

/** Modelled traffic of today against the mean working-day hour of the city's counting stations. */
export async function countsReport(
  dir: string,
  progress?: (share: number | undefined, note: string) => void,
): Promise<CountReport> {
  const { city, prepared } = await prepareCity(dir, progress);
  const { hour, calibration } = prepared.model;
  const { counted, matches, unmatched } = await stationsOn(dir, city, hour);
  const { gateways: _, ...fit } = calibration ?? { gateways: [] };
  return {
    hour,
    stations: counted.length + unmatched.length,
    ...compareCounts(modelledAt(prepared, counted)),
    matches,
    unmatched,
    calibration: calibration && (fit as Omit<Calibration, 'gateways'>),
  };
}

/** Stations of a city on its roads, with their vehicles of an hour. */
export async function stationsOn(
  dir: string,
  { catalogue, inputs }: TrafficCity,
  hour: number,
): Promise<{
  readonly counted: readonly CountedLinks[];
  readonly matches: CountReport['matches'];
  readonly unmatched: readonly string[];
}> {
  const stations = await readStations(dir, catalogue);
  const matched = matchStations(inputs.roads, stations);
  const found = matched.flatMap((match, i) =>
    match === undefined ? [] : [{ match, station: stations[i]! }],
  );
  return {
    counted: found.map(({ match, station }) => ({
      station: station.id,
      links: match.links,
      observed: station.weekday[hour]!,
    })),
    matches: found.map(({ match: { links: _, ...rest } }) => rest),
    unmatched: stations.flatMap(({ id }, i) => (matched[i] === undefined ? [id] : [])),
  };
}

/** Stations of the city's traffic counts: points with the mean of each hour of a working day. */
async function readStations(dir: string, { entries }: Catalogue): Promise<readonly Station[]> {
  for (const { theme, distributions } of entries) {
    const series = distributions.some((d) => d.conformsTo.includes(standards.series));
    const places = distributions.find((d) => d.conformsTo.includes(standards.geojson));
    if (theme !== 'mobility' || !series || places === undefined) continue;
    const { features } = parseJson(await readInput(dir, places)) as FeatureCollection<Point>;
    const stations = features.flatMap(({ properties, geometry }) => {
      const weekday: unknown = properties?.weekday;
      if (!Array.isArray(weekday) || weekday.length !== 24) return [];
      const [lon, lat] = geometry.coordinates as [number, number];
      return [{ id: String(properties?.id), lon, lat, weekday: weekday as number[] }];
    });
    if (stations.length > 0) return stations;
  }
  throw new Problem('cityDataset', {
    file: dir,
    standard: standards.series,
    what: 'traffic counts',
  });
}
