import { PrinterIcon } from '@phosphor-icons/react/Printer';
import { useEffect, useState } from 'react';
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useStore } from 'zustand';
import { forecastStore } from '../../state/forecast.ts';
import { loadForecastStore } from '../../state/loadForecast.ts';
import { answers, type CardWithReferences, cardFor, modelsStore } from '../../state/models.ts';
import { useText, useWords } from '../hooks.ts';
import { DialogFrame } from '../parts/DialogFrame.tsx';
import { CardView } from './CardView.tsx';
import { LeverTable, MethodBrief } from './MethodBrief.tsx';
import './cards.css';

/** What the load forecast's card is called. */
const series = 'series';

interface MethodDialogProps {
  /** Id of a figure, a channel or a card that is to be explained; the overview opens without. */
  readonly about?: string;
}

/**
 * How the figures come about: in short, by assumption, and a card for every model, those behind what is shown
 * first. Put it inside a `DialogTrigger`.
 */
export function MethodDialog({ about }: MethodDialogProps) {
  const t = useWords();
  return (
    <DialogFrame title={t('scenario.method')} wide>
      <MethodBody about={about} />
    </DialogFrame>
  );
}

export function MethodBody({ about }: { about?: string | undefined }) {
  const t = useWords();
  const text = useText();
  const { cards, load } = useStore(modelsStore);
  const [chosen, setChosen] = useState<string>();
  useEffect(() => load?.(), [load]);
  const behind = useCardsBehind(cards);
  const others = cards.filter((card) => !behind.includes(card));
  const explained = about === undefined ? undefined : cardFor(cards, about);
  const shown = chosen ?? explained?.id ?? 'brief';
  const tab = (card: CardWithReferences) => (
    <Tab key={card.id} id={card.id} className="cards-tab">
      {text(card.title)}
    </Tab>
  );
  // Until the cards are there, an explanation that was asked for cannot be chosen.
  if (about !== undefined && cards.length === 0) return <p role="status">{t('cards.loading')}</p>;
  return (
    <Tabs
      className="cards"
      orientation="vertical"
      selectedKey={shown}
      onSelectionChange={(key) => setChosen(String(key))}
    >
      <div className="cards-side">
        <TabList className="cards-list" aria-label={t('cards.list')}>
          <Tab id="brief" className="cards-tab">
            {t('cards.brief')}
          </Tab>
          <Tab id="levers" className="cards-tab">
            {t('cards.levers')}
          </Tab>
          {behind.map(tab)}
          {others.map((card) => (
            <Tab key={card.id} id={card.id} className="cards-tab further">
              {text(card.title)}
            </Tab>
          ))}
        </TabList>
        <Button className="button cards-print" onPress={() => window.print()}>
          <PrinterIcon aria-hidden />
          {t('cards.print')}
        </Button>
      </div>
      <TabPanel id="brief" className="cards-panel">
        <MethodBrief />
      </TabPanel>
      <TabPanel id="levers" className="cards-panel">
        <LeverTable />
      </TabPanel>
      {[...behind, ...others].map((card) => (
        <TabPanel key={card.id} id={card.id} className="cards-panel">
          <CardView card={card} cards={cards} behind={behind.includes(card)} onChoose={setChosen} />
        </TabPanel>
      ))}
    </Tabs>
  );
}

/** Cards of the models whose figures, channels or forecasts are shown, with those that they rest on. */
function useCardsBehind(cards: readonly CardWithReferences[]): readonly CardWithReferences[] {
  const result = useStore(forecastStore, (s) => s.b ?? s.a);
  const load = useStore(loadForecastStore, (s) => s.forecast !== undefined);
  const ids = [
    ...(result?.figures.map((figure) => figure.quantity) ?? []),
    ...(result?.channels.map((channel) => channel.id) ?? []),
  ];
  const direct = cards.filter(
    (card) => (load && card.id === series) || ids.some((id) => answers(card, id)),
  );
  const below = new Set(direct.flatMap((card) => card.restsOn ?? []));
  return cards.filter((card) => direct.includes(card) || below.has(card.id));
}
