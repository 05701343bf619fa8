import type { Entry } from '../../catalogue/entry.ts';
import { rampOf } from '../../channel/ramp.ts';
import type { LayerKind, LayerParams } from '../layer.ts';
import { isRaster, openSeries, stepsOf } from './steps.ts';

/** Settings of a raster layer. */
export type RasterParams = LayerParams & {
  /** Time step shown; between two of them where `blend` is on. */
  readonly step: number;
  /** Steps run linearly into each other. */
  readonly blend: boolean;
  /** The step follows the city's clock. */
  readonly follow: boolean;
  /** From 0. */
  readonly band: number;
  /** Name from `channel/ramp.ts`, or of a class table. */
  readonly ramp: string;
  readonly reversed: boolean;
  readonly scale: 'linear' | 'log';
  /** Number of colour steps, 0 for a continuous ramp. */
  readonly classes: number;
  /** Range of the ramp by hand; the series' own where either is absent. */
  readonly min?: number;
  readonly max?: number;
  /** Values outside `from..to` are not drawn. */
  readonly from?: number;
  readonly to?: number;
  /** Class codes that are not drawn. */
  readonly hidden: readonly number[];
  /** Side of the swipe's divider on which the layer is drawn. */
  readonly swipe: 'both' | 'left' | 'right';
};

/** GeoTIFFs and COGs by value: one raster, or a time series of an entry's distributions. */
export const rasterKind: LayerKind<RasterParams> = {
  kind: 'raster',
  accepts: isRaster,
  defaults: (entry: Entry): RasterParams => ({
    opacity: 0.9,
    step: Math.max(0, stepsOf(entry).length - 1),
    ramp: rampOf(entry.ramp ?? 'heat').name,
    blend: false,
    follow: false,
    band: 0,
    reversed: rampOf(entry.ramp ?? 'heat').reversed,
    scale: 'linear',
    classes: 0,
    hidden: [],
    swipe: 'both',
  }),
  async open(entry, context) {
    const [{ RasterLayer }, series] = await Promise.all([
      import('./scene.ts'),
      openSeries(entry, context.signal),
    ]);
    return new RasterLayer(entry, series, context);
  },
};
