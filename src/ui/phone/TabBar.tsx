import { ChartBarIcon } from '@phosphor-icons/react/ChartBar';
import { ClockIcon } from '@phosphor-icons/react/Clock';
import { ListIcon } from '@phosphor-icons/react/List';
import { SlidersHorizontalIcon } from '@phosphor-icons/react/SlidersHorizontal';
import { StackIcon } from '@phosphor-icons/react/Stack';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import { clearSelection } from '../../state/selection.ts';
import { useWords } from '../hooks.ts';
import { type PhoneTab, panelStore } from '../panelStore.ts';

const tabs = [
  ['layers', StackIcon],
  ['scenario', SlidersHorizontalIcon],
  ['time', ClockIcon],
  ['figures', ChartBarIcon],
  ['more', ListIcon],
] as const satisfies readonly (readonly [PhoneTab, unknown])[];

export function TabBar({ onOpen }: { onOpen: () => void }) {
  const t = useWords();
  const current = useStore(panelStore, (s) => s.tab);
  const open = (tab: PhoneTab) => (): void => {
    clearSelection();
    panelStore.setState({ tab });
    onOpen();
  };
  return (
    <nav className="tab-bar" aria-label={t('phone.tabs')} data-region tabIndex={-1}>
      {tabs.map(([tab, Icon]) => (
        <Button
          key={tab}
          className="tab"
          {...(tab === current ? { 'aria-current': 'page' as const } : {})}
          onPress={open(tab)}
        >
          <Icon aria-hidden weight={tab === current ? 'fill' : 'regular'} />
          {t(`phone.tab.${tab}`)}
        </Button>
      ))}
    </nav>
  );
}
