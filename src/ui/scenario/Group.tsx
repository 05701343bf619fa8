import { CaretDownIcon } from '@phosphor-icons/react/CaretDown';
import { CaretRightIcon } from '@phosphor-icons/react/CaretRight';
import { type ReactNode, useId } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import { foldsStore, toggleFold } from './folds.ts';

interface GroupProps {
  /** Under which its state is remembered. */
  readonly id: string;
  readonly title: string;
  /** Beside the title: how many are changed. */
  readonly count: string;
  readonly children: ReactNode;
}

/** A heading that folds what stands under it away; it stays in sight while its part is scrolled. */
export function Group({ id, title, count, children }: GroupProps) {
  const open = useStore(foldsStore, (s) => !s.folded.has(id));
  const body = useId();
  const Caret = open ? CaretDownIcon : CaretRightIcon;
  return (
    <div className="group" id={id}>
      <h3 className="group-head">
        <Button aria-expanded={open} aria-controls={body} onPress={() => toggleFold(id)}>
          <Caret aria-hidden />
          <span className="grow">{title}</span>
          <span className="group-count number">{count}</span>
        </Button>
      </h3>
      <div id={body} hidden={!open}>
        {children}
      </div>
    </div>
  );
}
