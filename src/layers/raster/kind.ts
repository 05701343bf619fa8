import type { Entry } from '../../catalogue/entry.ts';
import type { LayerKind, LayerParams } from '../layer.ts';
import { isRaster, openSteps, stepsOf } from './steps.ts';

/** Settings of a raster layer. `min` and `max` override the range of the ramp where both are numbers. */
export type RasterParams = LayerParams & {
  /** Index of the time step shown. */
  readonly step: number;
  /** Name from `channel/ramp.ts`, or of a class table. */
  readonly ramp: string;
  readonly min?: number;
  readonly max?: number;
};

/** GeoTIFFs and COGs by value: one raster, or a time series of an entry's distributions. */
export const rasterKind: LayerKind<RasterParams> = {
  kind: 'raster',
  accepts: isRaster,
  defaults: (entry: Entry): RasterParams => ({
    opacity: 0.9,
    step: Math.max(0, stepsOf(entry).length - 1),
    ramp: entry.ramp ?? 'heat',
  }),
  async open(entry, context) {
    const [{ RasterLayer }, { steps, problems }] = await Promise.all([
      import('./scene.ts'),
      openSteps(entry, context.signal),
    ]);
    return new RasterLayer(entry, steps, problems, context);
  },
};
