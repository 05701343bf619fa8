import { CaretDownIcon } from '@phosphor-icons/react/CaretDown';
import { CaretRightIcon } from '@phosphor-icons/react/CaretRight';
import { useId } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import { buildingHoursStore } from '../../state/buildingHours.ts';
import { BuildingHours } from '../charts/BuildingHours.tsx';
import { useWords } from '../hooks.ts';
import { panelStore } from '../panelStore.ts';

interface BuildingHoursPartProps {
  readonly gid: number;
  readonly name: string;
}

/** The hours of the selected building, computed once they are asked for; nothing in a city that has none. */
export function BuildingHoursPart({ gid, name }: BuildingHoursPartProps) {
  const t = useWords();
  const open = useStore(panelStore, (s) => s.hours);
  const offered = useStore(buildingHoursStore, (s) => s.askHours !== undefined);
  const body = useId();
  if (!offered) return null;
  const Caret = open ? CaretDownIcon : CaretRightIcon;
  return (
    <section className="hours-part" aria-label={t('hours.title')}>
      <h3 className="group-head">
        <Button
          aria-expanded={open}
          aria-controls={body}
          onPress={() => panelStore.setState({ hours: !open })}
        >
          <Caret aria-hidden />
          {t('hours.title')}
        </Button>
      </h3>
      <div id={body}>{open ? <BuildingHours key={gid} gid={gid} name={name} /> : null}</div>
    </section>
  );
}
