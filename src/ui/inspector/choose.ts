import type { LonLat } from '../../geo/bounds.ts';
import { selectionStore } from '../../state/selection.ts';
import { viewStore } from '../../state/view.ts';

/** Metres from which a stop is looked at. */
const stopRange = 500;

/** Selects a thing of a layer by its key; the layer then tells the rest. */
export function chooseKey(layerId: string, key: string, title: string, at?: LonLat): void {
  selectionStore.setState({
    selected: { layerId, key, title, fields: [], ...(at && { at: { lon: at.lon, lat: at.lat } }) },
    anchor: undefined,
  });
}

/** Selects a stop and flies there. */
export function goToStop(layerId: string, key: string, title: string, at: LonLat): void {
  const target = { lon: at.lon, lat: at.lat };
  viewStore.setState({ command: { type: 'flyTo', target, range: stopRange } });
  chooseKey(layerId, key, title, at);
}
