import { EllipsoidTerrainProvider, type Scene } from 'cesium';
import type { Terrain } from '../layers/terrain/kind.ts';
import { terrainProvider } from '../layers/terrain/scene.ts';
import { clockStore } from '../state/clock.ts';
import { answersStore } from '../state/forecast.ts';
import { selectionStore } from '../state/selection.ts';
import { viewStore } from '../state/view.ts';
import { tellBusy } from './busy.ts';
import { followCamera } from './camera.ts';
import { followDrawing } from './draw.ts';
import { followMoving } from './follow.ts';
import { keepReading } from './keepReading.ts';
import { followFrame } from './marks.ts';
import { followPointer } from './pick.ts';
import { applyTheme, fadeWorld } from './scene.ts';
import { followSwipe } from './swipe.ts';
import { type LayerServices, LayerSync } from './sync.ts';

export interface SceneServices extends LayerServices {
  /** Bounds of the city and the ground height at its middle, for the home view. */
  home: Parameters<typeof followCamera>[1];
}

const legendPause = 1000;

/** Joins a scene to the stores: layers, camera, pointer, theme, clock and forecast. */
export function attachScene(
  scene: Scene,
  services: SceneServices,
): {
  readonly sync: LayerSync;
  /** Puts a city's heights under everything; undefined makes the ground flat. */
  readonly setTerrain: (terrain: Terrain | undefined) => void;
  readonly stop: () => void;
} {
  const sync = new LayerSync(scene, services);
  const followHeight = (): void => fadeWorld(scene, viewStore.getState().theme);
  const stops = [
    scene.camera.changed.addEventListener(followHeight),
    followCamera(scene, services.home),
    followPointer(scene, sync),
    followMoving(scene, (id) => sync.layer(id)),
    keepReading(scene, sync),
    followDrawing(scene),
    followSwipe(scene),
    tellBusy(scene),
  ];

  stops.push(
    viewStore.subscribe((s, before) => {
      if (s.theme !== before.theme) applyTheme(scene, s.theme);
      if (s.theme !== before.theme || s.side !== before.side) {
        sync.refresh();
        sync.describe();
      }
    }),
    answersStore.subscribe((s, before) => {
      if (s.revision === before.revision) return;
      sync.refresh();
      describeSoon();
      followFrame(scene, s);
    }),
    clockStore.subscribe((s, before) => {
      if (s.time === before.time) return;
      sync.refresh();
      describeSoon();
    }),
    selectionStore.subscribe(({ selected }, before) => {
      if (selected !== before.selected) sync.select(selected);
    }),
  );

  let described: ReturnType<typeof setTimeout> | undefined;
  function describeSoon(): void {
    described ??= setTimeout(() => {
      described = undefined;
      sync.describe();
    }, legendPause);
  }

  return {
    sync,
    setTerrain: (terrain) => {
      scene.terrainProvider =
        terrain === undefined ? new EllipsoidTerrainProvider() : terrainProvider(terrain);
      scene.requestRender();
    },
    stop: () => {
      clearTimeout(described);
      for (const stop of stops) stop();
      sync.dispose();
    },
  };
}
