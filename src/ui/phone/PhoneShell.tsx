import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { selectionStore } from '../../state/selection.ts';
import { type CompareSide, viewStore } from '../../state/view.ts';
import { DrawOverlay } from '../analysis/DrawOverlay.tsx';
import { setSide } from '../compare/SideSwitch.tsx';
import { SwipeBar } from '../compare/SwipeBar.tsx';
import { SwipeDivider } from '../compare/SwipeDivider.tsx';
import { Dropping } from '../drop/Dropping.tsx';
import { useWords } from '../hooks.ts';
import { LegendStrip } from '../legend/LegendStrip.tsx';
import { FollowChip } from '../map/FollowChip.tsx';
import { GlobeNotice } from '../map/GlobeNotice.tsx';
import { Tools } from '../map/Tools.tsx';
import { panelStore } from '../panelStore.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { SideChip } from '../parts/SideChip.tsx';
import { Search } from '../topbar/Search.tsx';
import { type Detent, Sheet } from './Sheet.tsx';
import { TabBar } from './TabBar.tsx';
import { TabContent } from './TabContent.tsx';
import '../topbar/topbar.css';
import './phone.css';
import './landscape.css';

/** Search above, legend over a sheet, tabs at the bottom: for one hand. */
export function PhoneShell() {
  const t = useWords();
  const tab = useStore(panelStore, (s) => s.tab);
  const selected = useStore(selectionStore, (s) => s.selected);
  const [detent, setDetent] = useState<Detent>(1);
  // A reading that follows the clock must not open again what a person has pushed down.
  const subject = selected && (selected.key ?? selected.featureId ?? selected.title);
  useEffect(() => {
    if (subject !== undefined) setDetent((was) => (was === 0 ? 1 : was));
  }, [subject]);
  return (
    <div className="phone" data-detent={detent}>
      <header className="phone-top" data-region tabIndex={-1}>
        <h1 className="visually-hidden">Twinscape</h1>
        <Search shortcut={false} />
        <SideCycle />
      </header>
      <main aria-label={t('regions.map')}>
        <GlobeNotice />
        <SwipeBar />
        <SwipeDivider />
        <Tools brief />
        <LegendStrip />
        <FollowChip />
        <DrawOverlay />
        <Dropping />
      </main>
      <Sheet label={selected?.title ?? t(`phone.tab.${tab}`)} detent={detent} onDetent={setDetent}>
        <TabContent tab={tab} selected={selected} />
      </Sheet>
      <TabBar onOpen={() => setDetent((was) => (was === 0 ? 1 : was))} />
    </div>
  );
}

const following: Readonly<Record<CompareSide, CompareSide>> = { a: 'b', b: 'diff', diff: 'a' };

/** One button that steps through today, scenario and difference. */
function SideCycle() {
  const t = useWords();
  const side = useStore(viewStore, (s) => s.side);
  return (
    <IconButton
      className="phone-side"
      label={t('side.cycle', { side: t(`side.${side}`) })}
      onPress={() => setSide(following[side])}
    >
      <SideChip side={side} />
    </IconButton>
  );
}
