import { Document, type Mesh, type NodeIO } from '@gltf-transform/core';
import {
  EXTMeshGPUInstancing,
  EXTMeshoptCompression,
  KHRMeshQuantization,
} from '@gltf-transform/extensions';
import type { Tree } from '../plan.ts';
import type { ToLonLatHeight } from '../table.ts';
import { tileFrame, toTile } from './frame.ts';
import { glbOf, tileIO } from './glb.ts';
import { emptyRegion, include, type Region } from './region.ts';
import { type TileContent, type TilesWritten, writeTileset } from './tileset.ts';
import { type Node, quadtree } from './tree.ts';
import { treeMesh } from './tree-mesh.ts';

export interface TreeTilesInput {
  readonly trees: readonly Tree[];
  readonly toLonLatHeight: ToLonLatHeight;
  readonly outDir: string;
}

const capacity = 1200;
/** Geometric error by a tile's edge: a 6 km city shows a thinned tenth from afar, all from 1.5 km. */
const errorByEdge = 0.013;
/** Crown diameters, metres, that part the size classes. */
const classLimits = { broadleaf: [3.5, 5.5, 8], conifer: [4.5] } as const;

/** Trees of one look: one mesh of their mean size, so that instances need a place only. */
interface TreeClass {
  readonly conifer: boolean;
  readonly height: number;
  readonly crown: number;
}

/**
 * Writes trees as a 3D Tiles 1.1 tileset: `outDir/tileset.json` and GLBs with
 * EXT_mesh_gpu_instancing, one mesh per size class (`crown` is a diameter, metres; `z` the foot's).
 * Coarse tiles hold an even sample of their square. `_OFFSET` repeats POSITION, so that a shader can
 * shrink a tree towards its foot. Same input, same bytes.
 */
export async function writeTreeTiles(input: TreeTilesInput): Promise<TilesWritten> {
  const { trees, toLonLatHeight, outDir } = input;
  const io = await tileIO();
  const classes = classesOf(trees);
  const placed = trees.map(({ x, y }, index) => ({ index, x, y, weight: scatter(index) }));
  const content = (node: Node): Promise<TileContent> =>
    tileOf(io, node.own, trees, classes, toLonLatHeight);
  return writeTileset(quadtree(placed, capacity), outDir, content, (n) => errorByEdge * n.size);
}

/** A fixed number in 0..1 for each index, evenly spread (golden ratio sequence). */
const scatter = (index: number): number => (index * 0.6180339887498949) % 1;

const classKey = ({ conifer, crown }: Pick<Tree, 'conifer' | 'crown'>): string => {
  const limits: readonly number[] = classLimits[conifer ? 'conifer' : 'broadleaf'];
  return `${conifer ? 'conifer' : 'broadleaf'} ${limits.filter((limit) => crown > limit).length}`;
};

function classesOf(trees: readonly Tree[]): ReadonlyMap<string, TreeClass> {
  const sums = new Map<string, { conifer: boolean; height: number; crown: number; n: number }>();
  for (const tree of trees) {
    const key = classKey(tree);
    const sum = sums.get(key) ?? { conifer: tree.conifer, height: 0, crown: 0, n: 0 };
    sum.height += tree.height;
    sum.crown += tree.crown;
    sum.n += 1;
    sums.set(key, sum);
  }
  const keys = [...sums.keys()].sort();
  return new Map(
    keys.map((key) => {
      const { conifer, height, crown, n } = sums.get(key)!;
      return [key, { conifer, height: height / n, crown: crown / n }];
    }),
  );
}

async function tileOf(
  io: NodeIO,
  own: readonly number[],
  trees: readonly Tree[],
  classes: ReadonlyMap<string, TreeClass>,
  toLonLatHeight: ToLonLatHeight,
): Promise<TileContent> {
  const here = own.map((index) => trees[index]!);
  const middle = (pick: (tree: Tree) => number): number =>
    here.reduce((sum, tree) => sum + pick(tree), 0) / here.length;
  const frame = tileFrame(
    middle((t) => t.x),
    middle((t) => t.y),
    middle((t) => t.z),
    toLonLatHeight,
  );
  const region: Region = emptyRegion();
  const document = new Document();
  const buffer = document.createBuffer();
  const scene = document.createScene();
  document.getRoot().setDefaultScene(scene);
  const instancing = document.createExtension(EXTMeshGPUInstancing).setRequired(true);
  for (const [key, look] of classes) {
    const members = here.filter((tree) => classKey(tree) === key);
    if (members.length === 0) continue;
    const translation = new Float32Array(members.length * 3);
    members.forEach(({ x, y, z }, i) => {
      const [lon, lat, height] = toLonLatHeight(x, y, z);
      const reach = look.crown / 2 / 111_000;
      include(region, lon - 1.6 * reach, lat - reach, height);
      include(region, lon + 1.6 * reach, lat + reach, height + look.height);
      translation.set(toTile(frame, lon, lat, height), 3 * i);
    });
    const places = document.createAccessor().setArray(translation).setType('VEC3');
    const instances = instancing
      .createInstancedMesh()
      .setAttribute('TRANSLATION', places.setBuffer(buffer));
    const node = document
      .createNode(key)
      .setMesh(meshOf(document, look))
      .setTranslation(frame.translation)
      .setRotation(frame.rotation)
      .setExtension('EXT_mesh_gpu_instancing', instances);
    scene.addChild(node);
  }
  document.createExtension(KHRMeshQuantization).setRequired(true);
  document.createExtension(EXTMeshoptCompression).setRequired(true);
  return { glb: await glbOf(io, document), region };
}

function meshOf(document: Document, { conifer, height, crown }: TreeClass): Mesh {
  const { position, normal, color, index } = treeMesh(conifer, height, crown);
  const buffer = document.getRoot().listBuffers()[0]!;
  const accessor = (
    array: Float32Array | Int8Array | Uint8Array | Uint16Array,
    type: 'SCALAR' | 'VEC3' | 'VEC4',
    normalized = false,
  ) =>
    document
      .createAccessor()
      .setArray(array)
      .setType(type)
      .setNormalized(normalized)
      .setBuffer(buffer);
  const rounded = Int8Array.from(normal, (v) => Math.round(v * 127));
  const primitive = document
    .createPrimitive()
    .setMaterial(document.createMaterial().setMetallicFactor(0).setRoughnessFactor(1))
    .setIndices(accessor(index, 'SCALAR'))
    .setAttribute('POSITION', accessor(position, 'VEC3'))
    .setAttribute('NORMAL', accessor(rounded, 'VEC3', true))
    .setAttribute('COLOR_0', accessor(color, 'VEC4', true))
    .setAttribute('_OFFSET', accessor(position.slice(), 'VEC3'));
  return document.createMesh().addPrimitive(primitive);
}
