import { asText, fetchFile } from '../../catalogue/fetch.ts';
import { standards } from '../../catalogue/standards.ts';
import type { LayerKind } from '../layer.ts';
import { readStations } from './read.ts';

/** Places that measure: GeoJSON points and an hourly series beside them in one entry. */
export const stationsKind: LayerKind = {
  kind: 'stations',
  accepts: (d, entry) =>
    d.conformsTo.includes(standards.geojson) &&
    !d.conformsTo.includes(standards.districts) &&
    entry.distributions.some((other) => other.conformsTo.includes(standards.series)),
  defaults: () => ({ opacity: 1 }),
  async open(entry, { catalogue, signal, progress, heights }) {
    const points = entry.distributions.find((d) => stationsKind.accepts(d, entry))!.accessUrl;
    const series = entry.distributions.find((d) => d.conformsTo.includes(standards.series))!;
    progress(undefined);
    const [geojson, csv] = await Promise.all(
      [points, series.accessUrl].map((file) => fetchFile(file, asText, signal)),
    );
    const stations = readStations(
      { text: geojson!, file: points },
      { text: csv!, file: series.accessUrl },
    );
    const places = Float64Array.from(stations.list.flatMap(({ lon, lat }) => [lon, lat]));
    const ground = await heights(places);
    const { StationLayer } = await import('./layer.ts');
    return new StationLayer(entry, stations, ground, catalogue.timeZone);
  },
};
