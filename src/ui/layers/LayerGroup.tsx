import { CaretDownIcon } from '@phosphor-icons/react/CaretDown';
import { CaretRightIcon } from '@phosphor-icons/react/CaretRight';
import { useId, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import { layersStore } from '../../state/layers.ts';
import { useWords } from '../hooks.ts';
import type { LayerGroupRows } from './groups.ts';
import { LayerItem } from './LayerItem.tsx';

/** One theme: a heading that folds, how many of its layers show, and the rows. */
export function LayerGroup({ theme, rows }: LayerGroupRows) {
  const t = useWords();
  const [open, setOpen] = useState(true);
  const active = useStore(layersStore, (s) => s.active);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const shown = rows.filter((row) => row.visible).length;
  const Caret = open ? CaretDownIcon : CaretRightIcon;
  return (
    <section className="layer-group" aria-labelledby={id} id={`layers-${theme}`}>
      <h3>
        <Button
          className="layer-group-head"
          aria-expanded={open}
          onPress={() => setOpen((was) => !was)}
        >
          <Caret aria-hidden />
          <span className="grow" id={id}>
            {t(`themes.${theme}`)}
          </span>
          <span className="layer-count number">
            {t('layers.shownOf', { shown, all: rows.length })}
          </span>
        </Button>
      </h3>
      <ul ref={list} hidden={!open}>
        {rows.map((row) => (
          <LayerItem key={row.id} row={row} group={rows} list={list} open={row.id === active} />
        ))}
      </ul>
    </section>
  );
}
