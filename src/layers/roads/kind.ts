import type { Distribution } from '../../catalogue/entry.ts';
import { standards } from '../../catalogue/standards.ts';
import type { LayerKind, LayerParams } from '../layer.ts';

export type RoadParams = LayerParams & {
  /** '' for the class, else a channel of roads: the layer's own or a model's. */
  readonly paint: string;
};

const isNetwork = (d: Distribution): boolean => d.conformsTo.includes(standards.roads);

/** Road networks: every direction a ribbon, painted by class or by any channel of roads. */
export const roadsKind: LayerKind<RoadParams> = {
  kind: 'roads',
  accepts: isNetwork,
  defaults: () => ({ opacity: 1, paint: '' }),
  async open(entry, context) {
    const { openRoads } = await import('./open.ts');
    return openRoads(entry, entry.distributions.find(isNetwork)!.accessUrl, context);
  },
};
