import { RequestScheduler, type Scene } from 'cesium';
import 'cesium/Build/Cesium/Widgets/widgets.css';
import type { CesiumWidget as Widget } from 'cesium';
import { useCallback, useRef } from 'react';
import { type CesiumComponentRef, CesiumWidget } from 'resium';
import { viewStore } from '../state/view.ts';
import { applyTheme, configureScene, worldImagery } from './scene.ts';

const world = worldImagery();
/** Without a graphics card every pixel is costly: fewer samples keep the map answering. */
function hasGraphicsCard(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2');
  const info = gl?.getExtension('WEBGL_debug_renderer_info');
  const name = info && gl ? String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)) : '';
  return !/swiftshader|llvmpipe|software|basic render/i.test(name);
}
const samples = hasGraphicsCard() ? 4 : 1;
const hiddenCredits = document.createElement('div');

/**
 * The full-window globe. `onScene` is called once with the scene and returns the way to stop.
 * Credits are shown by the interface's own attribution line, which a keyboard reaches.
 */
export default function Globe({ onScene }: { onScene(scene: Scene): () => void }) {
  const stop = useRef<(() => void) | undefined>(undefined);
  const attach = useCallback(
    (ref: CesiumComponentRef<Widget> | null) => {
      const scene = ref?.cesiumElement?.scene;
      if (scene === undefined || stop.current !== undefined) return;
      RequestScheduler.maximumRequestsPerServer = 12;
      configureScene(scene);
      applyTheme(scene, viewStore.getState().theme);
      stop.current = onScene(scene);
      viewStore.setState({ globe: 'ready' });
    },
    [onScene],
  );
  return (
    <CesiumWidget
      ref={attach}
      full
      baseLayer={world}
      skyBox={false}
      requestRenderMode
      maximumRenderTimeChange={Number.POSITIVE_INFINITY}
      msaaSamples={samples}
      scene3DOnly
      creditContainer={hiddenCredits}
      creditViewport={hiddenCredits}
      contextOptions={{ webgl: { alpha: false, powerPreference: 'high-performance' } }}
    />
  );
}
