import type { LayerKind, LayerParams } from '../layer.ts';
import { isImagery, openSource } from './source.ts';

/** Settings of a layer of a map service. */
export type ImageryParams = LayerParams & {
  /** Time step shown; -1 for the one that the service shows first. */
  readonly step: number;
  /** The step follows the clock of the timeline. */
  readonly follow: boolean;
  /** Name of the style; empty for the service's default. */
  readonly style: string;
  /** Side of the swipe's divider on which the layer is drawn. */
  readonly swipe: 'both' | 'left' | 'right';
};

/** Pictures that a service draws: WMS, WMTS and tile templates. */
export const imageryKind: LayerKind<ImageryParams> = {
  kind: 'imagery',
  accepts: isImagery,
  defaults: (entry) => {
    const { step = -1, style = '' } = entry.distributions.find(isImagery)?.service ?? {};
    return { opacity: 1, step, follow: false, style, swipe: 'both' };
  },
  async open(entry, context) {
    const [{ ImageryServiceLayer }, { checkPicture }, source] = await Promise.all([
      import('./scene.ts'),
      import('./check.ts'),
      openSource(entry, context.signal),
    ]);
    await checkPicture(source, entry, context);
    return new ImageryServiceLayer(entry, source, context);
  },
};
