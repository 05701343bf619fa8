import { Cartesian2, Cartesian3, type Scene, SceneTransforms } from 'cesium';
import type { LonLat } from '../../geo/bounds.ts';
import type { Day } from './day.ts';
import type { Network } from './feed.ts';
import type { GroundPaths } from './ground.ts';
import { Frame } from './scene-frame.ts';
import { RouteLines, StopDots, stopsFrom } from './scene-network.ts';
import { VehicleModel, vehicleHeight } from './scene-vehicles.ts';

/** Surface and secondary text of the design language: ring of a marker, outline of a stop. */
const looks = {
  light: { surface: '#ffffff', outline: '#454e56' },
  dark: { surface: '#15191c', outline: '#b9c1c7' },
} as const;

/** What the scene draws, by place on the ground. */
export interface Ground {
  readonly paths: GroundPaths;
  /** Metres above the ellipsoid by stop. */
  readonly stops: Float32Array;
}

/** Everything that the mobility layer has in the 3D scene. */
export class MobilityScene {
  readonly #scene: Scene;
  readonly #ground: Ground;
  readonly #frame: Frame;
  readonly #lines: RouteLines;
  readonly #dots: StopDots;
  readonly #redraw: () => void;
  #vehicles: VehicleModel | undefined;
  #day: Day | undefined;
  #shown = true;
  #look = '';
  #opacity = 1;
  #theme: keyof typeof looks = 'light';

  constructor(scene: object, network: Network, ground: Ground, redraw: () => void) {
    this.#scene = scene as Scene;
    this.#ground = ground;
    this.#redraw = redraw;
    const { lon, lat } = ground.paths;
    this.#frame = new Frame(lon[0] ?? 0, lat[0] ?? 0);
    this.#lines = new RouteLines(this.#scene, network, ground.paths);
    this.#dots = new StopDots(this.#scene, network, ground.stops);
  }

  /** Draws a day's vehicles in place of those before; undefined draws none. */
  setDay(day: Day | undefined): void {
    if (day === this.#day) return;
    this.#day = day;
    this.#vehicles?.destroy();
    this.#vehicles =
      day && new VehicleModel(this.#scene, day, this.#ground.paths, this.#frame, this.#redraw);
    this.#dress();
  }

  /** @param seconds of the day's own count */
  setTime(seconds: number): void {
    this.#vehicles?.setTime(seconds);
  }

  setLook(opacity: number, theme: keyof typeof looks): void {
    const look = `${opacity} ${theme}`;
    if (look === this.#look) return;
    this.#look = look;
    this.#opacity = opacity;
    this.#theme = theme;
    this.#lines.setLook(opacity, looks[theme].surface);
    this.#dots.setLook(opacity, looks[theme].surface, looks[theme].outline);
    this.#dress();
  }

  setVisible(visible: boolean): void {
    this.#shown = visible;
    this.#lines.show = visible;
    this.#dots.show = visible;
    if (this.#vehicles !== undefined) this.#vehicles.show = visible;
  }

  /** Canvas pixels from (x, y) to a vehicle on a path, infinite behind the eye. */
  pixelsTo(at: LonLat, height: number, x: number, y: number): number {
    const position = Cartesian3.fromDegrees(at.lon, at.lat, height);
    const pixel = SceneTransforms.worldToWindowCoordinates(this.#scene, position);
    return pixel === undefined
      ? Number.POSITIVE_INFINITY
      : Cartesian2.distance(pixel, new Cartesian2(x, y));
  }

  /** Height of a vehicle that is `metres` along a path, metres above the ellipsoid. */
  vehicleHeight(path: number, metres: number): number {
    const { start, distance, height } = this.#ground.paths;
    let i = start[path]!;
    while (i < start[path + 1]! - 1 && distance[i + 1]! < metres) i += 1;
    return height[i]! + vehicleHeight;
  }

  /** Whether a stop is near enough to be drawn. */
  showsStop(at: LonLat, height: number): boolean {
    const position = Cartesian3.fromDegrees(at.lon, at.lat, height);
    return Cartesian3.distance(position, this.#scene.camera.positionWC) < stopsFrom;
  }

  dispose(): void {
    this.#vehicles?.destroy();
    this.#lines.destroy();
    this.#dots.destroy();
  }

  #dress(): void {
    this.#vehicles?.setLook(this.#opacity, looks[this.#theme].surface);
    if (this.#vehicles !== undefined) this.#vehicles.show = this.#shown;
  }
}
