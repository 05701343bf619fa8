import {
  buildModuleUrl,
  Cartesian3,
  Math as CesiumMath,
  Color,
  DirectionalLight,
  ImageryLayer,
  type Scene,
  TileMapServiceImageryProvider,
} from 'cesium';
import type { ThemeName } from '../state/view.ts';

/** Map colours of the design language: ground where no city data lies, and the sky behind it. */
const colours: Readonly<
  Record<ThemeName, { ground: string; sky: string; world: number; alpha: number }>
> = {
  light: { ground: '#f0f0ed', sky: '#dfe8ec', world: 1.15, alpha: 0.55 },
  dark: { ground: '#1b1f22', sky: '#0f1518', world: 0.28, alpha: 0.8 },
};

/** The world picture that ships with Cesium, so that no request leaves the app's own origin. */
export const worldImagery = (): ImageryLayer =>
  ImageryLayer.fromProviderAsync(
    TileMapServiceImageryProvider.fromUrl(buildModuleUrl('Assets/Textures/NaturalEarthII')),
    { saturation: 0.12 },
  );

/** Settings that never change: lighting and haze must not alter a data colour. */
export function configureScene(scene: Scene): void {
  scene.globe.enableLighting = false;
  scene.globe.showGroundAtmosphere = false;
  scene.globe.depthTestAgainstTerrain = true;
  scene.globe.maximumScreenSpaceError = 1.5;
  scene.fog.enabled = false;
  scene.highDynamicRange = false;
  scene.light = new DirectionalLight({ direction: new Cartesian3(0.35, -0.6, -0.72) });
  if (scene.skyAtmosphere !== undefined) scene.skyAtmosphere.show = false;
  const controller = scene.screenSpaceCameraController;
  controller.minimumZoomDistance = 20;
  controller.maximumZoomDistance = 20_000_000;
  controller.enableCollisionDetection = true;
}

export function applyTheme(scene: Scene, theme: ThemeName): void {
  const { ground, sky, world } = colours[theme];
  scene.globe.baseColor = Color.fromCssColorString(ground);
  scene.backgroundColor = Color.fromCssColorString(sky);
  if (scene.imageryLayers.length > 0) scene.imageryLayers.get(0).brightness = world;
  fadeWorld(scene, theme);
  scene.requestRender();
}

/** Camera heights, metres, between which the coarse world picture gives way to plain map colour. */
const worldFade = [15_000, 400_000] as const;

/** Near a city the world picture is a blur that the city's own ground would stand out from. */
export function fadeWorld(scene: Scene, theme: ThemeName): void {
  if (scene.imageryLayers.length === 0) return;
  const [near, far] = worldFade;
  const { height } = scene.camera.positionCartographic;
  const share = CesiumMath.clamp(Math.log(height / near) / Math.log(far / near), 0, 1);
  scene.imageryLayers.get(0).alpha = share * colours[theme].alpha;
}
