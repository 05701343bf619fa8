import { asText, fetchFile } from '../../catalogue/fetch.ts';
import { standards } from '../../catalogue/standards.ts';
import { Problem } from '../../problem/problem.ts';
import type { LayerKind, LayerParams } from '../layer.ts';
import { parseDistricts } from './geojson.ts';

export type DistrictParams = LayerParams & {
  /** Id of a district channel, or `none` for outlines alone. */
  readonly fill: string;
};

/** Named polygons of a city: outlines, names and, where chosen, a fill by one of their numbers. */
export const districtsKind: LayerKind<DistrictParams> = {
  kind: 'districts',
  accepts: (d) => d.conformsTo.includes(standards.districts),
  defaults: () => ({ opacity: 1, fill: 'none' }),
  async open(entry, { signal, progress, heights, describe }) {
    const source = entry.distributions.find((d) => districtsKind.accepts(d, entry));
    const file = source?.accessUrl ?? entry.id;
    progress(undefined);
    const text = await fetchFile(file, asText, signal);
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch (error) {
      throw new Problem(
        'geojsonSyntax',
        { file, detail: (error as Error).message },
        { cause: error },
      );
    }
    const { districts } = parseDistricts(json, file);
    const { DistrictLayer } = await import('./layer.ts');
    return DistrictLayer.prepare(entry, districts, { heights, describe });
  },
};
