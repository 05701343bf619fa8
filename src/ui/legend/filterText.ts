import type { Legend } from '../../layers/layer.ts';
import type { Format, useWords } from '../hooks.ts';

/** "Only 24 to 31 °C shown", or undefined where all values are drawn. */
export function filterText(
  { filter, unit }: Legend,
  t: ReturnType<typeof useWords>,
  format: Format,
): string | undefined {
  const { from, to } = filter ?? {};
  if (from !== undefined && to !== undefined)
    return t('colours.only', { from: format.number(from, unit), to: format.value(to, unit) });
  if (from !== undefined) return t('colours.onlyFrom', { from: format.value(from, unit) });
  if (to !== undefined) return t('colours.onlyTo', { to: format.value(to, unit) });
  return undefined;
}
