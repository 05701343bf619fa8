import { standards } from '../../catalogue/standards.ts';
import type { LayerKind, LayerParams } from '../layer.ts';

export type CellsParams = LayerParams & {
  /** Id of the channel that is shown, with target `cell`. */
  readonly paint: string;
};

/** Cells that a model answers, drawn over the ground: the index and temperature of the heat model. */
export const cellsKind: LayerKind<CellsParams> = {
  kind: 'cells',
  accepts: ({ conformsTo }) => conformsTo.includes(standards.heatModel),
  defaults: () => ({ opacity: 0.75, paint: 'cell.airTemperature' }),
  async open(entry, context) {
    const { CellsLayer } = await import('./scene.ts');
    return new CellsLayer(entry, context);
  },
};
