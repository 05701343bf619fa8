import { CrosshairIcon } from '@phosphor-icons/react/Crosshair';
import { ToggleButton } from 'react-aria-components';
import { useStore } from 'zustand';
import { follow, followStore, isFollowed, stopFollowing } from '../../state/follow.ts';
import { useWords } from '../hooks.ts';

/** Lets the camera stay with a moving thing, or lets it go. */
export function FollowButton({ layerId, moving }: { layerId: string; moving: string }) {
  const t = useWords();
  const followed = useStore(followStore, (s) => isFollowed(s, { layerId, key: moving }));
  return (
    <ToggleButton
      className="button bordered follow-button"
      isSelected={followed}
      onChange={(on) => (on ? follow({ layerId, key: moving }) : stopFollowing())}
    >
      <CrosshairIcon aria-hidden />
      {t(followed ? 'line.unfollow' : 'line.follow')}
    </ToggleButton>
  );
}
