import { FileIcon } from '@phosphor-icons/react/File';
import { TrashIcon } from '@phosphor-icons/react/Trash';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import { addedStore } from '../../state/added.ts';
import { dropActions, droppedStore } from '../../state/dropped.ts';
import type { LayerRow } from '../../state/layers.ts';
import { useRemove } from '../drop/useRemove.ts';
import { useWords } from '../hooks.ts';

/** What only a dataset that a person added has: it can go again, and a file has a card of its own. */
export function AddedActions({ row }: { row: LayerRow }) {
  const t = useWords();
  const remove = useRemove();
  const added = useStore(addedStore, (s) => s.entries.some(({ id }) => id === row.id));
  const hasCard = useStore(droppedStore, (s) => s.cards.some(({ id }) => id === row.id));
  if (!added) return null;
  return (
    <div className="added-actions">
      {hasCard ? (
        <Button className="button" onPress={() => dropActions.setShown(row.id, true)}>
          <FileIcon aria-hidden />
          {t('drop.about')}
        </Button>
      ) : null}
      <Button className="button" onPress={() => remove(row.id)}>
        <TrashIcon aria-hidden />
        {t('drop.remove')}
      </Button>
    </div>
  );
}
