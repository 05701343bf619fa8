import { CaretDownIcon } from '@phosphor-icons/react/CaretDown';
import { CaretRightIcon } from '@phosphor-icons/react/CaretRight';
import { type CSSProperties, type ReactNode, useId, useRef } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import { foldsStore, toggleFold } from './folds.ts';

interface GroupProps {
  /** Under which its state is remembered. */
  readonly id: string;
  readonly title: string;
  /** Beside the title: how many are changed. */
  readonly count: string;
  /** Place among the groups of its list, from 0, and how many there are: all headings stay in sight. */
  readonly place: number;
  readonly of: number;
  readonly children: ReactNode;
}

/** A heading that folds what stands under it away; it stays in sight while its list is scrolled. */
export function Group({ id, title, count, place, of, children }: GroupProps) {
  const open = useStore(foldsStore, (s) => !s.folded.has(id));
  const body = useRef<HTMLDivElement>(null);
  const region = useId();
  const Caret = open ? CaretDownIcon : CaretRightIcon;
  const press = (): void => {
    // A heading that is stuck at an end of the list, its part out of sight, leads there first.
    if (open && body.current !== null && !isInSight(body.current)) {
      body.current.scrollIntoView({ block: 'nearest' });
      return;
    }
    toggleFold(id);
    if (!open) requestAnimationFrame(() => body.current?.scrollIntoView({ block: 'nearest' }));
  };
  return (
    <>
      <h3
        className="group-head"
        style={{ '--place': place, '--after': of - 1 - place } as CSSProperties}
      >
        <Button aria-expanded={open} aria-controls={region} onPress={press}>
          <Caret aria-hidden />
          <span className="grow">{title}</span>
          <span className="group-count number">{count}</span>
        </Button>
      </h3>
      <div ref={body} id={region} className="group-body" hidden={!open}>
        {children}
      </div>
    </>
  );
}

/** Some of it shows in the part that scrolls, apart from what headings may cover. */
function isInSight(element: HTMLElement): boolean {
  const list = element.closest('.scroll')?.getBoundingClientRect();
  if (list === undefined) return true;
  const own = element.getBoundingClientRect();
  const shown = Math.min(own.bottom, list.bottom) - Math.max(own.top, list.top);
  return shown > Math.min(own.height, 3 * 36);
}
