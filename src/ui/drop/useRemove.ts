import { addEntry, removeEntry } from '../../state/added.ts';
import { dropActions, droppedStore } from '../../state/dropped.ts';
import { layersStore } from '../../state/layers.ts';
import { useText, useWords } from '../hooks.ts';
import { showToast } from '../parts/toastStore.ts';

/** Removes a dataset that a person added, and offers to take that back. */
export function useRemove(): (id: string) => void {
  const t = useWords();
  const text = useText();
  return (id) => {
    const row = layersStore.getState().rows.find((one) => one.id === id);
    if (row === undefined) return;
    const { entry, params } = row;
    const card = droppedStore.getState().cards.find((one) => one.id === id);
    removeEntry(id);
    const run = (): void =>
      card === undefined ? addEntry(entry, params) : dropActions.restore(card, params);
    showToast(t('drop.removed', { title: text(entry.title) }), { label: t('common.undo'), run });
  };
}
