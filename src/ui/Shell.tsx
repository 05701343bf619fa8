import { useStore } from 'zustand';
import { AnalysisPanel } from './analysis/AnalysisPanel.tsx';
import { DrawOverlay } from './analysis/DrawOverlay.tsx';
import { ChartsPanel } from './charts/ChartsPanel.tsx';
import { SideSwitch } from './compare/SideSwitch.tsx';
import { SwipeBar } from './compare/SwipeBar.tsx';
import { SwipeDivider } from './compare/SwipeDivider.tsx';
import { Dropping } from './drop/Dropping.tsx';
import { useWords } from './hooks.ts';
import { Inspector } from './inspector/Inspector.tsx';
import { LayersPanel } from './layers/LayersPanel.tsx';
import { Rail } from './layers/Rail.tsx';
import { LegendPanel } from './legend/LegendPanel.tsx';
import { Attribution } from './map/Attribution.tsx';
import { FollowChip } from './map/FollowChip.tsx';
import { GlobeNotice } from './map/GlobeNotice.tsx';
import { Tools } from './map/Tools.tsx';
import { panelStore } from './panelStore.ts';
import { ScenarioPanel } from './scenario/ScenarioPanel.tsx';
import { Timeline } from './timeline/Timeline.tsx';
import { TopBar } from './topbar/TopBar.tsx';
import './shell.css';

/** Panels of desktop screens; `compact` folds the layers to a rail and tightens the rest. */
export function Shell({ compact }: { compact: boolean }) {
  const t = useWords();
  const mode = useStore(panelStore, (s) => s.mode);
  return (
    <div className={compact ? 'shell compact' : 'shell'}>
      <TopBar />
      {compact ? <Rail /> : <LayersPanel />}
      <main className="shell-map" aria-label={t('regions.map')}>
        <GlobeNotice />
        <SideSwitch />
        <SwipeBar />
        <SwipeDivider />
        {mode === 'charts' ? <ChartsPanel /> : <LegendPanel />}
        {mode === 'map' ? <Inspector /> : null}
        <FollowChip />
        <DrawOverlay />
        <Dropping />
        <Tools />
        <Attribution />
        <Timeline />
      </main>
      {mode === 'measure' ? <AnalysisPanel /> : <ScenarioPanel />}
    </div>
  );
}
