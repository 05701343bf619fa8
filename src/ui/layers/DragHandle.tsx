import { DotsSixVerticalIcon } from '@phosphor-icons/react/DotsSixVertical';
import { type KeyboardEvent, type PointerEvent, type RefObject, useState } from 'react';
import { layerActions } from '../../state/layers.ts';
import { announce } from '../a11y/announce.ts';
import { useWords } from '../hooks.ts';
import { beforeOf } from './groups.ts';

interface DragHandleProps {
  readonly id: string;
  readonly title: string;
  readonly group: readonly { readonly id: string }[];
  readonly list: RefObject<HTMLUListElement | null>;
}

/** Reorders a row within its theme: dragged by pointer or finger, or with the arrow keys. */
export function DragHandle({ id, title, group, list }: DragHandleProps) {
  const t = useWords();
  const [dragging, setDragging] = useState(false);
  const at = group.findIndex((row) => row.id === id);

  const moveTo = (to: number): void => {
    const place = Math.max(0, Math.min(group.length - 1, to));
    if (place === at) return;
    const before = beforeOf(group, id, place);
    if (before !== undefined) layerActions.move(id, before);
    else moveAfter(group, id);
    announce(t('layers.moved', { title, place: place + 1, all: group.length }));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    moveTo(at + step);
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (!dragging) return;
    const rows = [...(list.current?.children ?? [])] as HTMLElement[];
    const others = rows.filter((row) => row.dataset.row !== id);
    const above = others.filter((row) => {
      const box = row.getBoundingClientRect();
      return event.clientY > box.top + box.height / 2;
    });
    moveTo(above.length);
  };
  const stop = (): void => setDragging(false);

  return (
    <button
      type="button"
      className="drag-handle"
      data-dragging={dragging || undefined}
      aria-label={t('layers.reorder', { title })}
      title={t('layers.reorderHint')}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragging(true);
      }}
      onPointerMove={onPointerMove}
      onPointerUp={stop}
      onPointerCancel={stop}
    >
      <DotsSixVerticalIcon aria-hidden />
    </button>
  );
}

/** Puts a row behind the last of its own group; rows of other groups keep their places. */
function moveAfter(group: readonly { readonly id: string }[], id: string): void {
  const last = group.filter((row) => row.id !== id).at(-1);
  if (last === undefined) return;
  layerActions.move(id, last.id);
  layerActions.move(last.id, id);
}
