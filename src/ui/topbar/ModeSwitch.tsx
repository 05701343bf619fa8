import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useStore } from 'zustand';
import { useWords } from '../hooks.ts';
import { panelStore } from '../panelStore.ts';

/** Map alone, or charts and tables over the middle of it. */
export function ModeSwitch() {
  const t = useWords();
  const mode = useStore(panelStore, (s) => s.mode);
  return (
    <ToggleButtonGroup
      className="modes"
      aria-label={t('mode.label')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[mode]}
      onSelectionChange={(keys) =>
        panelStore.setState({
          mode: keys.has('charts') ? 'charts' : keys.has('measure') ? 'measure' : 'map',
        })
      }
    >
      <ToggleButton id="map">{t('mode.map')}</ToggleButton>
      <ToggleButton id="charts">{t('mode.charts')}</ToggleButton>
      <ToggleButton id="measure">{t('mode.measure')}</ToggleButton>
    </ToggleButtonGroup>
  );
}
