import type { Legend } from '../../layers/layer.ts';
import { useFormat, useWords } from '../hooks.ts';

/** Every colour step of a ramp with the values that it stands for. */
export function StepList({ legend }: { legend: Legend }) {
  const t = useWords();
  const format = useFormat();
  const { ramp = [], limits, unit } = legend;
  if (limits === undefined || limits.length === 0) return null;
  const number = (value: number): string => format.number(value, unit);
  const words = (i: number): string => {
    const [from, to] = [limits[i - 1], limits[i]];
    if (from === undefined) return t('colours.below', { value: number(to!) });
    if (to === undefined) return t('colours.above', { value: number(from) });
    return `${number(from)} – ${number(to)}`;
  };
  return (
    <ul className="legend-steps" aria-label={t('colours.steps')}>
      {ramp.map((color, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps are a list of places
        <li key={i} className="legend-key note number">
          <span className="swatch" style={{ background: color }} />
          {words(i)}
        </li>
      ))}
    </ul>
  );
}
