import {
  Cartesian3,
  Math as CesiumMath,
  HeadingPitchRange,
  Matrix4,
  type PerspectiveFrustum,
  type Scene,
  SceneTransforms,
} from 'cesium';
import type { Layer } from '../layers/layer.ts';
import { followStore, stopFollowing } from '../state/follow.ts';
import { viewStore } from '../state/view.ts';
import { centreOf } from './camera.ts';
import { isHop } from './hop.ts';

type Place = NonNullable<ReturnType<NonNullable<Layer['placeOf']>>>;

const approachMs = 900;
/** Metres from the eye to the thing: near enough to see its street, far enough to see where it goes. */
const nearest = 250;
const farthest = 1200;
/** Flatter than this the thing would hide behind the next house. */
const flattest = CesiumMath.toRadians(-20);
/** A pointer that is pressed and moved this far drags the map, CSS pixels. */
const drag = 4;
/** Share of the picture's sides that a thing may stray from the middle where motion is reduced. */
const calm = 0.2;

/** How the camera looks at the thing, kept as the person had it. */
interface Pose {
  readonly heading: number;
  readonly pitch: number;
  readonly from: { readonly centre: Cartesian3; readonly range: number; readonly at: number };
  readonly range: number;
}

const reducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

const eased = (share: number): number => share * share * (3 - 2 * share);

/**
 * Keeps what `followStore` names in the middle of the picture while the clock moves it, from where the person
 * looks. Any move of the camera by hand, a camera command or Escape ends it; so does the end of the trip, which
 * `followStore.ended` then says. Returns the way to stop.
 */
export function followMoving(scene: Scene, layer: (id: string) => Layer | undefined): () => void {
  const { camera, canvas } = scene;
  let pose: Pose | undefined;
  let last: Place | undefined;
  let lastMove = 0;
  /** The approach is over: only a move of the thing moves the camera. */
  let arrived = false;
  let pressed: { readonly x: number; readonly y: number } | undefined;

  function begin(place: Place): Pose {
    const target = positionOf(place);
    const centre = centreOf(scene) ?? target;
    const range = Cartesian3.distance(camera.positionWC, centre);
    return {
      heading: camera.heading,
      pitch: Math.min(camera.pitch, flattest),
      from: { centre, range, at: performance.now() },
      range: CesiumMath.clamp(range, nearest, farthest),
    };
  }

  /** Looks as far as the approach has come; tells whether it goes on. */
  function look({ heading, pitch, from, range }: Pose, place: Place): boolean {
    const target = positionOf(place);
    const share = reducedMotion() ? 1 : (performance.now() - from.at) / approachMs;
    const done = eased(CesiumMath.clamp(share, 0, 1));
    const centre = Cartesian3.lerp(from.centre, target, done, new Cartesian3());
    const away = CesiumMath.lerp(from.range, range, done);
    camera.lookAt(centre, new HeadingPitchRange(heading, pitch, away));
    camera.lookAtTransform(Matrix4.IDENTITY);
    const { x, y } = middle();
    const frustum = camera.frustum as PerspectiveFrustum;
    const perPixel = (2 * away * Math.tan(frustum.fovy! / 2)) / canvas.clientHeight;
    camera.moveRight((canvas.clientWidth / 2 - x) * perPixel * done);
    camera.moveUp((y - canvas.clientHeight / 2) * perPixel * done);
    return done < 1;
  }

  /** Where on the canvas a followed thing belongs, CSS pixels. */
  function middle(): { readonly x: number; readonly y: number } {
    const { clientWidth, clientHeight } = canvas;
    return followStore.getState().middle ?? { x: clientWidth / 2, y: clientHeight / 2 };
  }

  /** Whether a thing has left the middle of the picture. */
  function strayed(place: Place): boolean {
    const at = SceneTransforms.worldToWindowCoordinates(scene, positionOf(place));
    const { x, y } = middle();
    return (
      at === undefined ||
      Math.abs(at.x - x) > canvas.clientWidth * calm ||
      Math.abs(at.y - y) > canvas.clientHeight * calm
    );
  }

  function update(): void {
    const { followed, title } = followStore.getState();
    if (followed === undefined) return;
    const owner = layer(followed.layerId);
    const place = owner?.placeOf?.(followed.key);
    if (place === undefined) {
      // A layer that is closed takes its things with it; only an open one knows that a trip has ended.
      if (owner === undefined) stopFollowing();
      else followStore.setState({ followed: undefined, ended: true });
      return;
    }
    if (title === '') {
      const reading = owner?.readingAt?.(followed.key);
      if (reading !== undefined) followStore.setState({ title: reading.title });
    }
    const started = pose === undefined;
    pose ??= begin(place);
    const moved = place.lon !== last?.lon || place.lat !== last.lat;
    if (arrived && !moved) return;
    if (!started && reducedMotion() && !strayed(place)) return;
    const now = performance.now();
    if (arrived && last !== undefined && isHop(last, place, now - lastMove))
      pose = { ...pose, from: { centre: positionOf(last), range: pose.range, at: now } };
    if (moved) lastMove = now;
    last = place;
    arrived = !look(pose, place);
    scene.requestRender();
  }

  const stopOnDrag = (event: PointerEvent): void => {
    if (pressed === undefined || event.buttons === 0) return;
    if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > drag) end();
  };
  const press = (event: PointerEvent): void => {
    pressed = { x: event.clientX, y: event.clientY };
  };
  const end = (): void => {
    if (followStore.getState().followed !== undefined) stopFollowing();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) end();
  };
  canvas.addEventListener('wheel', end, { passive: true });
  canvas.addEventListener('pointerdown', press);
  canvas.addEventListener('pointermove', stopOnDrag);
  window.addEventListener('keydown', onKey);
  const stops = [
    scene.preUpdate.addEventListener(update),
    viewStore.subscribe(({ command }) => {
      if (command !== undefined) end();
    }),
    followStore.subscribe(({ followed }, before) => {
      if (followed === before.followed) return;
      pose = undefined;
      last = undefined;
      arrived = false;
      scene.requestRender();
    }),
  ];
  return () => {
    canvas.removeEventListener('wheel', end);
    canvas.removeEventListener('pointerdown', press);
    canvas.removeEventListener('pointermove', stopOnDrag);
    window.removeEventListener('keydown', onKey);
    for (const stop of stops) stop();
  };
}

const positionOf = ({ lon, lat, height }: Place): Cartesian3 =>
  Cartesian3.fromDegrees(lon, lat, height);
