import { attachScene } from '../globe/attach.ts';
import { globeReady, sceneServices } from './app.ts';

/** Joins the scene of the globe to the app; returns the way to stop. */
export function onScene(scene: Parameters<typeof attachScene>[0]): () => void {
  const { sync, setTerrain, stop } = attachScene(scene, sceneServices);
  globeReady(
    (id) => sync.layer(id),
    (ground) => void ground.terrain.then(setTerrain),
  );
  return stop;
}
