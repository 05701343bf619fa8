import {
  Cartesian2,
  Cartesian3,
  type Scene,
  SceneTransforms,
  ScreenSpaceEventHandler,
  ScreenSpaceEventType,
} from 'cesium';
import type { Hit, Reading } from '../layers/layer.ts';
import { analysisStore } from '../state/analysis.ts';
import { type LayerRow, layersStore } from '../state/layers.ts';
import { selectionStore } from '../state/selection.ts';
import { lonLatHeight } from './camera.ts';
import { isDrawnAt } from './swipe.ts';
import type { LayerSync } from './sync.ts';

/** Things answer before surfaces; of surfaces, the one whose card is open. */
const things = ['mobility', 'gbfs', 'stations', 'roads', 'buildings'];
/** Cheap enough to ask at every rest of the pointer: no picking in the scene. */
const onHover = ['stations', 'raster', 'districts'];

function rank({ id, kind }: LayerRow): number {
  const thing = things.indexOf(kind);
  if (thing !== -1) return thing;
  if (id === layersStore.getState().active) return things.length;
  return things.length + (kind === 'raster' ? 1 : 2);
}

const hoverPause = 80;

/** What the best of the visible layers says of a place; those behind it may still be asking a server. */
async function probeBest(
  sync: LayerSync,
  hit: Hit,
  kinds?: readonly string[],
): Promise<Reading | undefined> {
  const asked = sync
    .visible()
    .filter(({ row }) => kinds === undefined || kinds.includes(row.kind))
    .filter(({ row }) => isDrawnAt(row, hit.x))
    .sort((a, b) => rank(a.row) - rank(b.row))
    .map(async ({ layer }) => layer.probe?.(hit));
  for (const answer of asked) {
    const reading = await answer;
    if (reading !== undefined) return reading;
  }
  return undefined;
}

function place(scene: Scene, at: Cartesian2, deep: boolean): Hit | undefined {
  const ray = scene.camera.getPickRay(at);
  const ground = ray === undefined ? undefined : scene.globe.pick(ray, scene);
  const picked: unknown = deep ? scene.pick(at) : undefined;
  const onObject = picked !== undefined && scene.pickPositionSupported;
  const point = (onObject ? scene.pickPosition(at) : undefined) ?? ground;
  if (point === undefined) return undefined;
  return { ...lonLatHeight(point), x: at.x, y: at.y, picked };
}

/** Click selects, moving the pointer reads the value under it; returns the way to stop. */
export function followPointer(scene: Scene, sync: LayerSync): () => void {
  const handler = new ScreenSpaceEventHandler(scene.canvas);
  let anchor: Cartesian3 | undefined;
  let clicks = 0;
  let hovers = 0;
  let hoverTimer: ReturnType<typeof setTimeout> | undefined;

  handler.setInputAction(async ({ position }: ScreenSpaceEventHandler.PositionedEvent) => {
    // The click adds a corner to a polygon that is being drawn.
    if (analysisStore.getState().drawing) return;
    const click = ++clicks;
    const hit = place(scene, position, true);
    const selected = hit === undefined ? undefined : await probeBest(sync, hit);
    if (click !== clicks) return;
    selectionStore.setState({ selected });
    if (selected === undefined) selectionStore.setState({ anchor: undefined });
  }, ScreenSpaceEventType.LEFT_CLICK);

  handler.setInputAction(({ endPosition }: ScreenSpaceEventHandler.MotionEvent) => {
    const at = Cartesian2.clone(endPosition);
    clearTimeout(hoverTimer);
    hoverTimer = setTimeout(async () => {
      const hover = ++hovers;
      const hit = place(scene, at, false);
      const pointer = hit === undefined ? undefined : await probeBest(sync, hit, onHover);
      if (hover === hovers) selectionStore.setState({ pointer });
    }, hoverPause);
  }, ScreenSpaceEventType.MOUSE_MOVE);

  const leave = (): void => {
    clearTimeout(hoverTimer);
    hovers += 1;
    selectionStore.setState({ pointer: undefined });
  };
  scene.canvas.addEventListener('pointerleave', leave);

  const stopStore = selectionStore.subscribe(({ selected }, before) => {
    if (selected === before.selected) return;
    anchor =
      selected?.at === undefined
        ? undefined
        : Cartesian3.fromDegrees(selected.at.lon, selected.at.lat, heightOf(selected));
    scene.requestRender();
  });
  const stopRender = scene.postRender.addEventListener(() => {
    const { selected } = selectionStore.getState();
    if (selected?.moving !== undefined) {
      const place = sync.layer(selected.layerId)?.placeOf?.(selected.moving);
      if (place !== undefined) anchor = Cartesian3.fromDegrees(place.lon, place.lat, place.height);
    }
    const screen = anchor && SceneTransforms.worldToWindowCoordinates(scene, anchor);
    const { anchor: shown } = selectionStore.getState();
    if (screen === undefined) {
      if (shown !== undefined) selectionStore.setState({ anchor: undefined });
    } else if (
      Math.abs((shown?.x ?? -9) - screen.x) + Math.abs((shown?.y ?? -9) - screen.y) >
      0.5
    ) {
      selectionStore.setState({ anchor: { x: screen.x, y: screen.y } });
    }
  });

  return () => {
    handler.destroy();
    clearTimeout(hoverTimer);
    scene.canvas.removeEventListener('pointerleave', leave);
    stopStore();
    stopRender();
  };
}

const heightOf = (reading: Reading): number => reading.height ?? 0;
