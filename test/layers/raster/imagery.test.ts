import { describe, expect, it, vi } from 'vitest';
import { stackImagery } from '../../../src/layers/raster/scene-imagery.ts';
import { heldTiles, reloadImagery } from '../../../src/layers/raster/scene-textures.ts';

/** The part of Cesium's collection that the stack uses. */
class Collection {
  readonly items: { name: string; show: boolean }[] = [];
  get length(): number {
    return this.items.length;
  }
  get = (i: number) => this.items[i];
  indexOf = (item: { name: string; show: boolean }) => this.items.indexOf(item);
  add = (item: { name: string; show: boolean }, i = this.items.length) =>
    this.items.splice(i, 0, item);
  remove = (item: { name: string; show: boolean }) =>
    this.items.splice(this.items.indexOf(item), 1);
  raise = (item: { name: string; show: boolean }) => this.#move(item, 1);
  lower = (item: { name: string; show: boolean }) => this.#move(item, -1);
  #move(item: { name: string; show: boolean }, by: number): void {
    const at = this.items.indexOf(item);
    this.items.splice(at, 1);
    this.items.splice(at + by, 0, item);
  }
}

type Layers = Parameters<typeof stackImagery>[0];
type Layer = Parameters<typeof stackImagery>[1];
const layer = (name: string) => ({ name, show: true }) as unknown as Layer;

describe('the stack of imagery', () => {
  it('follows the orders, whatever came first, above imagery that has none', () => {
    const collection = new Collection();
    const [world, ground, low, high] = ['world', 'ground', 'low', 'high'].map(layer);
    for (const item of [world, high, ground, low]) collection.add(item as never);
    const layers = collection as unknown as Layers;
    stackImagery(layers, high!, 3);
    stackImagery(layers, ground!, -1);
    stackImagery(layers, low!, 1);
    const names = () => collection.items.map((i) => i.name);
    expect(names()).toEqual(['world', 'ground', 'low', 'high']);
    stackImagery(layers, low!, 9);
    expect(names()).toEqual(['world', 'ground', 'high', 'low']);
  });
});

describe('renewing imagery', () => {
  it("uses Cesium's own reload, which keeps the old tiles until the new ones are there", () => {
    const reload = vi.fn();
    const collection = new Collection();
    reloadImagery(collection as unknown as Layers, layer('a'), { _reload: reload });
    expect(reload).toHaveBeenCalledOnce();
  });

  it('puts the layer in again at its place where Cesium has no reload', () => {
    const collection = new Collection();
    const [a, b, c] = ['a', 'b', 'c'].map(layer);
    for (const item of [a, b, c]) collection.add(item as never);
    const remove = vi.spyOn(collection, 'remove');
    reloadImagery(collection as unknown as Layers, b!, {});
    expect(remove).toHaveBeenCalledOnce();
    expect(collection.items.map((i) => i.name)).toEqual(['a', 'b', 'c']);
  });
});

describe('pixels of tiles that Cesium holds', () => {
  const texture = { width: 2, height: 2, copyFrom: vi.fn(), generateMipmap: vi.fn() };
  const cached = [
    { x: 1, y: 2, level: 3, texture },
    { x: 1, y: 2, level: 4, image: { bufferView: new Uint8Array(16) } },
    { x: 1, y: 2, level: 5 },
  ];
  const holder = (items: readonly object[]) =>
    ({ _imageryCache: Object.fromEntries(items.entries()) }) as unknown as Layer;

  it('are written into textures, and into images on their way to become one', () => {
    const tiles = heldTiles(holder(cached))!;
    expect(tiles.map((t) => t.level)).toEqual([3, 4]);
    const pixels = new Uint8Array(16).fill(9);
    expect(tiles.map((t) => t.write(pixels))).toEqual([true, true]);
    expect(texture.copyFrom).toHaveBeenCalledWith({
      source: { width: 2, height: 2, arrayBufferView: pixels },
    });
    expect(cached[1]!.image!.bufferView).toBe(pixels);
  });

  it('are refused where they are of another size', () => {
    const [tile] = heldTiles(holder(cached))!;
    expect(tile!.write(new Uint8Array(64))).toBe(false);
  });

  it('are not told of where this Cesium keeps them elsewhere', () => {
    expect(heldTiles({} as Layer)).toBeUndefined();
  });
});
