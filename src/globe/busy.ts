import { Cesium3DTileset, type Scene } from 'cesium';
import { imageryBusy } from '../layers/raster/scene-textures.ts';
import { layersStore } from '../state/layers.ts';

function working(scene: Scene): boolean {
  const { rows } = layersStore.getState();
  if (rows.some((row) => row.status === 'loading' || (row.visible && row.status === 'idle'))) {
    return true;
  }
  if (rows.length === 0 || !scene.globe.tilesLoaded || imageryBusy(scene)) return true;
  const { primitives } = scene;
  for (let i = 0; i < primitives.length; i += 1) {
    const primitive: unknown = primitives.get(i);
    if (primitive instanceof Cesium3DTileset && primitive.show && !primitive.tilesLoaded)
      return true;
  }
  return false;
}

/**
 * Says on the canvas whether the picture is complete (`aria-busy`): every visible layer open and
 * every tile of the view drawn. Scripted images wait for it. Returns the way to stop.
 */
export function tellBusy(scene: Scene): () => void {
  const { canvas } = scene;
  canvas.setAttribute('aria-busy', 'true');
  const say = (busy: boolean): void => {
    if (canvas.getAttribute('aria-busy') !== String(busy))
      canvas.setAttribute('aria-busy', String(busy));
  };
  const tell = (): void => say(working(scene));
  // A layer that has just opened is not in the picture before the next frame.
  const expect = (): void => {
    if (working(scene)) say(true);
    else if (canvas.getAttribute('aria-busy') === 'true') scene.requestRender();
  };
  const stopRender = scene.postRender.addEventListener(tell);
  const stopTiles = scene.globe.tileLoadProgressEvent.addEventListener(tell);
  const stopRows = layersStore.subscribe(expect);
  return () => {
    stopRender();
    stopTiles();
    stopRows();
  };
}
