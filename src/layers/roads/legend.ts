import type { Entry } from '../../catalogue/entry.ts';
import type { Channel } from '../../channel/channel.ts';
import { type RoadNetwork, roadClasses } from '../../channel/roads.ts';
import type { Text } from '../../channel/text.ts';
import type { Legend } from '../layer.ts';
import { channelLegend, isDifference, type Theme } from '../painted.ts';
import { classLooks } from './classes.ts';
import type { RoadMarks } from './paint.ts';

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
  share: {
    en: 'Shares of the network’s length.',
    de: 'Anteile an der Länge des Netzes.',
  },
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
  const note = noteOf([sentence.share, ...markSentences(changed)]);
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

/** What the legend shows of a painted channel, and what width and marks mean. */
export function linkLegend(about: PaintedLegend): Legend {
  const { channel, theme, time, unknown, byFlow, changed } = about;
  const note = noteOf([
    ...(byFlow ? [sentence.flow] : []),
    ...(isDifference(channel) && channel.lower !== undefined ? [sentence.unclear] : []),
    ...(channel.id === 'road.capacity' ? [sentence.capacity] : []),
    ...markSentences(changed),
  ]);
  const { window, ...legend } = channelLegend(channel, theme, time, unknown);
  return {
    ...legend,
    ...(window !== undefined && window.start !== '' && { window }),
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
