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
  async open(entry, { signal, progress, heights }) {
    const source = entry.distributions.find((d) => districtsKind.accepts(d, entry));
    const file = source?.accessUrl ?? entry.id;
    progress(undefined);
    const response = await fetch(file, { signal }).catch((error: Error) => {
      if (signal.aborted) throw new Problem('cancelled', { file });
      throw new Problem('unreachable', { file, detail: error.message }, { cause: error });
    });
    if (!response.ok) throw new Problem('notFound', { file, status: response.status });
    const json: unknown = await response.json().catch((error: Error) => {
      throw new Problem('geojsonSyntax', { file, detail: error.message }, { cause: error });
    });
    const { districts } = parseDistricts(json, file);
    const { DistrictLayer } = await import('./layer.ts');
    return DistrictLayer.prepare(entry, districts, heights);
  },
};
