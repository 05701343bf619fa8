import { useStore } from 'zustand';
import { type LayerRow, layersStore } from '../../state/layers.ts';

/** The row whose legend shows: the active one, else the topmost visible one that has a legend. */
export function legendRow(
  rows: readonly LayerRow[],
  active: string | undefined,
): LayerRow | undefined {
  const shown = rows.filter((row) => row.visible && row.legend !== undefined);
  return shown.find((row) => row.id === active) ?? shown.find((row) => row.entry.theme !== 'base');
}

export const useLegendRow = (): LayerRow | undefined =>
  useStore(layersStore, (s) => legendRow(s.rows, s.active));
