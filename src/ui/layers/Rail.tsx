import { StackIcon } from '@phosphor-icons/react/Stack';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Theme } from '../../catalogue/entry.ts';
import { layersStore } from '../../state/layers.ts';
import { useWords } from '../hooks.ts';
import { panelStore } from '../panelStore.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { groupRows } from './groups.ts';
import { themeIcons } from './icons.ts';
import { LayersPanel } from './LayersPanel.tsx';

const toggle = (): void => panelStore.setState((s) => ({ layersOpen: !s.layersOpen }));

const openAt = (theme: Theme): void => {
  panelStore.setState({ layersOpen: true });
  requestAnimationFrame(() =>
    document.getElementById(`layers-${theme}`)?.scrollIntoView({ block: 'start' }),
  );
};

/** The layer panel folded to a strip of themes, for screens of middle width. */
export function Rail() {
  const t = useWords();
  const open = useStore(panelStore, (s) => s.layersOpen);
  const rows = useStore(layersStore, (s) => s.rows);
  const groups = useMemo(() => groupRows(rows), [rows]);
  return (
    <>
      <nav className="panel rail" aria-label={t('layers.title')} data-region tabIndex={-1}>
        <IconButton label={t('layers.title')} aria-expanded={open} onPress={toggle}>
          <StackIcon />
        </IconButton>
        <span className="rail-rule" aria-hidden />
        {groups.map(({ theme, rows: own }) => {
          const Icon = themeIcons[theme];
          const shown = own.some((row) => row.visible);
          return (
            <IconButton
              key={theme}
              label={t(`themes.${theme}`)}
              className={shown ? 'rail-shown' : ''}
              onPress={() => openAt(theme)}
            >
              <Icon />
            </IconButton>
          );
        })}
      </nav>
      {open ? <LayersPanel onClose={toggle} /> : null}
    </>
  );
}
