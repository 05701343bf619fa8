import { Radio, RadioGroup } from 'react-aria-components';
import { useStore } from 'zustand';
import { type CompareSide, viewStore } from '../../state/view.ts';
import { useWords } from '../hooks.ts';
import { SideChip } from '../parts/SideChip.tsx';
import './compare.css';

const sides: readonly CompareSide[] = ['a', 'b', 'diff'];

export const setSide = (side: CompareSide): void => viewStore.setState({ side });

/** Today, the scenario, or what it changes: for the map and the figures alike. */
export function SideSwitch() {
  const t = useWords();
  const side = useStore(viewStore, (s) => s.side);
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
