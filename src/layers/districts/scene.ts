import type { Scene } from 'cesium';
import type { TileId } from '../../geo/tile.ts';
import { PixelImagery, stackImagery } from '../raster/scene-imagery.ts';
import type { District } from './geojson.ts';
import { type DistrictLook, DistrictPicture, inks } from './picture.ts';
import { DistrictNames, type Place } from './scene-names.ts';

export type { Place };

/** Finest texel, degrees (about 0.2 m): lines are drawn anew down to here. */
const finest = 2e-6;

/** Outlines and fills painted into imagery of the globe, and names above it. */
export class DistrictScene {
  readonly #scene: Scene;
  readonly #picture: DistrictPicture;
  readonly #names: DistrictNames;
  #imagery: PixelImagery | undefined;
  #look: DistrictLook = { dark: false, fills: undefined };
  #drawn = '';
  #visible = true;
  #order = 0;

  /** @param scene the globe's, whose type only scene files know */
  constructor(scene: object, districts: readonly District[], places: readonly Place[]) {
    this.#scene = scene as Scene;
    this.#picture = new DistrictPicture(
      districts,
      places.map(({ size }) => size),
    );
    this.#names = new DistrictNames(this.#scene, places);
  }

  set show(visible: boolean) {
    this.#visible = visible;
    this.#names.show = visible;
    if (this.#imagery !== undefined) this.#imagery.show = visible;
    this.#scene.requestRender();
  }

  set order(order: number) {
    this.#order = order;
    if (this.#imagery !== undefined)
      stackImagery(this.#scene.imageryLayers, this.#imagery.layer, order);
  }

  /** @param opacity 0..1 */
  draw(look: DistrictLook, opacity: number): void {
    const key = JSON.stringify(look);
    const changed = key !== this.#drawn;
    this.#drawn = key;
    this.#look = look;
    if (this.#imagery === undefined) this.#create();
    else if (changed) this.#imagery.reload();
    if (this.#imagery !== undefined) this.#imagery.alpha = opacity;
    const { line, halo } = inks[look.dark ? 'dark' : 'light'];
    this.#names.draw(line, halo, opacity);
    this.#scene.requestRender();
  }

  #create(): void {
    this.#imagery = new PixelImagery(this.#scene, this.#picture.bounds, finest, (tile) =>
      this.#paint(tile),
    );
    this.#imagery.show = this.#visible;
    this.order = this.#order;
  }

  /** Between frames: the globe gives a frame 5 ms to ask for tiles, and one picture would use them up. */
  async #paint(tile: TileId): Promise<Uint8Array> {
    await new Promise((resolve) => setTimeout(resolve));
    return this.#picture.paint(tile, this.#look);
  }

  dispose(): void {
    this.#imagery?.dispose();
    this.#names.dispose();
    this.#scene.requestRender();
  }
}
