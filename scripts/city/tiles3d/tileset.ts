import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Region, union } from './region.ts';
import type { Node } from './tree.ts';

export interface TilesWritten {
  readonly tiles: number;
  readonly bytes: number;
}

interface Tile {
  boundingVolume: { region: Region };
  geometricError: number;
  refine?: 'ADD';
  content?: { uri: string };
  children?: Tile[];
}

/** One tile's content: binary glTF and the region that it fills. */
export interface TileContent {
  readonly glb: Uint8Array;
  readonly region: Region;
}

/**
 * Writes a quadtree as a 3D Tiles 1.1 tileset into `outDir`: `tileset.json` and `tiles/<path>.glb`;
 * other files there stay. `content` makes one tile at a time, so that memory stays bounded;
 * `errorOf` gives the geometric error in metres of a tile whose children are not shown.
 */
export async function writeTileset(
  root: Node | undefined,
  outDir: string,
  content: (node: Node) => Promise<TileContent>,
  errorOf: (node: Node) => number,
): Promise<TilesWritten> {
  await rm(join(outDir, 'tiles'), { recursive: true, force: true });
  await mkdir(join(outDir, 'tiles'), { recursive: true });
  const written = { tiles: 0, bytes: 0 };
  const save = async (node: Node): Promise<Tile> => {
    const { glb, region } = await content(node);
    const uri = `tiles/${node.path}.glb`;
    await writeFile(join(outDir, uri), glb);
    written.tiles += 1;
    written.bytes += glb.byteLength;
    const children: Tile[] = [];
    for (const child of node.children) children.push(await save(child));
    return {
      boundingVolume: {
        region: children.reduce((sum, t) => union(sum, t.boundingVolume.region), region),
      },
      geometricError: children.length === 0 ? 0 : errorOf(node),
      content: { uri },
      ...(children.length === 0 ? {} : { children }),
    };
  };
  const top = root === undefined ? emptyTile : await save(root);
  const tileset = {
    asset: { version: '1.1', generator: 'Twinscape' },
    geometricError: root === undefined ? 0 : 2 * Math.max(errorOf(root), 100),
    root: { ...top, refine: 'ADD' },
  };
  const text = `${JSON.stringify(tileset)}\n`;
  await writeFile(join(outDir, 'tileset.json'), text);
  return { tiles: written.tiles, bytes: written.bytes + Buffer.byteLength(text) };
}

const emptyTile: Tile = { boundingVolume: { region: [0, 0, 0, 0, 0, 0] }, geometricError: 0 };
