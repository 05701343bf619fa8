import {
  Cartesian2,
  Cartesian3,
  type Scene,
  SceneTransforms,
  ScreenSpaceEventHandler,
  ScreenSpaceEventType,
} from 'cesium';
import type { LonLat } from '../geo/bounds.ts';
import { analysisActions, analysisStore } from '../state/analysis.ts';
import { lonLatHeight } from './camera.ts';

/**
 * Draws a polygon on the map while `analysisStore.drawing`: a click adds a corner, a double click or
 * Enter ends, Backspace takes the last corner away, Escape cancels; the panel's button adds a corner at
 * the middle of the map, for those who do not click. The interface draws the outline by the corners'
 * places on the screen. Returns the way to stop.
 */
export function followDrawing(scene: Scene): () => void {
  const places = new WeakMap<LonLat, Cartesian3>();
  let handler: ScreenSpaceEventHandler | undefined;

  function add(at: Cartesian2): void {
    const ray = scene.camera.getPickRay(at);
    const point = ray === undefined ? undefined : scene.globe.pick(ray, scene);
    if (point === undefined) return;
    const { lon, lat } = lonLatHeight(point);
    const corner = { lon, lat };
    places.set(corner, point);
    analysisActions.addCorner(corner);
    scene.requestRender();
  }

  function begin(): void {
    handler = new ScreenSpaceEventHandler(scene.canvas);
    handler.setInputAction(
      ({ position }: ScreenSpaceEventHandler.PositionedEvent) => add(Cartesian2.clone(position)),
      ScreenSpaceEventType.LEFT_CLICK,
    );
    handler.setInputAction(() => {
      // The double click has added its corner twice.
      analysisActions.undoCorner();
      analysisActions.endDrawing();
    }, ScreenSpaceEventType.LEFT_DOUBLE_CLICK);
    window.addEventListener('keydown', onKey, true);
  }

  function end(): void {
    handler?.destroy();
    handler = undefined;
    window.removeEventListener('keydown', onKey, true);
  }

  function onKey(event: KeyboardEvent): void {
    const on = (selector: string): boolean =>
      event.target instanceof Element && event.target.closest(selector) !== null;
    if (event.key === 'Escape') analysisActions.cancelDrawing();
    else if (event.key === 'Enter' && !on('button, a, input, select, textarea'))
      analysisActions.endDrawing();
    else if (event.key === 'Backspace' && !on('input, textarea')) analysisActions.undoCorner();
    else return;
    event.stopPropagation();
    event.preventDefault();
  }

  const stopStore = analysisStore.subscribe((s, before) => {
    if (s.drawing !== before.drawing) {
      if (s.drawing) begin();
      else end();
    }
    if (s.cornersAsked > before.cornersAsked && s.drawing)
      add(new Cartesian2(scene.canvas.clientWidth / 2, scene.canvas.clientHeight / 2));
    if (s.drawn !== before.drawn) scene.requestRender();
  });
  const stopRender = scene.postRender.addEventListener(() => {
    const { drawn, screen } = analysisStore.getState();
    if (drawn.length === 0 && screen.length === 0) return;
    const next = drawn.map((corner) => {
      const place = places.get(corner) ?? Cartesian3.fromDegrees(corner.lon, corner.lat);
      const at = SceneTransforms.worldToWindowCoordinates(scene, place);
      return at === undefined ? undefined : { x: at.x, y: at.y };
    });
    const moved =
      next.length !== screen.length ||
      next.some((at, i) => {
        const old = screen[i];
        return (
          Math.abs((at?.x ?? -9) - (old?.x ?? -9)) + Math.abs((at?.y ?? -9) - (old?.y ?? -9)) > 0.5
        );
      });
    if (moved) analysisStore.setState({ screen: next });
  });
  return () => {
    end();
    stopStore();
    stopRender();
  };
}
