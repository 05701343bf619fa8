import type { Distribution } from '../../catalogue/entry.ts';
import { standards } from '../../catalogue/standards.ts';
import type { LayerKind, LayerParams } from '../layer.ts';

export type MobilityParams = LayerParams & {
  /** Service date to show whatever date the clock has, `YYYY-MM-DD`. */
  readonly date?: string;
  /** `Colouring`, or empty for what suits the network. */
  readonly colour?: string;
  /** Seconds of travel that trails show. */
  readonly trail?: number;
};

const isGtfs = (d: Distribution): boolean => d.conformsTo.includes(standards.gtfs);

/** GTFS schedules: vehicles along their lines at the clock's second. */
export const mobilityKind: LayerKind<MobilityParams> = {
  kind: 'mobility',
  accepts: isGtfs,
  defaults: () => ({ opacity: 1, colour: '', trail: 60 }),
  async open(entry, context) {
    const { openMobility } = await import('./open.ts');
    return openMobility(entry, entry.distributions.find(isGtfs)!.accessUrl, context);
  },
};
