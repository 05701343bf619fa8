import type { Channel } from '../../channel/channel.ts';
import type { Text } from '../../channel/text.ts';
import { sourceOf, windowOf } from '../told.ts';
import { districtChannelsOf } from './districtChannels.ts';
import { type RoadChannelId, roadChannelUnits } from './inputs.ts';
import type { Measured } from './measure.ts';
import type { PreparedTraffic } from './prepare.ts';
import type { Pair } from './samples.ts';
import { spreadOf } from './spread.ts';

export const roadChannelIds = Object.keys(roadChannelUnits) as readonly RoadChannelId[];

const words: Readonly<Record<RoadChannelId, { readonly title: Text; readonly ramp: string }>> = {
  'road.flow': { title: { en: 'Traffic', de: 'Verkehr' }, ramp: 'mobility' },
  'road.speed': { title: { en: 'Speed in traffic', de: 'Tempo im Verkehr' }, ramp: 'viridis' },
  'road.saturation': {
    title: { en: 'Traffic over capacity', de: 'Verkehr zu Kapazität' },
    ramp: 'heat',
  },
  'road.co2': { title: { en: 'CO₂ of traffic', de: 'CO₂ des Verkehrs' }, ramp: 'air' },
  'road.nox': {
    title: { en: 'Nitrogen oxides of traffic', de: 'Stickoxide des Verkehrs' },
    ramp: 'air',
  },
};

/** Channels by link of the modelled hour and by district, and their changes from today; yields between channels. */
export function* channelsOf(
  prepared: PreparedTraffic,
  now: Measured,
  pairs: readonly Pair[],
): Generator<void, { channels: Channel[]; differences: Channel[] }> {
  const channels: Channel[] = [];
  const differences: Channel[] = [];
  const { model, base } = prepared;
  const source = sourceOf(model);
  const hours = {
    en: `${model.hour} to ${model.hour + 1}`,
    de: `${model.hour} bis ${model.hour + 1}`,
  };
  for (const id of roadChannelIds) {
    const values = now.links[id].slice();
    const change = minus(values, base.links[id]);
    const { title, ramp } = words[id];
    const top = ceiling(id, base.links[id]);
    const plans = pairs.map(({ plan }) => plan.links[id]);
    const common = {
      id,
      target: 'road' as const,
      unit: roadChannelUnits[id],
      window: windowOf(model.baseYear),
      source,
      title: {
        en: `${title.en}, ${hours.en} o’clock on a working day`,
        de: `${title.de}, ${hours.de} Uhr an einem Werktag`,
      },
    };
    channels.push({
      ...common,
      ramp,
      values,
      domain: [0, top],
      ...spreadOf(values, plans),
    });
    yield;
    differences.push({
      ...common,
      ramp: 'difference',
      values: change,
      domain: [-top / 4, top / 4],
      ...spreadOf(
        change,
        plans,
        pairs.map(({ today }) => today.links[id]),
      ),
    });
    yield;
  }
  const districts = districtChannelsOf(prepared, now, pairs);
  channels.push(...districts.channels);
  differences.push(...districts.differences);
  return { channels, differences };
}

/** In a function of its own, which stays compiled, where a callback of each call would be compiled anew. */
function minus(a: Float32Array, b: Float32Array): Float32Array {
  const out = new Float32Array(a.length);
  for (let i = 0; i < a.length; i++) out[i] = a[i]! - b[i]!;
  return out;
}

/** Upper end of a channel's colours: fixed by today's traffic, so that scenarios compare. */
function ceiling(id: RoadChannelId, today: Float32Array): number {
  if (id === 'road.saturation') return 120;
  const sorted = today.slice().sort();
  const top = sorted[Math.floor(0.99 * (sorted.length - 1))] ?? 0;
  const step = 10 ** Math.floor(Math.log10(Math.max(1e-6, top)));
  return Math.max(1e-6, Math.ceil(top / step) * step);
}
