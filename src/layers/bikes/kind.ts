import type { Distribution } from '../../catalogue/entry.ts';
import { standards } from '../../catalogue/standards.ts';
import type { LayerKind, LayerParams } from '../layer.ts';

/** The document of any version stands for the standard. */
const isGbfs = (d: Distribution): boolean =>
  d.conformsTo.some(
    (uri) =>
      uri === standards.gbfs ||
      /^https:\/\/(github\.com\/(MobilityData|NABSA)\/gbfs|gbfs\.org)\b/.test(uri),
  );

/** GBFS: shared bikes and other vehicles, polled unless the distribution says of which time it is. */
export const gbfsKind: LayerKind<LayerParams> = {
  kind: 'gbfs',
  accepts: isGbfs,
  defaults: () => ({ opacity: 1 }),
  async open(entry, context) {
    const { openBikes } = await import('./layer.ts');
    return openBikes(entry, entry.distributions.find(isGbfs)!, context);
  },
};
