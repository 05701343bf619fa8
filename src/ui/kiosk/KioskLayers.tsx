import { ToggleButton } from 'react-aria-components';
import { useStore } from 'zustand';
import { standards } from '../../catalogue/standards.ts';
import { cityStore } from '../../state/city.ts';
import { type LayerRow, layerActions, layersStore } from '../../state/layers.ts';
import { scenarioStore } from '../../state/scenario.ts';
import { useText, useWords } from '../hooks.ts';
import { entryIcon } from '../layers/icons.ts';
import { StepControl } from '../layers/StepControl.tsx';

const most = 8;

/** What a city's forecast may be made from. */
const models = [standards.stockModel, standards.trafficModel];

const choicesIn = (rows: readonly LayerRow[]): readonly LayerRow[] =>
  rows.filter(({ entry }) => entry.theme !== 'base').slice(0, most);

/** Shows one layer of the choice and hides the others, so that nothing lies over it. */
function showOnly(id: string | undefined): void {
  for (const row of choicesIn(layersStore.getState().rows))
    if (row.visible !== (row.id === id)) layerActions.patch(row.id, { visible: row.id === id });
  layerActions.setActive(id);
}

/** Whether levers have anything to act on here, or may still come to have. */
export function useHasForecast(): boolean {
  const levers = useStore(scenarioStore, (s) => s.levers.length > 0);
  const announced = useStore(
    cityStore,
    ({ catalogue }) =>
      catalogue?.entries.some(({ distributions }) =>
        distributions.some(({ conformsTo }) => models.some((of) => conformsTo.includes(of))),
      ) ?? true,
  );
  return levers || announced;
}

/** Back to the layer that the city opens with. */
export const showFirst = (): void => {
  const choices = choicesIn(layersStore.getState().rows);
  showOnly((choices.find(({ entry }) => entry.shown) ?? choices[0])?.id);
};

/** A city without a forecast: one layer at a time to choose from. */
export function KioskLayers() {
  const t = useWords();
  const text = useText();
  const rows = useStore(layersStore, (s) => s.rows);
  const active = useStore(layersStore, (s) => s.active);
  return (
    <fieldset className="kiosk-layers">
      <legend className="visually-hidden">{t('layers.title')}</legend>
      {choicesIn(rows).map((row) => {
        const Icon = entryIcon(row.entry);
        return (
          <ToggleButton
            key={row.id}
            className="kiosk-layer"
            isSelected={row.visible && row.id === active}
            onPress={() => showOnly(row.id)}
          >
            <Icon aria-hidden />
            <span>{text(row.entry.title)}</span>
          </ToggleButton>
        );
      })}
    </fieldset>
  );
}

/** What the chosen layer tells, and its time steps. */
export function KioskStory() {
  const text = useText();
  const row = useStore(layersStore, (s) => s.rows.find(({ id }) => id === s.active));
  if (row === undefined) return null;
  const steps = row.options.find(({ param }) => param === 'step');
  return (
    <>
      <h2>{text(row.entry.title)}</h2>
      {steps === undefined ? null : <StepControl row={row} option={steps} bare />}
      <p>{text(row.entry.description)}</p>
    </>
  );
}
