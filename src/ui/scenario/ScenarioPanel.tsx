import { ArrowCounterClockwiseIcon } from '@phosphor-icons/react/ArrowCounterClockwise';
import { BookmarkSimpleIcon } from '@phosphor-icons/react/BookmarkSimple';
import { InfoIcon } from '@phosphor-icons/react/Info';
import { DialogTrigger } from 'react-aria-components';
import { useStore } from 'zustand';
import { cityStore } from '../../state/city.ts';
import { forecastStore } from '../../state/forecast.ts';
import {
  isChanged,
  isNoLongerNamed,
  scenarioActions,
  scenarioStore,
} from '../../state/scenario.ts';
import { MethodDialog } from '../dialogs/MethodDialog.tsx';
import { useWords } from '../hooks.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { ScrollArea } from '../parts/ScrollArea.tsx';
import { SideChip } from '../parts/SideChip.tsx';
import { showToast } from '../parts/toastStore.ts';
import { ForecastStatus } from './ForecastStatus.tsx';
import { GroupJump } from './GroupJump.tsx';
import { KeyFigures, KeyFiguresHead } from './KeyFigures.tsx';
import { LeverGroups } from './LeverGroups.tsx';
import { SavedDialog } from './saved/SavedDialog.tsx';
import './scenario.css';

/** Assumptions above, what they lead to below, and how far the computing is. */
export function ScenarioPanel() {
  const t = useWords();
  return (
    <section
      className="panel scenario-panel"
      aria-label={t('scenario.title')}
      data-region
      tabIndex={-1}
    >
      <div className="panel-head">
        <h2>{t('scenario.title')}</h2>
        <ScenarioButtons />
      </div>
      <ScenarioBody />
      <ForecastStatus />
    </section>
  );
}

export function ScenarioButtons() {
  const t = useWords();
  const none = useStore(scenarioStore, (s) => s.levers.length === 0);
  const moved = useStore(scenarioStore, isChanged);
  return (
    <>
      <IconButton
        label={t('scenario.reset')}
        isDisabled={none || !moved}
        onPress={resetWithUndo(t)}
      >
        <ArrowCounterClockwiseIcon />
      </IconButton>
      <DialogTrigger>
        <IconButton label={t('saved.open')} isDisabled={none}>
          <BookmarkSimpleIcon />
        </IconButton>
        <SavedDialog />
      </DialogTrigger>
      <DialogTrigger>
        <IconButton label={t('scenario.method')}>
          <InfoIcon />
        </IconButton>
        <MethodDialog />
      </DialogTrigger>
    </>
  );
}

const resetWithUndo = (t: ReturnType<typeof useWords>) => (): void => {
  const { values, roads, named } = scenarioStore.getState();
  scenarioActions.reset();
  showToast(t('scenario.resetDone'), {
    label: t('common.undo'),
    run: () => scenarioStore.setState({ values, roads, named }),
  });
};

/** Levers and figures; on large screens side by side in height, so that figures show while one drags. */
export function ScenarioBody({ touch = false }: { touch?: boolean }) {
  const t = useWords();
  const levers = useStore(scenarioStore, (s) => s.levers);
  if (levers.length === 0) return <NoScenario />;
  const fields = <LeverGroups touch={touch} />;
  if (touch) {
    return (
      <div className="scroll grow">
        <FiguresOrWait limit={1} head={false} />
        <GroupJump />
        {fields}
        <FiguresOrWait head />
      </div>
    );
  }
  return (
    <>
      <ScenarioIntro />
      <GroupJump />
      <ScrollArea className="scenario-levers" label={t('scenario.levers')}>
        {fields}
      </ScrollArea>
      <ScrollArea className="scenario-figures" label={t('scenario.figures')}>
        <FiguresOrWait head />
      </ScrollArea>
    </>
  );
}

function ScenarioIntro() {
  const t = useWords();
  const name = useStore(scenarioStore, (s) => s.named?.name);
  const changed = useStore(scenarioStore, isNoLongerNamed);
  return (
    <p className="scenario-intro note">
      <SideChip side="b" small />
      {name === undefined ? null : <strong>{changed ? t('saved.changed', { name }) : name}</strong>}
      {t('scenario.comparedWith')}
      <SideChip side="a" small />
      {t('scenario.today')}
      <span className="today-mark" aria-hidden />
      {t('scenario.marksToday')}
    </p>
  );
}

function FiguresOrWait({ limit, head }: { limit?: number; head: boolean }) {
  const t = useWords();
  const any = useStore(forecastStore, (s) => s.a !== undefined || s.b !== undefined);
  return (
    <>
      {head ? <KeyFiguresHead /> : null}
      {any ? (
        <KeyFigures {...(limit === undefined ? {} : { limit })} />
      ) : (
        <p className="scenario-empty note">{t('figure.waiting')}</p>
      )}
    </>
  );
}

/** Why there is nothing to move, and what to do about it, in one sentence. */
function NoScenario() {
  const t = useWords();
  const catalogue = useStore(cityStore, (s) => s.catalogue);
  const problem = useStore(cityStore, (s) => s.problem);
  const status = useStore(forecastStore, (s) => s.status);
  const buildings = catalogue?.entries.some((entry) => entry.theme === 'buildings') ?? false;
  const why = (): string => {
    if (problem !== undefined) return t('scenario.cityFailed');
    if (catalogue === undefined) return t('scenario.opening');
    if (status === 'failed') return t('scenario.failed');
    if (status !== 'none') return t('scenario.preparing');
    return buildings ? t('scenario.noModel') : t('scenario.noBuildings');
  };
  return <p className="scenario-empty grow">{why()}</p>;
}
