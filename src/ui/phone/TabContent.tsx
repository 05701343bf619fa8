import { DatabaseIcon } from '@phosphor-icons/react/Database';
import { MapTrifoldIcon } from '@phosphor-icons/react/MapTrifold';
import { ShareNetworkIcon } from '@phosphor-icons/react/ShareNetwork';
import { Button, DialogTrigger } from 'react-aria-components';
import { useStore } from 'zustand';
import type { Reading } from '../../layers/layer.ts';
import { analysisStore } from '../../state/analysis.ts';
import { roadToolStore } from '../../state/roadTool.ts';
import { AnalysisBody, AnalysisHead } from '../analysis/AnalysisPanel.tsx';
import { DrawAlone } from '../analysis/AreaField.tsx';
import { ChartsBody } from '../charts/ChartsPanel.tsx';
import { SideSwitch } from '../compare/SideSwitch.tsx';
import { SourcesDialog } from '../dialogs/SourcesDialog.tsx';
import { TextTwinDialog } from '../dialogs/TextTwinDialog.tsx';
import { useWords } from '../hooks.ts';
import { ReadingBody, ReadingHead } from '../inspector/ReadingView.tsx';
import { LayersList } from '../layers/LayersPanel.tsx';
import { Attribution } from '../map/Attribution.tsx';
import { Tools } from '../map/Tools.tsx';
import { type PhoneTab, panelStore } from '../panelStore.ts';
import { ForecastStatus } from '../scenario/ForecastStatus.tsx';
import { KeyFigures, KeyFiguresHead } from '../scenario/KeyFigures.tsx';
import { ScenarioBody, ScenarioButtons } from '../scenario/ScenarioPanel.tsx';
import { Timeline } from '../timeline/Timeline.tsx';
import { CityMenu } from '../topbar/CityMenu.tsx';
import { MemoryMenu } from '../topbar/MemoryMenu.tsx';
import { LanguageMenu, ThemeButton } from '../topbar/Preferences.tsx';
import { shareView } from '../topbar/share.ts';
import '../inspector/inspector.css';

interface TabContentProps {
  readonly tab: PhoneTab;
  readonly selected: Reading | undefined;
}

/** What the sheet holds: the selected thing where there is one, else the chosen tab. */
export function TabContent({ tab, selected }: TabContentProps) {
  const measuring = useStore(panelStore, (s) => s.mode === 'measure');
  const drawing = useStore(analysisStore, (s) => s.drawing);
  const outlining = useStore(roadToolStore, (s) => s.picking === 'area');
  if (measuring && tab === 'layers') {
    // The map needs the room while corners are put on it; what was chosen stays.
    return (
      <>
        {drawing ? <DrawAlone /> : <AnalysisHead />}
        <div className="scroll grow" hidden={drawing}>
          <AnalysisBody />
        </div>
      </>
    );
  }
  if (outlining && drawing) return <DrawAlone />;
  if (selected !== undefined) {
    return (
      <>
        <ReadingHead reading={selected} />
        <ReadingBody reading={selected} />
      </>
    );
  }
  switch (tab) {
    case 'layers':
      return <LayersList />;
    case 'scenario':
      return <ScenarioTab />;
    case 'time':
      return (
        <div className="scroll grow">
          <Timeline bare />
        </div>
      );
    case 'figures':
      return (
        <div className="scroll grow">
          <KeyFiguresHead />
          <KeyFigures />
          <ChartsBody />
        </div>
      );
    case 'more':
      return <MoreTab />;
  }
}

function ScenarioTab() {
  const t = useWords();
  return (
    <>
      <div className="sheet-head">
        <h2 className="grow">{t('scenario.title')}</h2>
        <ScenarioButtons />
      </div>
      <ScenarioBody touch />
      <ForecastStatus />
    </>
  );
}

function MoreTab() {
  const t = useWords();
  const share = (): void => {
    shareView(t('share.copied'), (url) => t('share.failed', { url }));
  };
  return (
    <div className="more scroll grow">
      <div className="more-line">
        <CityMenu />
        <span className="grow" />
        <LanguageMenu />
        <ThemeButton />
        <MemoryMenu />
      </div>
      <SideSwitch />
      <Tools />
      <Button className="button" onPress={share}>
        <ShareNetworkIcon aria-hidden />
        {t('share.label')}
      </Button>
      <DialogTrigger>
        <Button className="button">
          <MapTrifoldIcon aria-hidden />
          {t('twin.open')}
        </Button>
        <TextTwinDialog />
      </DialogTrigger>
      <DialogTrigger>
        <Button className="button">
          <DatabaseIcon aria-hidden />
          {t('sources.title')}
        </Button>
        <SourcesDialog />
      </DialogTrigger>
      <Attribution />
    </div>
  );
}
