import { Button } from 'react-aria-components';
import type { Legend } from '../../layers/layer.ts';
import { useFormat, useWords } from '../hooks.ts';
import { setFilter } from './FilterHandles.tsx';
import { filterText } from './filterText.ts';

/** Says that only some values are drawn, and undoes it. */
export function FilterLine({ id, legend }: { id: string; legend: Legend }) {
  const t = useWords();
  const format = useFormat();
  const said = filterText(legend, t, format);
  if (said === undefined) return null;
  return (
    <p className="note legend-filtered number">
      {said}
      <Button className="link" onPress={() => setFilter(id, {})}>
        {t('colours.showAll')}
      </Button>
    </p>
  );
}
