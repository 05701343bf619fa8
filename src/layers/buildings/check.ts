import { Problem } from '../../problem/problem.ts';

interface Tile {
  readonly content?: { readonly uri?: unknown };
  readonly children?: readonly Tile[];
}

const glbMagic = 0x46546c67;
const jsonChunk = 0x4e4f534a;

/**
 * Address of the first tile that has content, from the text of a tileset.json at `file`; undefined for
 * an empty tileset. Throws a Problem where the text is no 3D Tiles 1.x tileset.
 */
export function firstContent(text: string, file: string): string | undefined {
  let tileset: { asset?: { version?: unknown }; root?: Tile };
  try {
    tileset = JSON.parse(text);
  } catch (error) {
    const detail = (error as Error).message;
    throw new Problem('tilesetJson', { file, detail }, { cause: error });
  }
  const version = String(tileset?.asset?.version ?? '');
  if (!/^1\.[01]$/.test(version) || tileset.root === undefined) {
    throw new Problem('tilesetVersion', { file, version: version === '' ? '?' : version });
  }
  const uri = findContent(tileset.root);
  return uri === undefined ? undefined : new URL(uri, file).href;
}

function findContent(tile: Tile): string | undefined {
  const uri = tile.content?.uri;
  if (typeof uri === 'string') return uri;
  for (const child of tile.children ?? []) {
    const found = findContent(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface Gltf {
  readonly meshes?: readonly {
    readonly primitives?: readonly {
      readonly attributes?: Readonly<Record<string, number>>;
      readonly extensions?: Readonly<Record<string, unknown>>;
    }[];
  }[];
}

/** Throws a Problem where a tile's GLB is cut off, or cannot be painted and picked by building. */
export function checkGlb(bytes: ArrayBuffer, file: string): void {
  const gltf = jsonOf(bytes, file);
  for (const mesh of gltf.meshes ?? []) {
    for (const { attributes = {}, extensions = {} } of mesh.primitives ?? []) {
      const lacks = [
        ...('_GID' in attributes ? [] : ['_GID']),
        ...('EXT_mesh_features' in extensions ? [] : ['EXT_mesh_features']),
      ];
      if (lacks.length > 0) {
        throw new Problem('glbMetadata', { file, lacks: lacks.join(', ') });
      }
    }
  }
}

function jsonOf(bytes: ArrayBuffer, file: string): Gltf {
  const view = new DataView(bytes);
  const word = (at: number): number => (at + 4 <= view.byteLength ? view.getUint32(at, true) : 0);
  if (word(0) !== glbMagic || word(16) !== jsonChunk) throw new Problem('glbFormat', { file });
  if (word(8) > bytes.byteLength) {
    throw new Problem('glbTruncated', { file, bytes: bytes.byteLength, expected: word(8) });
  }
  try {
    return JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 20, word(12))));
  } catch (error) {
    throw new Problem('glbFormat', { file }, { cause: error });
  }
}
