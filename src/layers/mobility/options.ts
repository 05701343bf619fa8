import type { LayerChoice, LayerOption } from '../layer.ts';
import { colouredByLine, mostLines } from './colours.ts';
import type { Network } from './feed.ts';
import type { MobilityParams } from './kind.ts';

/** What a vehicle's colour says. */
export type Colouring = 'line' | 'mode' | 'delay' | 'state';

/** Seconds of travel that trails show. */
export const trailLengths = [0, 30, 60, 180, 600] as const;

/** Delay and state are told where there is a live feed; until then vehicles keep their lines' colours. */
export function colouringOf(
  { colour = '' }: Pick<MobilityParams, 'colour'>,
  network: Network,
  live: boolean,
): Colouring {
  if (live && (colour === 'delay' || colour === 'state')) return colour;
  if (colour === 'mode' || (colour === 'line' && network.routes.ids.length <= mostLines))
    return colour;
  return colouredByLine(network) ? 'line' : 'mode';
}

const line: LayerChoice['label'] = { en: 'Line', de: 'Linie' };
const mode: LayerChoice['label'] = { en: 'Mode', de: 'Verkehrsmittel' };

/** The card of the layer: what colours say, how long trails are. */
export function mobilityOptions(network: Network, live: boolean): readonly LayerOption[] {
  const byLine = colouredByLine(network);
  const colours: LayerChoice[] = [{ value: '', label: byLine ? line : mode }];
  if (byLine) colours.push({ value: 'mode', label: mode });
  else if (network.routes.ids.length <= mostLines) colours.push({ value: 'line', label: line });
  if (live) {
    colours.push(
      { value: 'delay', label: { en: 'Delay', de: 'Verspätung' } },
      { value: 'state', label: { en: 'Live or timetable', de: 'Live oder Fahrplan' } },
    );
  }
  return [
    { param: 'colour', label: { en: 'Colours by', de: 'Farben nach' }, choices: colours },
    {
      param: 'trail',
      label: { en: 'Trails', de: 'Spuren' },
      choices: trailLengths.map((seconds) => ({ value: seconds, label: trailLabel(seconds) })),
    },
  ];
}

function trailLabel(seconds: number): LayerChoice['label'] {
  if (seconds === 0) return { en: 'None', de: 'Keine' };
  const time = seconds < 60 ? `${seconds}\u00a0s` : `${seconds / 60}\u00a0min`;
  return { en: `Last ${time} of travel`, de: `Letzte ${time} Fahrt` };
}
