import { BuildingIcon } from '@phosphor-icons/react/Building';
import { BusIcon } from '@phosphor-icons/react/Bus';
import { GaugeIcon } from '@phosphor-icons/react/Gauge';
import { MagnifyingGlassIcon } from '@phosphor-icons/react/MagnifyingGlass';
import { MapPinAreaIcon } from '@phosphor-icons/react/MapPinArea';
import { RoadHorizonIcon } from '@phosphor-icons/react/RoadHorizon';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useStore } from 'zustand';
import { cityStore, type SearchItem } from '../../state/city.ts';
import { useWords } from '../hooks.ts';
import { goTo } from './goTo.ts';
import { type Finder, makeFinder } from './search.ts';

const icons = {
  building: BuildingIcon,
  district: MapPinAreaIcon,
  stop: BusIcon,
  station: GaugeIcon,
  road: RoadHorizonIcon,
} as const;

/** Leaving the box closes its list; what was found is where one goes on reading. */
function focusFound(): void {
  const found = document.querySelector<HTMLElement>('.inspector, .sheet');
  if (found === null) (document.activeElement as HTMLElement | null)?.blur();
  else found.focus();
}

/** Search box: finds as one types, Enter flies to the first or the chosen result and selects it. */
export function Search({ shortcut = true }: { shortcut?: boolean }) {
  const t = useWords();
  const items = useStore(cityStore, (s) => s.searchItems);
  const [query, setQuery] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const finder = useRef<{ items: readonly SearchItem[]; find: Finder } | undefined>(undefined);
  const results = useMemo(() => {
    if (query.trim().length < 2) return [];
    if (finder.current?.items !== items) finder.current = { items, find: makeFinder(items) };
    return finder.current.find(query);
  }, [query, items]);

  useEffect(() => {
    if (!shortcut) return;
    const focus = (event: globalThis.KeyboardEvent): void => {
      const target = event.target as HTMLElement;
      if (event.key !== '/' || target.closest('input, textarea, select, [contenteditable]')) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, [shortcut]);

  const choose = (item: SearchItem | undefined): void => {
    if (item === undefined) return;
    setQuery('');
    goTo(item);
    requestAnimationFrame(focusFound);
  };
  const onEnter = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'Enter' || input.current?.getAttribute('aria-activedescendant')) return;
    choose(results[0]);
  };

  return (
    <ComboBox
      className="search"
      aria-label={t('search.label')}
      items={results.map((item, row) => ({ key: `${row}`, item }))}
      inputValue={query}
      onInputChange={setQuery}
      value={null}
      onChange={(key) => choose(results[Number(key)])}
      defaultFilter={() => true}
      allowsCustomValue
      allowsEmptyCollection
      menuTrigger="input"
    >
      <div className="search-box" ref={box}>
        <MagnifyingGlassIcon aria-hidden />
        <Input ref={input} placeholder={t('search.placeholder')} onKeyDownCapture={onEnter} />
        {shortcut ? <kbd aria-hidden>/</kbd> : null}
      </div>
      <Popover
        className="popover search-popover"
        triggerRef={box}
        placement="bottom start"
        offset={4}
      >
        <ListBox<{ key: string; item: SearchItem }>
          className="menu"
          renderEmptyState={() => (
            <p className="search-empty note">
              {query.trim().length < 2 ? t('search.hint') : t('search.none', { query })}
            </p>
          )}
        >
          {({ key, item }) => {
            const Icon = icons[item.kind];
            return (
              <ListBoxItem id={key} textValue={item.title} className="menu-item">
                <Icon aria-hidden />
                <span className="grow">{item.title}</span>
                <span className="note faint">{t(`search.kind.${item.kind}`)}</span>
              </ListBoxItem>
            );
          }}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
