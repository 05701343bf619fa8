import type { Text } from '../../channel/text.ts';
import type { Network } from './feed.ts';

export interface Mode {
  readonly id: 'tram' | 'metro' | 'rail' | 'bus' | 'ferry' | 'other';
  readonly label: Text;
  /** sRGB hex, legible on the light and the dark map. */
  readonly color: string;
}

const modes = {
  tram: { id: 'tram', label: { en: 'Tram', de: 'Straßenbahn' }, color: '#c03000' },
  metro: { id: 'metro', label: { en: 'Metro', de: 'U-Bahn' }, color: '#ca9300' },
  rail: { id: 'rail', label: { en: 'Train', de: 'Bahn' }, color: '#7231be' },
  bus: { id: 'bus', label: { en: 'Bus', de: 'Bus' }, color: '#009eee' },
  ferry: { id: 'ferry', label: { en: 'Ferry', de: 'Fähre' }, color: '#48828b' },
  other: { id: 'other', label: { en: 'Other', de: 'Sonstige' }, color: '#645f56' },
  unknown: {
    id: 'other',
    label: { en: 'Kind of vehicle not known', de: 'Verkehrsmittel nicht bekannt' },
    color: '#645f56',
  },
} as const satisfies Record<string, Mode>;

/** Colour of a line of which nothing is known but its name. */
export const unknownColor = modes.unknown.color;

/** Mode of a GTFS `route_type`, basic or extended. */
export function modeOf(type: number): Mode {
  if (type < 0) return modes.unknown;
  if (type === 0 || type === 5 || (type >= 900 && type < 1000)) return modes.tram;
  if (type === 1 || (type >= 400 && type < 700)) return modes.metro;
  if (type === 2 || type === 12 || (type >= 100 && type < 200)) return modes.rail;
  if (type === 3 || type === 11 || (type >= 200 && type < 300) || (type >= 700 && type < 900)) {
    return modes.bus;
  }
  if (type === 4 || type === 1000 || type === 1200) return modes.ferry;
  return modes.other;
}

/** Too near to the map's own white, black or grey to be seen as a colour. */
function washedOut(color: string): boolean {
  const [r, g, b] = rgb(color);
  const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return light > 0.86 || light < 0.06;
}

/** sRGB 0..1. */
export function rgb(color: string): readonly [number, number, number] {
  const value = Number.parseInt(color.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/** More lines than these are told apart by mode, unless a person asks for lines. */
const fewLines = 14;
/** More lines than these are never told apart by colour. */
export const mostLines = 40;

/** Whether routes are drawn in colours of their own: few lines, each with a colour that can be seen. */
export const colouredByLine = ({ routes }: Network): boolean =>
  (routes.own ?? routes.ids.length) <= fewLines &&
  routes.colors.every((color) => color !== '' && !washedOut(color));

/** Colour by route, sRGB hex: the line's own or its mode's. */
export const routeColours = (network: Network): readonly string[] =>
  colouredByLine(network) ? network.routes.colors : modeColours(network);

export const modeColours = ({ routes }: Network): readonly string[] =>
  Array.from(routes.types, (type) => modeOf(type).color);

/** For lines without a colour that can be seen: hues in turn, light and dark. */
const spares = [
  '#b4375a',
  '#347c85',
  '#c77a00',
  '#5b4cb4',
  '#68985b',
  '#8c5a2b',
  '#3076e7',
  '#8a227c',
];

/** Colour by route, sRGB hex, so that lines differ even where the feed gives them none. */
export function lineColours({ routes }: Network): readonly string[] {
  let spare = 0;
  return routes.colors.map((color) => {
    if (color !== '' && !washedOut(color)) return color;
    spare += 1;
    return spares[(spare - 1) % spares.length]!;
  });
}

/** Short name, else long name, else id. */
export const routeName = ({ routes }: Network, route: number): string =>
  routes.shortNames[route] || routes.longNames[route] || routes.ids[route]!;
