import type { Legend } from '../../layers/layer.ts';
import { useWords } from '../hooks.ts';

/** What is drawn where nothing is known. */
export function NoDataKey({ legend: { noDataColor } }: { legend: Legend }) {
  const t = useWords();
  if (noDataColor === undefined) return null;
  return (
    <span className="legend-key note faint">
      <span className="swatch" style={{ background: noDataColor }} />
      {t('legend.noData')}
    </span>
  );
}
