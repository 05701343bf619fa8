import type { Channel } from '../../channel/channel.ts';
import { domainOf } from '../../channel/scale.ts';
import type { Text } from '../../channel/text.ts';
import { sourceOf, windowOf } from '../told.ts';
import { type DistrictQuantity, districtChannelUnits } from './inputs.ts';
import type { Measured } from './measure.ts';
import type { PreparedTraffic } from './prepare.ts';
import type { Pair } from './samples.ts';
import { spreadOf } from './spread.ts';

interface Look {
  readonly title: Text;
  readonly ramp: string;
  /** Change at which colours end; an eighth of today's range where absent. */
  readonly change?: number;
  /** Colours begin at zero. */
  readonly fromZero?: boolean;
  /** Values are of the modelled hour, not of a whole day. */
  readonly hour?: boolean;
}

const looks: Readonly<Record<DistrictQuantity, Look>> = {
  carShare: {
    title: { en: 'Trips from here by car', de: 'Wege von hier mit dem Auto' },
    ramp: 'mobility',
    change: 10,
  },
  transitShare: {
    title: {
      en: 'Trips from here by public transport',
      de: 'Wege von hier mit öffentlichem Verkehr',
    },
    ramp: 'mobility',
    change: 10,
  },
  bicycleShare: {
    title: { en: 'Trips from here by bicycle', de: 'Wege von hier mit dem Fahrrad' },
    ramp: 'mobility',
    change: 10,
  },
  walkShare: {
    title: { en: 'Trips from here on foot', de: 'Wege von hier zu Fuß' },
    ramp: 'mobility',
    change: 10,
  },
  carTime: {
    title: { en: 'Travel time by car, door to door', de: 'Reisezeit mit dem Auto, Tür zu Tür' },
    ramp: 'heat',
    change: 4,
    hour: true,
  },
  transitTime: {
    title: {
      en: 'Travel time by public transport, door to door',
      de: 'Reisezeit mit öffentlichem Verkehr, Tür zu Tür',
    },
    ramp: 'heat',
    change: 4,
    hour: true,
  },
  carTrips: {
    title: {
      en: 'Car trips of inhabitants that start here',
      de: 'Autofahrten der Bevölkerung, die hier beginnen',
    },
    ramp: 'mobility',
    fromZero: true,
  },
  trafficCo2: {
    title: { en: 'CO₂ of traffic on roads here', de: 'CO₂ des Verkehrs auf Straßen hier' },
    ramp: 'air',
    fromZero: true,
  },
  trafficNox: {
    title: {
      en: 'Nitrogen oxides of traffic on roads here',
      de: 'Stickoxide des Verkehrs auf Straßen hier',
    },
    ramp: 'air',
    fromZero: true,
  },
};

/** Channels by district, and their changes from today. */
export function districtChannelsOf(
  { model, base, districts }: PreparedTraffic,
  now: Measured,
  pairs: readonly Pair[],
): { channels: Channel[]; differences: Channel[] } {
  const channels: Channel[] = [];
  const differences: Channel[] = [];
  for (const id of Object.keys(districtChannelUnits) as DistrictQuantity[]) {
    const { title, ramp, change: end, fromZero = false, hour = false } = looks[id];
    const values = Float32Array.from(now.districts[id]);
    const before = base.districts[id];
    const change = values.map((_, d) => now.districts[id][d]! - before[d]!);
    const plans = pairs.map(({ plan }) => plan.districts[id]);
    const domain = rangeOf(before, fromZero);
    const most = end ?? (domain[1] - domain[0]) / 8;
    const common = {
      id: `district.${id}`,
      target: 'district' as const,
      unit: districtChannelUnits[id],
      window: windowOf(model.baseYear),
      source: sourceOf(model),
      title: hour ? inHour(title, model.hour) : title,
      labels: districts,
    };
    channels.push({ ...common, ramp, values, domain, ...spreadOf(values, plans) });
    differences.push({
      ...common,
      ramp: 'difference',
      values: change,
      domain: [-most, most],
      ...spreadOf(
        change,
        plans,
        pairs.map(({ today }) => today.districts[id]),
      ),
    });
  }
  return { channels, differences };
}

const inHour = ({ en, de = en }: Text, hour: number): Text => ({
  en: `${en}, ${hour} to ${hour + 1} o’clock`,
  de: `${de}, ${hour} bis ${hour + 1} Uhr`,
});

/** Range of today's values, so that scenarios compare; few districts lie outside. */
function rangeOf(today: Float64Array, fromZero: boolean): readonly [number, number] {
  const [low, high] = domainOf(today.filter(Number.isFinite));
  return [fromZero ? 0 : low, high];
}
