import type { Distribution } from '../../catalogue/entry.ts';
import { standards } from '../../catalogue/standards.ts';
import type { LayerKind, LayerParams } from '../layer.ts';

const isGbfs = (d: Distribution): boolean => d.conformsTo.includes(standards.gbfs);

/** GBFS: bike-share stations with what was available when the feed was recorded. */
export const gbfsKind: LayerKind<LayerParams> = {
  kind: 'gbfs',
  accepts: isGbfs,
  defaults: () => ({ opacity: 1 }),
  async open(entry, context) {
    const { openBikes } = await import('./layer.ts');
    return openBikes(entry, entry.distributions.find(isGbfs)!.accessUrl, context);
  },
};
