import type { Channel } from '../channel/channel.ts';
import { rampLut, rgbOf, themedRamp } from '../channel/ramp.ts';
import type { Legend, LegendClass } from './layer.ts';

/** How every layer that paints a channel (buildings, roads, cells) colours and explains it. */
export type Theme = 'light' | 'dark';

/** First feature's offset and stride of a channel's values at an instant, Unix seconds. */
export function stepAt(channel: Channel, time: number): { offset: number; stride: number } {
  const stride = channel.steps ?? 1;
  const start = Date.parse(channel.window.start) / 1000;
  const seconds = channel.stepSeconds ?? 3600;
  const step = Number.isNaN(start) ? 0 : Math.floor((time - start) / seconds);
  return { offset: Math.min(stride - 1, Math.max(0, step)), stride };
}

/** Which step of a channel shows at an instant; channels without steps always show step 0. */
export const stepOf = (channel: Channel, time: number): number => stepAt(channel, time).offset;

/** A difference says how much is more or less; its domain is symmetric about zero. */
export const isDifference = (channel: Channel): boolean =>
  channel.ramp?.startsWith('difference') ?? false;

/** Each class has four of the 256 colours, so that rounding never meets its neighbour. */
export const classPlace = (index: number): number => (Math.min(63, index) * 4 + 2) / 255;

/** 256 sRGB colours, RGBA bytes, that go with `channelCells`. */
export function channelLut(channel: Channel, theme: Theme): Uint8Array {
  if (channel.classes === undefined) return rampLut(themedRamp(channel.ramp, theme));
  return classLut(classColours(channel, theme).map(({ color }) => color));
}

/** 256 sRGB colours, RGBA bytes, in which class `i` has the colour at `classPlace(i)`. */
export function classLut(colours: readonly string[]): Uint8Array {
  const lut = new Uint8Array(256 * 4);
  colours.slice(0, 64).forEach((colour, i) => {
    for (let k = 0; k < 4; k++) lut.set([...rgbOf(colour), 255], (i * 4 + k) * 4);
  });
  return lut;
}

function classColours(channel: Channel, theme: Theme): LegendClass[] {
  const classes = channel.classes ?? [];
  const lut = rampLut(themedRamp(channel.ramp, theme));
  return classes.map((c, i) => {
    const at = Math.round((i / Math.max(1, classes.length - 1)) * 255) * 4;
    const ramped = `#${[0, 1, 2].map((k) => lut[at + k]!.toString(16).padStart(2, '0')).join('')}`;
    const own = 'color' in c && typeof c.color === 'string' ? c.color : ramped;
    return { code: c.code, label: c.label, color: own };
  });
}

const domains = new WeakMap<Channel, readonly [number, number]>();

/** A channel's own domain, else its 2nd to 98th percentile, about zero for a difference. */
export function domainOf(channel: Channel): readonly [number, number] {
  if (channel.domain !== undefined) return channel.domain;
  let domain = domains.get(channel);
  if (domain === undefined) {
    const known = sample(channel.values, 0, 1, (v) => v);
    const at = (share: number): number => known[Math.round(share * (known.length - 1))] ?? 0;
    const [low, high] = known.length === 0 ? [0, 1] : [at(0.02), at(0.98)];
    const most = Math.max(Math.abs(low), Math.abs(high)) || 1;
    domain = isDifference(channel) ? [-most, most] : [low, high];
    domains.set(channel, domain);
  }
  return domain;
}

const bins = 24;
const swatches = 11;
const sampled = 4096;
const legends = new WeakMap<Channel, Map<string, Legend>>();

/** What the legend shows of a painted channel: the ramp or classes, and how the city is spread over it. */
export function channelLegend(
  channel: Channel,
  theme: Theme,
  time: number,
  unknown: string,
): Legend {
  const key = `${theme} ${stepOf(channel, time)} ${unknown}`;
  const known = legends.get(channel) ?? new Map<string, Legend>();
  legends.set(channel, known);
  let legend = known.get(key);
  if (legend === undefined) {
    legend = makeLegend(channel, theme, time, unknown);
    known.set(key, legend);
  }
  return legend;
}

function makeLegend(channel: Channel, theme: Theme, time: number, unknown: string): Legend {
  const { title, unit, window, source, classes } = channel;
  const common = { title, unit, window, source, noDataColor: unknown };
  if (classes !== undefined) return { ...common, classes: classColours(channel, theme) };
  const lut = rampLut(themedRamp(channel.ramp, theme));
  const ramp = Array.from({ length: swatches }, (_, i) => {
    const at = Math.round((i / (swatches - 1)) * 255) * 4;
    return `#${[0, 1, 2].map((k) => lut[at + k]!.toString(16).padStart(2, '0')).join('')}`;
  });
  const error = typicalError(channel, time);
  return {
    ...common,
    ramp,
    domain: domainOf(channel),
    histogram: histogram(channel, time),
    ...(error === undefined ? {} : { error }),
  };
}

/** Features in equal bins over the domain; what lies outside counts to the outer bins. */
function histogram(channel: Channel, time: number): number[] {
  const { offset, stride } = stepAt(channel, time);
  const [low, high] = domainOf(channel);
  const counts = new Array<number>(bins).fill(0);
  for (let at = offset; at < channel.values.length; at += stride) {
    const share = (channel.values[at]! - low) / (high - low || 1);
    if (Number.isNaN(share)) continue;
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(share * bins)));
    counts[bin]! += 1;
  }
  return counts;
}

/**
 * Half width of the 9-in-10 interval that half of what is shown has: its median over the features, weighted by
 * their values, so that thousands of empty streets do not speak for the few that carry the traffic.
 */
function typicalError(channel: Channel, time: number): number | undefined {
  const { values, lower, upper } = channel;
  if (lower === undefined || upper === undefined) return undefined;
  const { offset, stride } = stepAt(channel, time);
  const every = stride * Math.max(1, Math.floor(values.length / stride / sampled));
  const halves: { readonly half: number; readonly weight: number }[] = [];
  for (let at = offset; at < values.length; at += every) {
    const half = (upper[at]! - lower[at]!) / 2;
    if (Number.isFinite(half)) halves.push({ half, weight: Math.abs(values[at]!) });
  }
  halves.sort((a, b) => a.half - b.half);
  const total = halves.reduce((sum, { weight }) => sum + weight, 0);
  if (!(total > 0)) return halves[halves.length >> 1]?.half;
  let below = 0;
  for (const { half, weight } of halves) {
    below += weight;
    if (below >= total / 2) return half;
  }
  return undefined;
}

/** Sorted finite results of `of` for at most some thousand values: enough for a percentile. */
function sample(
  values: Float32Array,
  offset: number,
  stride: number,
  of: (value: number, at: number) => number,
): number[] {
  const every = stride * Math.max(1, Math.floor(values.length / stride / sampled));
  const found: number[] = [];
  for (let at = offset; at < values.length; at += every) {
    const result = of(values[at]!, at);
    if (Number.isFinite(result)) found.push(result);
  }
  return found.sort((a, b) => a - b);
}
