import type { Distribution } from '../../catalogue/entry.ts';
import { standards } from '../../catalogue/standards.ts';
import type { LayerKind, LayerParams } from '../layer.ts';
import { openRemote } from '../raster/client.ts';
import type { PaletteName } from './palette.ts';

export type GroundParams = LayerParams & {
  readonly palette: PaletteName;
};

const accepts = ({ conformsTo }: Distribution): boolean => conformsTo.includes(standards.ground);

/** The base map, drawn from a raster of ground classes in the colours of the theme. */
export const groundKind: LayerKind<GroundParams> = {
  kind: 'ground',
  accepts,
  defaults: () => ({ opacity: 1, palette: 'quiet' }),
  async open(entry, { signal, redraw }) {
    const distribution = entry.distributions.find(accepts)!;
    const { crs } = distribution;
    const [{ GroundLayer }, raster] = await Promise.all([
      import('./scene.ts'),
      openRemote(distribution.accessUrl, crs === undefined ? {} : { crs }, signal),
    ]);
    return new GroundLayer(entry.id, raster, redraw);
  },
};
