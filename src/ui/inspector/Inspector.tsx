import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { selectionStore } from '../../state/selection.ts';
import { useWords } from '../hooks.ts';
import { type Box, dock, leaderPath, type Spot } from './place.ts';
import { ReadingBody, ReadingHead } from './ReadingView.tsx';
import './inspector.css';

interface Placed {
  readonly spot: Spot;
  readonly box: Box;
  readonly side: 'left' | 'right';
}

/** What was clicked: docked at a corner of the free map, tied to its object by a leader line. */
export function Inspector() {
  const t = useWords();
  const reading = useStore(selectionStore, (s) => s.selected);
  const anchor = useStore(selectionStore, (s) => s.anchor);
  const area = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLElement>(null);
  const [freeWidth, setFree] = useState(0);
  const [placed, setPlaced] = useState<Placed | undefined>(undefined);

  const shown = reading !== undefined;
  useEffect(() => {
    if (!shown || area.current === null) return;
    const watcher = new ResizeObserver(([entry]) => setFree(entry?.contentRect.width ?? 0));
    watcher.observe(area.current);
    return () => watcher.disconnect();
  }, [shown]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another reading has another height, and panels come and go
  useLayoutEffect(() => {
    if (area.current === null || panel.current === null) return;
    const free = area.current.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = panel.current;
    const spot = dock(free, width, height, anchor);
    const box = { left: spot.x, top: spot.y, right: spot.x + width, bottom: spot.y + height };
    setPlaced((was) =>
      was?.spot.x === spot.x && was.spot.y === spot.y && was.box.bottom === box.bottom
        ? was
        : { spot, box, side: spot.x === free.left ? 'left' : 'right' },
    );
  }, [anchor, reading, freeWidth]);

  if (reading === undefined) return null;
  return (
    <>
      <div ref={area} className="inspector-area" />
      {anchor === undefined || placed === undefined ? null : (
        <svg className="leader" aria-hidden="true">
          <path className="leader-halo" d={leaderPath(anchor, placed.box)} />
          <path className="leader-line" d={leaderPath(anchor, placed.box)} />
          <circle cx={anchor.x} cy={anchor.y} r="4.5" />
        </svg>
      )}
      <section
        ref={panel}
        className="panel inspector"
        data-dock={placed?.side}
        aria-label={t('inspector.title')}
        data-region
        tabIndex={-1}
        style={
          placed === undefined
            ? undefined
            : { left: placed.spot.x, top: placed.spot.y, right: 'auto' }
        }
      >
        <ReadingHead reading={reading} />
        <ReadingBody reading={reading} />
      </section>
    </>
  );
}
