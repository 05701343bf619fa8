import type { Entry } from '../../catalogue/entry.ts';
import type { Channel } from '../../channel/channel.ts';
import { hexOf, rampLut, themedRamp } from '../../channel/ramp.ts';
import { type RoadNetwork, roadClasses } from '../../channel/roads.ts';
import type { Text } from '../../channel/text.ts';
import type { Legend } from '../layer.ts';
import { classLooks } from './classes.ts';
import { domainOf, isDifference, type RoadMarks, stepOf, type Theme } from './paint.ts';

const swatches = 11;
const bins = 24;

const sentence = {
  flow: {
    en: 'Width: vehicles per hour.',
    de: 'Breite: Fahrzeuge je Stunde.',
  },
  unclear: {
    en: 'Grey: the change is smaller than its uncertainty.',
    de: 'Grau: Die Änderung ist kleiner als ihre Unsicherheit.',
  },
  closed: { en: 'Dashed: closed in B.', de: 'Gestrichelt: in B gesperrt.' },
  slowed: { en: 'Edged: slowed down in B.', de: 'Umrandet: in B verlangsamt.' },
  capacity: {
    en: 'Capacity per lane is the usual one of the class.',
    de: 'Kapazität je Fahrstreifen ist die für die Klasse übliche.',
  },
} satisfies Record<string, Text>;

/** Classes with their share of the network's length. */
export function classLegend(
  entry: Entry,
  { roads }: RoadNetwork,
  theme: Theme,
  changed: RoadMarks | undefined,
): Legend {
  const lengths = new Float64Array(roadClasses.length);
  for (let r = 0; r < roads.count; r++) lengths[roads.class[r]!]! += roads.length[r]!;
  const total = lengths.reduce((sum, v) => sum + v, 0) || 1;
  const classes = roadClasses.flatMap((name, code) => {
    const share = lengths[code]! / total;
    const { label, [theme]: color } = classLooks[name];
    return share > 0 ? [{ code, label, color, share }] : [];
  });
  const note = noteOf(markSentences(changed));
  return {
    title: { en: 'Class of road', de: 'Straßenklasse' },
    unit: '',
    source: entry.title,
    classes,
    ...(entry.temporal !== undefined && { window: entry.temporal }),
    ...(note !== undefined && { note }),
  };
}

export interface PaintedLegend {
  readonly channel: Channel;
  readonly theme: Theme;
  readonly time: number;
  /** Colour of links whose value is not known. */
  readonly unknown: string;
  /** The width tells the traffic. */
  readonly byFlow: boolean;
  readonly changed: RoadMarks | undefined;
}

/** Ramp, unit, window and spread of a channel over the network's links. */
export function channelLegend(about: PaintedLegend): Legend {
  const { channel, theme, time, unknown, byFlow, changed } = about;
  const { title, unit, window, source } = channel;
  const lut = rampLut(themedRamp(channel.ramp, theme));
  const ramp = Array.from({ length: swatches }, (_, i) => {
    const at = Math.round((i / (swatches - 1)) * 255) * 4;
    return hexOf(lut[at]!, lut[at + 1]!, lut[at + 2]!);
  });
  const error = typicalError(channel, time);
  const note = noteOf([
    ...(byFlow ? [sentence.flow] : []),
    ...(isDifference(channel) && channel.lower !== undefined ? [sentence.unclear] : []),
    ...(channel.id === 'road.capacity' ? [sentence.capacity] : []),
    ...markSentences(changed),
  ]);
  return {
    title,
    unit,
    source,
    ramp,
    domain: domainOf(channel),
    histogram: histogram(channel, time),
    noDataColor: unknown,
    ...(window.start !== '' && { window }),
    ...(error !== undefined && { error }),
    ...(note !== undefined && { note }),
  };
}

const markSentences = (changed: RoadMarks | undefined): Text[] => [
  ...((changed?.closed.size ?? 0) > 0 ? [sentence.closed] : []),
  ...((changed?.slowed.size ?? 0) > 0 ? [sentence.slowed] : []),
];

function noteOf(texts: readonly Text[]): Text | undefined {
  if (texts.length === 0) return undefined;
  return {
    en: texts.map((t) => t.en).join(' '),
    de: texts.map((t) => t.de ?? t.en).join(' '),
  };
}

/** Links in equal bins over the domain; what lies outside counts to the outer bins. */
function histogram(channel: Channel, time: number): number[] {
  const { offset, stride } = stepOf(channel, time);
  const [low, high] = domainOf(channel);
  const counts = new Array<number>(bins).fill(0);
  for (let at = offset; at < channel.values.length; at += stride) {
    const share = (channel.values[at]! - low) / (high - low || 1);
    if (Number.isNaN(share)) continue;
    counts[Math.min(bins - 1, Math.max(0, Math.floor(share * bins)))]! += 1;
  }
  return counts;
}

/** Median half width of the 9-in-10 interval. */
function typicalError(channel: Channel, time: number): number | undefined {
  const { lower, upper } = channel;
  if (lower === undefined || upper === undefined) return undefined;
  const { offset, stride } = stepOf(channel, time);
  const halves: number[] = [];
  const every = stride * Math.max(1, Math.floor(lower.length / stride / 4096));
  for (let at = offset; at < lower.length; at += every) {
    const half = (upper[at]! - lower[at]!) / 2;
    if (Number.isFinite(half)) halves.push(half);
  }
  return halves.sort((a, b) => a - b)[halves.length >> 1];
}
