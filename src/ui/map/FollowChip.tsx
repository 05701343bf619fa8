import { XIcon } from '@phosphor-icons/react/X';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { followStore, stopFollowing } from '../../state/follow.ts';
import { selectionStore } from '../../state/selection.ts';
import { useWords } from '../hooks.ts';
import { IconButton } from '../parts/IconButton.tsx';

/** How long the word that a trip has ended stays. */
const endedMs = 8000;

/**
 * Lies over the part of the map that no panel covers and tells where its middle is. Says what the camera stays
 * with, where the inspector does not, and that it is gone once it is; its button, like Escape or any move of the
 * map, lets go.
 */
export function FollowChip() {
  const t = useWords();
  const { followed, title, ended } = useStore(followStore);
  const selected = useStore(selectionStore, (s) => s.selected);
  const middle = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const box = middle.current?.getBoundingClientRect();
    if (followed === undefined || box === undefined) return;
    followStore.setState({ middle: { x: box.x + box.width / 2, y: box.y + box.height / 2 } });
  }, [followed]);

  useEffect(() => {
    if (!ended) return;
    const away = setTimeout(stopFollowing, endedMs);
    return () => clearTimeout(away);
  }, [ended]);

  const told = selected?.layerId === followed?.layerId && selected?.moving === followed?.key;
  const words = ended
    ? t('follow.ended', { title })
    : followed === undefined || told || title === ''
      ? undefined
      : t('follow.following', { title });
  return (
    <div ref={middle} className="follow-middle" role="status">
      {words === undefined ? null : (
        <span className="panel follow-words note">
          {words}
          <IconButton
            label={ended ? t('follow.dismiss') : t('follow.stop')}
            onPress={stopFollowing}
          >
            <XIcon />
          </IconButton>
        </span>
      )}
    </div>
  );
}
