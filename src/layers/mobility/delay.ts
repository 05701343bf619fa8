import type { Text } from '../../channel/text.ts';

/** A class of delay, up to `below` seconds; the last one has no end. */
export interface DelayClass {
  readonly below: number | undefined;
  readonly label: Text;
  /** sRGB hex; told apart with any colour vision. */
  readonly color: string;
}

const nb = '\u00a0';

/** Early, on time as most operators count it (1 min before to 3 min after), and three steps of late. */
export const delayClasses: readonly DelayClass[] = [
  {
    below: -60,
    label: { en: `early by over 1${nb}min`, de: `über 1${nb}min zu früh` },
    color: '#2f7fc1',
  },
  {
    below: 180,
    label: { en: 'on time', de: 'pünktlich' },
    color: '#5f6f73',
  },
  {
    below: 300,
    label: { en: `3 to 5${nb}min late`, de: `3 bis 5${nb}min zu spät` },
    color: '#d9a400',
  },
  {
    below: 600,
    label: { en: `5 to 10${nb}min late`, de: `5 bis 10${nb}min zu spät` },
    color: '#d4601c',
  },
  {
    below: undefined,
    label: { en: `over 10${nb}min late`, de: `über 10${nb}min zu spät` },
    color: '#a4205b',
  },
];

/** What is known of a vehicle's place, sRGB hex. */
export const statePaints = {
  live: '#0a7f95',
  timetable: '#8b949a',
  stale: '#b06a00',
  stray: '#7231be',
} as const;
