import { asText, fetchFile } from '../../catalogue/fetch.ts';
import { standards } from '../../catalogue/standards.ts';
import type { LayerKind, LayerParams } from '../layer.ts';

export type TreeParams = LayerParams;

/** Trees as instanced meshes in 3D Tiles: drawn, never painted by a channel. */
export const treesKind: LayerKind<TreeParams> = {
  kind: 'trees',
  accepts: (d) =>
    d.conformsTo.includes(standards.tiles3d) && d.conformsTo.includes(standards.vegetation),
  defaults: () => ({ opacity: 1 }),
  async open(entry, { signal, progress, redraw }) {
    const source = entry.distributions.find((d) => treesKind.accepts(d, entry));
    const file = source?.accessUrl ?? entry.id;
    progress(undefined);
    await fetchFile(file, asText, signal);
    const { TreeLayer } = await import('./scene.ts');
    return TreeLayer.load(entry.id, file, redraw);
  },
};
