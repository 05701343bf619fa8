import { ArrowCounterClockwiseIcon } from '@phosphor-icons/react/ArrowCounterClockwise';
import { TranslateIcon } from '@phosphor-icons/react/Translate';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import type { LeverGroup } from '../../scenario/lever.ts';
import { cityStore } from '../../state/city.ts';
import { scenarioActions, scenarioStore } from '../../state/scenario.ts';
import { clearSelection } from '../../state/selection.ts';
import { viewStore } from '../../state/view.ts';
import { SideSwitch } from '../compare/SideSwitch.tsx';
import { useLanguage, useText, useWords } from '../hooks.ts';
import { languages } from '../i18n/index.ts';
import { LegendStrip } from '../legend/LegendStrip.tsx';
import { FollowChip } from '../map/FollowChip.tsx';
import { GlobeNotice } from '../map/GlobeNotice.tsx';
import { ScrollArea } from '../parts/ScrollArea.tsx';
import { ForecastStatus } from '../scenario/ForecastStatus.tsx';
import { fairChoice, inGroups } from '../scenario/groups.ts';
import { KeyFigures } from '../scenario/KeyFigures.tsx';
import { LeverField } from '../scenario/LeverField.tsx';
import { Brand } from '../topbar/Brand.tsx';
import { setLanguage } from '../topbar/Preferences.tsx';
import { IdleReset } from './IdleReset.tsx';
import { KioskLayers, KioskStory, showFirst, useHasForecast } from './KioskLayers.tsx';
import '../scenario/scenario.css';
import '../topbar/topbar.css';
import './kiosk.css';

const startAgain = (): void => {
  scenarioActions.reset();
  clearSelection();
  if (scenarioStore.getState().levers.length === 0) showFirst();
  viewStore.setState({ side: 'b', command: { type: 'home' } });
};

/**
 * A touch table in a hall: lower third only, three levers, two figures, nothing to get lost in. A city
 * without a forecast offers its layers instead.
 */
export function KioskShell() {
  const t = useWords();
  const text = useText();
  const levers = useStore(scenarioStore, (s) => s.levers);
  const forecast = useHasForecast();
  const question = questionOf(inGroups(levers).map(({ group }) => group));
  const catalogue = useStore(cityStore, (s) => s.catalogue);
  return (
    <div className="kiosk">
      <main aria-label={t('regions.map')}>
        <GlobeNotice />
        <LegendStrip />
        <FollowChip />
      </main>
      <KioskButtons />
      <section
        className="panel kiosk-panel"
        aria-label={t('scenario.title')}
        data-region
        tabIndex={-1}
      >
        <div className="kiosk-title">
          <p className="kiosk-city">
            <Brand />
            {catalogue === undefined ? '' : text(catalogue.title)}
            {catalogue?.synthetic ? `, ${t('city.synthetic')}` : ''}
          </p>
          <h1>{t(forecast ? question : 'kiosk.look')}</h1>
          {forecast ? (
            <>
              <ForecastStatus brief />
              <SideSwitch />
            </>
          ) : null}
        </div>
        <div className="kiosk-levers">
          {forecast ? (
            fairChoice(levers, 3).map((lever) => (
              <LeverField key={lever.id} lever={lever} touch bare />
            ))
          ) : (
            <KioskLayers />
          )}
        </div>
        <ScrollArea
          className="kiosk-figures"
          label={t(forecast ? 'scenario.figures' : 'kiosk.look')}
        >
          {forecast ? (
            <>
              <h2 className="visually-hidden">{t('scenario.figures')}</h2>
              <KeyFigures limit={2} />
            </>
          ) : (
            <KioskStory />
          )}
        </ScrollArea>
      </section>
      <IdleReset onReset={startAgain} />
    </div>
  );
}

/** What the city's models can answer together. */
const questionOf = (groups: readonly LeverGroup[]) =>
  !groups.includes('energy')
    ? 'kiosk.questionMove'
    : groups.length > 1
      ? 'kiosk.questionAll'
      : 'kiosk.question';

function KioskButtons() {
  const t = useWords();
  const language = useLanguage();
  const other = language === 'en' ? 'de' : 'en';
  return (
    <section className="kiosk-buttons" aria-label={t('kiosk.controls')} data-region tabIndex={-1}>
      <Button className="button" onPress={() => setLanguage(other)}>
        <TranslateIcon aria-hidden />
        <span lang={other}>{languages[other]}</span>
      </Button>
      <Button className="button" onPress={startAgain}>
        <ArrowCounterClockwiseIcon aria-hidden />
        {t('kiosk.startAgain')}
      </Button>
    </section>
  );
}
