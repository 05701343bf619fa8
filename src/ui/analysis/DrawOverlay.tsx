import { useStore } from 'zustand';
import { analysisStore } from '../../state/analysis.ts';
import { panelStore } from '../panelStore.ts';
import './analysis.css';

/** The polygon over the map, and the middle of the map while corners are put there. */
export function DrawOverlay() {
  const screen = useStore(analysisStore, (s) => s.screen);
  const drawing = useStore(analysisStore, (s) => s.drawing);
  const measuring = useStore(panelStore, (s) => s.mode === 'measure');
  if (!measuring && !drawing) return null;
  const corners = screen.flatMap((at) => at ?? []);
  const points = corners.map(({ x, y }) => `${x},${y}`).join(' ');
  return (
    <svg className="measure-overlay" aria-hidden>
      {corners.length > 1 ? <polygon className="measure-halo" points={points} /> : null}
      {corners.length > 1 ? <polygon className="measure-outline" points={points} /> : null}
      {drawing
        ? corners.map(({ x, y }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a corner is its place in the ring
            <circle key={i} className="measure-corner" cx={x} cy={y} r={5} />
          ))
        : null}
      {drawing ? (
        <g className="measure-middle">
          <line x1="50%" x2="50%" y1="calc(50% - 9px)" y2="calc(50% + 9px)" />
          <line x1="calc(50% - 9px)" x2="calc(50% + 9px)" y1="50%" y2="50%" />
        </g>
      ) : null}
    </svg>
  );
}
