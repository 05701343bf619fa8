import { CompassIcon } from '@phosphor-icons/react/Compass';
import { CubeIcon } from '@phosphor-icons/react/Cube';
import { HouseIcon } from '@phosphor-icons/react/House';
import { MinusIcon } from '@phosphor-icons/react/Minus';
import { PlusIcon } from '@phosphor-icons/react/Plus';
import { useStore } from 'zustand';
import { type CameraCommand, viewStore } from '../../state/view.ts';
import { SwipeButton } from '../compare/SwipeButton.tsx';
import { useWords } from '../hooks.ts';
import { IconButton } from '../parts/IconButton.tsx';
import './map.css';

const order = (type: 'home' | 'zoomIn' | 'zoomOut' | 'north' | 'tilt') => (): void =>
  viewStore.setState({ command: { type } satisfies CameraCommand });

/** Camera by buttons, for those who do not drag; `brief` leaves out what fingers do anyway. */
export function Tools({ brief = false }: { brief?: boolean }) {
  const t = useWords();
  const heading = useStore(viewStore, (s) => Math.round(s.pose?.heading ?? 0));
  return (
    <section
      className="tools"
      aria-label={brief ? t('tools.brief') : t('tools.title')}
      data-region
      tabIndex={-1}
    >
      {brief ? null : (
        <>
          <IconButton label={t('tools.zoomIn')} onPress={order('zoomIn')}>
            <PlusIcon />
          </IconButton>
          <IconButton label={t('tools.zoomOut')} onPress={order('zoomOut')}>
            <MinusIcon />
          </IconButton>
        </>
      )}
      <IconButton label={t('tools.north')} onPress={order('north')}>
        <CompassIcon style={{ rotate: `${-45 - heading}deg` }} />
      </IconButton>
      <IconButton label={t('tools.tilt')} onPress={order('tilt')}>
        <CubeIcon />
      </IconButton>
      <IconButton label={t('tools.home')} onPress={order('home')}>
        <HouseIcon />
      </IconButton>
      {brief ? null : <SwipeButton />}
    </section>
  );
}
