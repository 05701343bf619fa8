import { Radio, RadioGroup } from 'react-aria-components';
import { useStore } from 'zustand';
import { forecastStore } from '../../state/forecast.ts';
import { type CompareSide, viewStore } from '../../state/view.ts';
import { useWords } from '../hooks.ts';
import { SideChip } from '../parts/SideChip.tsx';
import './compare.css';

const sides: readonly CompareSide[] = ['a', 'b', 'diff'];

export const setSide = (side: CompareSide): void => viewStore.setState({ side });

/** Today, the scenario, or what it changes, for map and figures alike; nothing where nothing is forecast. */
export function SideSwitch() {
  const t = useWords();
  const side = useStore(viewStore, (s) => s.side);
  const forecasts = useStore(forecastStore, (s) => s.status !== 'none');
  if (!forecasts) return null;
  return (
    <RadioGroup
      className="side-switch"
      aria-label={t('side.label')}
      orientation="horizontal"
      value={side}
      onChange={(value) => setSide(value as CompareSide)}
    >
      {sides.map((value) => (
        <Radio key={value} value={value} className="side-option">
          <SideChip side={value} />
          <span className="side-name">{t(`side.${value}`)}</span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
