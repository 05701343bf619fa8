import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { useWords } from '../hooks.ts';
import { nearest } from './detents.ts';

export type Detent = 0 | 1 | 2;
const detents: readonly Detent[] = [0, 1, 2];
const sizes = ['low', 'middle', 'full'] as const;

interface SheetProps {
  readonly label: string;
  readonly detent: Detent;
  readonly onDetent: (detent: Detent) => void;
  readonly children: ReactNode;
}

/** A non-modal panel at the bottom with three heights, dragged by its grip or moved by keys. */
export function Sheet({ label, detent, onDetent, children }: SheetProps) {
  const t = useWords();
  const sheet = useRef<HTMLElement>(null);
  const start = useRef<{ readonly y: number; readonly height: number } | undefined>(undefined);
  const moved = useRef(false);
  const [height, setHeight] = useState<number | undefined>(undefined);

  const onPointerDown = (event: PointerEvent): void => {
    if (sheet.current === null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { y: event.clientY, height: sheet.current.offsetHeight };
    moved.current = false;
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (start.current === undefined) return;
    if (Math.abs(event.clientY - start.current.y) > 4) moved.current = true;
    if (moved.current) setHeight(start.current.height + start.current.y - event.clientY);
  };
  const onPointerUp = (): void => {
    if (height !== undefined) onDetent(nearest(height, window.innerHeight, detents));
    start.current = undefined;
    setHeight(undefined);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    onDetent(Math.max(0, Math.min(2, detent + step)) as Detent);
  };
  const onClick = (): void => {
    if (moved.current) return;
    onDetent(((detent + 1) % 3) as Detent);
  };

  return (
    <section
      ref={sheet}
      className="sheet"
      aria-label={label}
      data-region
      data-dragging={height !== undefined || undefined}
      tabIndex={-1}
      style={height === undefined ? undefined : { height }}
    >
      <button
        type="button"
        className="sheet-grip"
        aria-label={t('phone.grip', { size: t(`phone.size.${sizes[detent]}`) })}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <span />
      </button>
      {children}
    </section>
  );
}
