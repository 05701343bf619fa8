import { addedStore } from '../state/added.ts';
import { layersStore } from '../state/layers.ts';
import { rowOf } from './city.ts';

/** Keeps one row for every added dataset: a new one comes on top, visible and active. */
export function followAdded(): () => void {
  return addedStore.subscribe(({ entries }, before) => {
    const gone = before.entries.filter((entry) => !entries.includes(entry));
    const come = entries.filter((entry) => !before.entries.includes(entry));
    const rows = come.flatMap(
      (entry) => rowOf(entry, { layers: [{ id: entry.id, params: {} }] }, false) ?? [],
    );
    layersStore.setState((s) => ({
      rows: [...rows, ...s.rows.filter((row) => !gone.some((entry) => entry === row.entry))],
      active: rows[0]?.id ?? s.active,
    }));
  });
}
