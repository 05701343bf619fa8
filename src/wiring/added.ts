import type { Entry } from '../catalogue/entry.ts';
import { addedStore } from '../state/added.ts';
import { type LayerRow, layersStore } from '../state/layers.ts';
import type { LinkLayer } from '../state/url.ts';
import { rowOf } from './city.ts';
import { linkLayer } from './link.ts';

const opened = (entry: Entry, params: LinkLayer['params']): LayerRow | undefined =>
  rowOf(entry, { layers: [{ id: entry.id, params }] }, false);

/**
 * Keeps one row for every added dataset: a new one comes on top, visible and active; a replaced one
 * stays in its place with what a person had set. Those that came with the city have rows already.
 */
export function followAdded(): () => void {
  return addedStore.subscribe(({ entries, settings }, before) => {
    const { rows, active } = layersStore.getState();
    const gone = before.entries.filter((old) => !entries.some(({ id }) => id === old.id));
    const come = entries.filter(
      (entry) => !before.entries.includes(entry) && !rows.some((row) => row.entry === entry),
    );
    const fresh = come
      .filter(({ id }) => !rows.some((row) => row.id === id))
      .flatMap((entry) => opened(entry, settings[entry.id] ?? {}) ?? []);
    const kept = rows
      .filter((row) => !gone.includes(row.entry))
      .map((row) => {
        const entry = come.find(({ id }) => id === row.id);
        if (entry === undefined) return row;
        const params = { ...linkLayer(row).params, ...settings[entry.id] };
        return { ...(opened(entry, params) ?? row), visible: row.visible };
      });
    if (come.length === 0 && gone.length === 0) return;
    layersStore.setState({
      rows: [...fresh, ...kept],
      active: fresh[0]?.id ?? (kept.some(({ id }) => id === active) ? active : undefined),
    });
  });
}
