import type { Theme } from '../../catalogue/entry.ts';
import type { LayerRow } from '../../state/layers.ts';

/** Panel order of the themes; the base map comes last. */
export const themes: readonly Theme[] = ['buildings', 'environment', 'mobility', 'energy', 'base'];

export interface LayerGroupRows {
  readonly theme: Theme;
  readonly rows: readonly LayerRow[];
}

/** Rows by theme in panel order, themes without rows left out. */
export const groupRows = (rows: readonly LayerRow[]): readonly LayerGroupRows[] =>
  themes
    .map((theme) => ({ theme, rows: rows.filter((row) => row.entry.theme === theme) }))
    .filter((group) => group.rows.length > 0);

/** Id before which row `id` comes when it is moved to place `to` among its own group, or undefined for the end. */
export function beforeOf(
  group: readonly { readonly id: string }[],
  id: string,
  to: number,
): string | undefined {
  const rest = group.filter((row) => row.id !== id);
  return rest[Math.max(0, Math.min(rest.length, to))]?.id;
}
