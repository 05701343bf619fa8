import { standards } from '../../catalogue/standards.ts';
import { Problem } from '../../problem/problem.ts';
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
    const response = await fetch(file, { signal }).catch((error: Error) => {
      if (signal.aborted) throw new Problem('cancelled', { file });
      throw new Problem('unreachable', { file, detail: error.message }, { cause: error });
    });
    if (!response.ok) throw new Problem('notFound', { file, status: response.status });
    const { TreeLayer } = await import('./scene.ts');
    return TreeLayer.load(entry.id, file, redraw);
  },
};
