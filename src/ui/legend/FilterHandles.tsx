import type { CSSProperties } from 'react';
import type { Legend } from '../../layers/layer.ts';
import { layerActions } from '../../state/layers.ts';
import { useFormat, useText, useWords } from '../hooks.ts';
import { scaleOf } from './colors.ts';
import { type Filter, handlePlaces, handleSteps, moved } from './handles.ts';

interface FilterHandlesProps {
  readonly id: string;
  readonly legend: Legend;
  readonly domain: readonly [number, number];
  readonly filter: Filter;
}

/** Draws values from here to there only: clears what is limited no more, sets what is. */
export function setFilter(id: string, filter: Filter): void {
  const gone = (['from', 'to'] as const).filter((name) => filter[name] === undefined);
  layerActions.clearParams(id, ...gone);
  layerActions.setParams(id, { ...filter });
}

/**
 * Two handles over histogram and ramp, on the browser's own range inputs: keys, touch and screen
 * readers come with them. Only their thumbs take the pointer; what lies outside is veiled.
 */
export function FilterHandles({ id, legend, domain, filter }: FilterHandlesProps) {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const scale = scaleOf(legend);
  const [low, high] = handlePlaces(filter, domain, scale);
  const title = text(legend.title);
  const handle = (end: 'low' | 'high', place: number, value: number | undefined) => (
    <input
      type="range"
      className={`filter-handle filter-${end}`}
      aria-label={t(end === 'low' ? 'colours.lowest' : 'colours.highest', { title })}
      aria-valuetext={value === undefined ? t('colours.noLimit') : format.value(value, legend.unit)}
      min={0}
      max={handleSteps}
      step={1}
      value={place}
      onChange={(event) =>
        setFilter(id, moved(filter, end, event.currentTarget.valueAsNumber, domain, scale))
      }
    />
  );
  const style = { '--low': low / handleSteps, '--high': high / handleSteps } as CSSProperties;
  return (
    <div className={low > handleSteps / 2 ? 'filter filter-late' : 'filter'} style={style}>
      <span className="filter-veil filter-veil-low" />
      <span className="filter-veil filter-veil-high" />
      {handle('low', low, filter.from)}
      {handle('high', high, filter.to)}
    </div>
  );
}
