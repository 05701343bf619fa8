import type { Scene } from 'cesium';
import { type AnswersState, answersStore } from '../state/forecast.ts';

/** Ends a measure that performance observers hear of; the buffer of entries is left empty. */
function tell(name: string, start: number, end: number): void {
  performance.measure(name, { start, end });
  performance.clearMeasures(name);
}

/**
 * Tells the stores when the next frame has been drawn, and performance observers how long the parts of a
 * lever's way took: `twin:answer` from its move to the answer in this thread, `twin:paint` until layers hold
 * the values, `twin:wait` until the frame that shows them begins, `twin:frame` until it is drawn, and
 * `twin:slider-to-pixel` all of it.
 *
 * @param answers what the layers have just been given
 */
export function followFrame(
  scene: Scene,
  { revision, askedAt, answeredAt }: Pick<AnswersState, 'revision' | 'askedAt' | 'answeredAt'>,
): void {
  const painted = performance.now();
  let began = painted;
  const stopBegin = scene.preUpdate.addEventListener(() => {
    stopBegin();
    began = performance.now();
  });
  const stopEnd = scene.postRender.addEventListener(() => {
    stopEnd();
    const drawn = performance.now();
    if (askedAt !== undefined && answeredAt !== undefined) {
      tell('twin:answer', askedAt, answeredAt);
      tell('twin:paint', answeredAt, painted);
      tell('twin:wait', painted, began);
      tell('twin:frame', began, drawn);
      tell('twin:slider-to-pixel', askedAt, drawn);
    }
    answersStore.setState({ drawn: revision });
  });
}
