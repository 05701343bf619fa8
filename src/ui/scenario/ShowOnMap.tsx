import { MapTrifoldIcon } from '@phosphor-icons/react/MapTrifold';
import { useStore } from 'zustand';
import type { Channel } from '../../channel/channel.ts';
import { forecastStore } from '../../state/forecast.ts';
import { type LayerRow, layerActions, layersStore } from '../../state/layers.ts';
import { useWords } from '../hooks.ts';
import { panelStore } from '../panelStore.ts';
import { IconButton } from '../parts/IconButton.tsx';

/** Channels that show where a figure of another name comes from. */
const related: Readonly<Record<string, string>> = {
  trafficCo2: 'road.co2',
  trafficNox: 'road.nox',
  vehicleKilometres: 'road.flow',
  carTrips: 'road.flow',
  carSpeed: 'road.speed',
  delay: 'road.saturation',
};

/** Kinds of layers that can be painted by a channel of a target. */
const painted: Readonly<Partial<Record<Channel['target'], string>>> = {
  building: 'buildings',
  road: 'roads',
  district: 'districts',
};
/** The setting of a layer that names what it is painted by. */
const settingOf = (kind: string): 'fill' | 'paint' => (kind === 'districts' ? 'fill' : 'paint');

/** The channel that a figure is the sum or mean of: one named in `related`, else one of the same name. */
export const channelOf = (quantity: string, channels: readonly Channel[]): Channel | undefined =>
  channels.find(({ id, target }) =>
    painted[target] === undefined
      ? false
      : related[quantity] === undefined
        ? id.slice(id.indexOf('.') + 1) === quantity
        : id === related[quantity],
  );

/** Paints the layer that a figure comes from by it; nothing where no layer can be. */
export function ShowOnMap({ quantity, title }: { quantity: string; title: string }) {
  const t = useWords();
  const channel = useStore(forecastStore, (s) => channelOf(quantity, s.b?.channels ?? []));
  const row = useStore(layersStore, (s) =>
    channel === undefined ? undefined : s.rows.find((r) => r.kind === painted[channel.target]),
  );
  if (channel === undefined || row === undefined) return null;
  const shown = row.visible && row.params[settingOf(row.kind)] === channel.id;
  return (
    <IconButton
      className="how figure-map"
      label={t(shown ? 'figureMap.shown' : 'figureMap.show', { title })}
      aria-pressed={shown}
      onPress={() => show(row, channel.id)}
    >
      <MapTrifoldIcon weight={shown ? 'fill' : 'regular'} />
    </IconButton>
  );
}

function show(row: LayerRow, paint: string): void {
  layerActions.setParams(row.id, { [settingOf(row.kind)]: paint });
  layerActions.setVisible(row.id, true);
  if (panelStore.getState().mode === 'charts') panelStore.setState({ mode: 'map' });
}
