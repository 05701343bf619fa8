import { whenKeyGiven } from '../catalogue/key.ts';
import { layerActions, layersStore } from '../state/layers.ts';

/** Opens again what could not be opened for want of a key, once one is given for its server. */
export const followKeys = (): (() => void) =>
  whenKeyGiven((origin) => {
    for (const { id, status, problem } of layersStore.getState().rows)
      if (
        status === 'failed' &&
        problem?.code === 'feedKey' &&
        new URL(problem.params.file).origin === origin
      )
        layerActions.retry(id);
  });
