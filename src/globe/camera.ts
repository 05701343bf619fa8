import {
  BoundingSphere,
  type Camera,
  Cartesian2,
  Cartesian3,
  Cartographic,
  Math as CesiumMath,
  HeadingPitchRange,
  type Scene,
} from 'cesium';
import type { Bounds } from '../geo/bounds.ts';
import { type CameraCommand, type CameraPose, viewStore } from '../state/view.ts';

const rad = CesiumMath.toRadians;
const deg = CesiumMath.toDegrees;
/** Oblique view of a city: steep enough to see streets, flat enough to see fronts. */
const obliquePitch = rad(-38);
/** Steeper where the whole city shows: fields of values rather than fronts. */
const widePitch = rad(-62);
const flightSeconds = 0.9;

const reducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

export function poseOf(camera: Camera): CameraPose {
  const { longitude, latitude, height } = camera.positionCartographic;
  return {
    lon: deg(longitude),
    lat: deg(latitude),
    height,
    heading: deg(camera.heading),
    pitch: deg(camera.pitch),
  };
}

/** Globe point in the middle of the picture, or undefined where the sky is there. */
export function centreOf(scene: Scene): Cartesian3 | undefined {
  const { clientWidth, clientHeight } = scene.canvas;
  const ray = scene.camera.getPickRay(new Cartesian2(clientWidth / 2, clientHeight / 2));
  return ray === undefined ? undefined : scene.globe.pick(ray, scene);
}

function flyTo(
  camera: Camera,
  centre: Cartesian3,
  offset: HeadingPitchRange,
  seconds = reducedMotion() ? 0 : flightSeconds,
): void {
  camera.flyToBoundingSphere(new BoundingSphere(centre, 1), { offset, duration: seconds });
}

function seenFrom(scene: Scene): Bounds | undefined {
  const seen = scene.camera.computeViewRectangle(scene.globe.ellipsoid);
  return seen && [deg(seen.west), deg(seen.south), deg(seen.east), deg(seen.north)];
}

/** Where the home button leads. */
export interface Home {
  readonly bounds: Bounds | undefined;
  /** Ground height at the middle, metres. */
  readonly ground: number;
  /** Whether the city has buildings: then the view is near enough that single ones read. */
  readonly near: boolean;
}

/** An oblique view of the middle of some bounds; steep where a panel leaves only the top of a tall screen. */
function fitBounds(
  scene: Scene,
  bounds: Bounds,
  { ground, near }: Pick<Home, 'ground' | 'near'>,
  seconds?: number,
): void {
  const [west, south, east, north] = bounds;
  const middle = Cartesian3.fromDegrees((west + east) / 2, (south + north) / 2, ground);
  const diagonal = Cartesian3.distance(
    Cartesian3.fromDegrees(west, south),
    Cartesian3.fromDegrees(east, north),
  );
  const range = near
    ? CesiumMath.clamp(diagonal * 0.24, 700, 2_600)
    : Math.max(700, diagonal * 1.2);
  const { clientWidth, clientHeight } = scene.canvas;
  const pitch = near && clientWidth > clientHeight ? obliquePitch : widePitch;
  flyTo(scene.camera, middle, new HeadingPitchRange(near ? rad(12) : 0, pitch, range), seconds);
}

function zoom(scene: Scene, factor: number): void {
  const centre = centreOf(scene);
  const { camera } = scene;
  const distance =
    centre === undefined
      ? camera.positionCartographic.height
      : Cartesian3.distance(camera.positionWC, centre);
  const step = distance * (1 - factor);
  if (step > 0) camera.zoomIn(step);
  else camera.zoomOut(-step);
}

function turn(scene: Scene, heading: number, pitch: number): void {
  const centre = centreOf(scene);
  if (centre === undefined) return;
  const range = Cartesian3.distance(scene.camera.positionWC, centre);
  flyTo(scene.camera, centre, new HeadingPitchRange(heading, pitch, range));
}

/** Carries out one camera command; `home` is what the home button shows. */
export function runCommand(scene: Scene, command: CameraCommand, home: Home): void {
  const { camera } = scene;
  switch (command.type) {
    case 'home':
      if (home.bounds !== undefined)
        fitBounds(scene, home.bounds, home, command.jump ? 0 : undefined);
      break;
    case 'fit':
      fitBounds(scene, command.bounds, { ground: home.ground, near: false });
      break;
    case 'zoomIn':
      zoom(scene, 0.6);
      break;
    case 'zoomOut':
      zoom(scene, 1 / 0.6);
      break;
    case 'north':
      turn(scene, 0, camera.pitch);
      break;
    case 'tilt':
      turn(scene, camera.heading, camera.pitch < rad(-70) ? obliquePitch : rad(-89.5));
      break;
    case 'flyTo': {
      const { lon, lat } = command.target;
      const at = Cartesian3.fromDegrees(lon, lat, command.height ?? home.ground);
      flyTo(camera, at, new HeadingPitchRange(camera.heading, obliquePitch, command.range));
      break;
    }
    case 'pose': {
      const { lon, lat, height, heading, pitch } = command.pose;
      camera.setView({
        destination: Cartesian3.fromDegrees(lon, lat, height),
        orientation: { heading: rad(heading), pitch: rad(pitch), roll: 0 },
      });
      break;
    }
  }
  scene.requestRender();
}

/** Ground metres under 100 CSS pixels across the middle of the picture. */
function scaleOf(scene: Scene): number | undefined {
  const { clientWidth, clientHeight } = scene.canvas;
  const { camera, globe } = scene;
  const pick = (x: number): Cartesian3 | undefined => {
    const ray = camera.getPickRay(new Cartesian2(x, clientHeight / 2));
    return ray === undefined ? undefined : globe.pick(ray, scene);
  };
  const left = pick(clientWidth / 2 - 50);
  const right = pick(clientWidth / 2 + 50);
  return left === undefined || right === undefined ? undefined : Cartesian3.distance(left, right);
}

/** Keeps `viewStore.pose` and the scale true, and carries out commands; returns the way to stop. */
export function followCamera(scene: Scene, home: () => Home): () => void {
  const { camera } = scene;
  camera.percentageChanged = 0.01;
  const settle = (): void =>
    viewStore.setState({
      pose: poseOf(camera),
      metresPer100px: scaleOf(scene),
      seen: seenFrom(scene),
    });
  const stopMove = camera.moveEnd.addEventListener(settle);
  const stopStore = viewStore.subscribe(({ command }) => {
    if (command === undefined) return;
    viewStore.setState({ command: undefined });
    runCommand(scene, command, home());
  });
  const waiting = viewStore.getState().command;
  if (waiting !== undefined) {
    viewStore.setState({ command: undefined });
    runCommand(scene, waiting, home());
  }
  return () => {
    stopMove();
    stopStore();
  };
}

/** WGS 84 degrees and metres of a point of the scene. */
export function lonLatHeight(at: Cartesian3): { lon: number; lat: number; height: number } {
  const c = Cartographic.fromCartesian(at);
  return { lon: deg(c.longitude), lat: deg(c.latitude), height: c.height };
}
