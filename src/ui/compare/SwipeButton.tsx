import { SquareSplitHorizontalIcon } from '@phosphor-icons/react/SquareSplitHorizontal';
import { useStore } from 'zustand';
import { layersStore } from '../../state/layers.ts';
import { isSwipeable, startSwipe, stopSwipe } from '../../state/swipe.ts';
import { viewStore } from '../../state/view.ts';
import { useWords } from '../hooks.ts';
import { IconButton } from '../parts/IconButton.tsx';

/** The middle of the map that no panel covers, as a share of the window. */
function middle(): number {
  const edge = (selector: string, side: 'left' | 'right'): number | undefined =>
    document.querySelector(selector)?.getBoundingClientRect()[side];
  const left = edge('.layers-panel', 'right') ?? edge('.rail', 'right') ?? 0;
  const right = edge('.scenario-panel', 'left') ?? window.innerWidth;
  return (left + right) / 2 / window.innerWidth;
}

/** Starts and ends comparing two layers by a divider; nothing where no layer can be cut. */
export function SwipeButton() {
  const t = useWords();
  const on = useStore(viewStore, (s) => s.swipe !== undefined);
  const possible = useStore(layersStore, (s) => s.rows.some(isSwipeable));
  if (!possible) return null;
  return (
    <IconButton
      label={on ? t('swipe.stop') : t('swipe.start')}
      className={on ? 'pressed' : ''}
      aria-pressed={on}
      onPress={() => (on ? stopSwipe() : startSwipe(middle()))}
    >
      <SquareSplitHorizontalIcon />
    </IconButton>
  );
}
