import { Cartesian2, Cartesian3, type Scene, SceneTransforms } from 'cesium';
import type { LonLat } from '../../geo/bounds.ts';
import { lineColours, modeColours } from './colours.ts';
import type { Day } from './day.ts';
import type { Network } from './feed.ts';
import { lastAtMost } from './geometry.ts';
import type { GroundPaths } from './ground.ts';
import type { Colouring } from './options.ts';
import { ChosenLine } from './scene-chosen.ts';
import { Frame } from './scene-frame.ts';
import { RouteLines, StopDots, stopsFrom } from './scene-network.ts';
import { VehicleModel, vehicleHeight } from './scene-vehicles.ts';
import { type DayTexels, dayTexels, type StrayMark } from './texels.ts';

/** Surface, secondary text, its fainter kind and the accent of the design language. */
const looks = {
  light: { surface: '#ffffff', outline: '#454e56', plain: '#5f6870', accent: '#0a6375' },
  dark: { surface: '#15191c', outline: '#b9c1c7', plain: '#949da5', accent: '#5cc4d6' },
} as const;

/** What the scene draws, by place on the ground. */
export interface Ground {
  readonly paths: GroundPaths;
  /** Metres above the ellipsoid by stop. */
  readonly stops: Float32Array;
}

export interface MobilityLook {
  readonly opacity: number;
  readonly theme: keyof typeof looks;
  readonly colouring: Colouring;
  /** Seconds of travel that trails show. */
  readonly trail: number;
  /** Seconds after which a vehicle's last word is stale. */
  readonly staleAfter: number;
}

/** A vehicle that no trip is known of, degrees and metres above the ellipsoid. */
export interface Stray extends LonLat {
  readonly id: string;
  readonly height: number;
  /** Degrees clockwise from north; NaN where unknown. */
  readonly bearing: number;
  /** Second of the day at which it was heard of. */
  readonly heard: number;
}

const noStrays: readonly Stray[] = [];

/** Everything that the mobility layer has in the 3D scene. */
export class MobilityScene {
  readonly #scene: Scene;
  readonly #network: Network;
  /** Those of the timetable; a live feed adds some behind them. */
  #paths: GroundPaths;
  readonly #frame: Frame;
  readonly #lines: RouteLines;
  readonly #dots: StopDots;
  readonly #chosenLine: ChosenLine;
  readonly #vehicles: VehicleModel;
  /** Largest side of a texture on this device. */
  readonly #most: number;
  #day: Day | undefined;
  #strays = noStrays;
  #texels: DayTexels | undefined;
  #chosen: number | undefined;
  #chosenStray: string | undefined;
  #look: MobilityLook | undefined;
  /** Routes that vehicles have colours for. */
  #painted = 0;

  constructor(scene: object, network: Network, ground: Ground, redraw: () => void) {
    this.#scene = scene as Scene;
    this.#network = network;
    this.#paths = ground.paths;
    const { lon, lat } = ground.paths;
    this.#frame = new Frame(lon[0] ?? 0, lat[0] ?? 0);
    this.#most = largestTexture(this.#scene);
    this.#lines = new RouteLines(this.#scene, network, ground.paths);
    this.#dots = new StopDots(this.#scene, network, ground.stops);
    this.#chosenLine = new ChosenLine(this.#scene);
    this.#vehicles = new VehicleModel(this.#scene, ground.paths, this.#frame, this.#most, redraw);
  }

