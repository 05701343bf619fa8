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
  const tell = (): void => {
    const busy = String(working(scene));
    if (canvas.getAttribute('aria-busy') !== busy) canvas.setAttribute('aria-busy', busy);
  };
  const stopRender = scene.postRender.addEventListener(tell);
  const stopTiles = scene.globe.tileLoadProgressEvent.addEventListener(tell);
  const stopRows = layersStore.subscribe(tell);
  return () => {
    stopRender();
    stopTiles();
    stopRows();
  };
}