  /** Draws a day's vehicles in place of those before; undefined draws none. */
  setDay(day: Day | undefined, strays: readonly Stray[] = noStrays, paths = this.#paths): void {
    if (paths !== this.#paths) this.#vehicles.setPaths(paths, this.#most);
    this.#paths = paths;
    if (day === this.#day && strays === this.#strays) return;
    this.#day = day;
    this.#strays = strays;
    if (this.#look !== undefined && this.#paints().length !== this.#painted) this.#paintVehicles();
    const marks = strays.map((stray) => this.#mark(stray));
    this.#texels = day && dayTexels(day, paths.start, this.#most, marks);
    this.#vehicles.setDay(this.#texels);
    const known = day !== undefined && (this.#chosen ?? Infinity) < day.runs.trip.length;
    this.choose(known ? this.#chosen : undefined, this.#chosenStray);
  }

  /** Trips that the device's textures have no room for. */
  get left(): number {
    return this.#texels?.left ?? 0;
  }

  /** @param seconds of the day's own count */
  setTime(seconds: number): void {
    this.#vehicles.setTime(seconds);
  }

  setLook(look: MobilityLook): void {
    const before = this.#look;
    if (before !== undefined && sameLook(before, look)) return;
    this.#look = look;
    const { opacity, colouring, trail, staleAfter } = look;
    const { surface, outline, accent } = looks[look.theme];
    if (before?.colouring !== colouring) {
      this.#paintVehicles();
      this.#lines.setPaints(this.#paints(this.#network));
      this.#dressChosen();
    }
    const paint = colouring === 'delay' || colouring === 'state' ? colouring : 'route';
    this.#vehicles.setLook({ opacity, surface, ink: outline, accent, paint, trail, staleAfter });
    this.#dots.setLook(opacity, surface, outline);
    this.#dressLines();
  }

  /** Marks one run, and its line among the others, or a stray by its id; undefined marks none. */
  choose(run: number | undefined, stray?: string): void {
    this.#chosen = this.#day === undefined ? undefined : run;
    this.#chosenStray = stray;
    this.#dressChosen();
    this.#dressLines();
  }

  setVisible(visible: boolean): void {
    this.#lines.show = visible;
    this.#dots.show = visible;
    this.#vehicles.show = visible;
    this.#chosenLine.visible = visible;
  }

  /** Canvas pixels from (x, y) to a place, infinite behind the eye. */
  pixelsTo(at: LonLat, height: number, x: number, y: number): number {
    const position = Cartesian3.fromDegrees(at.lon, at.lat, height);
    const pixel = SceneTransforms.worldToWindowCoordinates(this.#scene, position);
    return pixel === undefined
      ? Number.POSITIVE_INFINITY
      : Cartesian2.distance(pixel, new Cartesian2(x, y));
  }

  /** Height of a vehicle that is `metres` along a path, metres above the ellipsoid. */
  vehicleHeight(path: number, metres: number): number {
    const { start, distance, height } = this.#paths;
    const end = start[path + 1]!;
    const i = lastAtMost(distance, metres, start[path]!, end);
    const next = Math.min(i + 1, end - 1);
    const length = distance[next]! - distance[i]!;
    const share = length > 0 ? Math.min(1, Math.max(0, (metres - distance[i]!) / length)) : 0;
    return height[i]! + share * (height[next]! - height[i]!) + vehicleHeight;
  }

  /** Whether a stop is near enough to be drawn. */
  showsStop(at: LonLat, height: number): boolean {
    const position = Cartesian3.fromDegrees(at.lon, at.lat, height);
    return Cartesian3.distance(position, this.#scene.camera.positionWC) < stopsFrom;
  }

  dispose(): void {
    this.#vehicles.destroy();
    this.#lines.destroy();
    this.#dots.destroy();
    this.#chosenLine.hide();
  }

  /** Colour by route; a live feed may name some behind those of the timetable. */
  #paints(network = this.#day?.network ?? this.#network): readonly string[] {
    return this.#look?.colouring === 'line' ? lineColours(network) : modeColours(network);
  }

  #paintVehicles(): void {
    const paints = this.#paints();
    this.#painted = paints.length;
    this.#vehicles.setPaints(paints, this.#most);
  }

  #dressChosen(): void {
    const day = this.#day;
    const run = this.#chosen;
    if (run === undefined || day === undefined) {
      const stray = this.#strays.findIndex(({ id }) => id === this.#chosenStray);
      this.#vehicles.choose(stray < 0 ? -1 : (this.#texels?.firstStray ?? 0) + stray, -1);
      this.#chosenLine.hide();
      return;
    }
    const trip = day.runs.trip[run]!;
    const route = day.trips.route[trip]!;
    this.#vehicles.choose(this.#texels?.placeOf[run] ?? -1, route);
    const path = day.trips.path[trip]!;
    this.#chosenLine.show(day.network, this.#paths, path, this.#paints()[route]!);
  }

  #dressLines(): void {
    if (this.#look === undefined) return;
    const { opacity, theme, colouring } = this.#look;
    const { surface, plain } = looks[theme];
    const byRoute = colouring === 'line' || colouring === 'mode';
    this.#lines.setLook({
      opacity,
      surface,
      plain: byRoute ? undefined : plain,
      back: this.#chosen !== undefined,
    });
  }

  #mark({ lon, lat, height, bearing, heard }: Stray): StrayMark {
    const local = this.#frame.local(lon, lat, height + vehicleHeight, new Cartesian3());
    return { place: [local.x, local.y, local.z], bearing, heard };
  }
}

const sameLook = (a: MobilityLook, b: MobilityLook): boolean =>
  a.opacity === b.opacity &&
  a.theme === b.theme &&
  a.colouring === b.colouring &&
  a.trail === b.trail &&
  a.staleAfter === b.staleAfter;

function largestTexture(scene: Scene): number {
  const gl = scene.canvas.getContext('webgl2');
  return gl === null ? 2048 : Number(gl.getParameter(gl.MAX_TEXTURE_SIZE));
}
