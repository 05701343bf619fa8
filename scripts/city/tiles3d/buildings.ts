import { type Accessor, Document, type NodeIO, type Primitive } from '@gltf-transform/core';
import {
  EXTMeshFeatures,
  EXTMeshoptCompression,
  KHRMeshQuantization,
} from '@gltf-transform/extensions';
import type { CityBuilding } from '../plan.ts';
import type { ToLonLatHeight } from '../table.ts';
import { centroid } from './footprint.ts';
import { type TileFrame, tileFrame } from './frame.ts';
import { glbOf, tileIO } from './glb.ts';
import { buildingMetadata } from './metadata.ts';
import { emptyRegion } from './region.ts';
import { addBuilding, type Surfaces, surfaces } from './surface.ts';
import { type TileContent, type TilesWritten, writeTileset } from './tileset.ts';
import { type Node, quadtree } from './tree.ts';

export interface BuildingTilesInput {
  /** In gid order: a building's city-wide number is its index here. */
  readonly buildings: readonly CityBuilding[];
  readonly toLonLatHeight: ToLonLatHeight;
  readonly outDir: string;
  /** Share done, 0..1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** Buildings in one tile. */
const capacity = 1500;
/** A missing building matters more than a shape that is off by its size: it leaves a hole. */
const absence = 4;
/** Beyond this half width 16-bit steps exceed 3 cm, and positions are written as floats. */
const quantisedReach = 1000;
/** Floats on this raster (m) compress well. */
const floatStep = 1 / 128;

/**
 * Writes buildings as a 3D Tiles 1.1 tileset: `outDir/tileset.json` and GLBs with EXT_mesh_features
 * and EXT_structural_metadata (attributes by building), `_GID` (city-wide number), NORMAL, COLOR_0
 * and TEXCOORD_0 (on walls bays and storeys, 1/64), meshopt-compressed. Each building is in one
 * tile, the biggest in the coarsest. Same input, same bytes.
 */
export async function writeBuildingTiles(input: BuildingTilesInput): Promise<TilesWritten> {
  const { buildings, toLonLatHeight, outDir, onProgress } = input;
  const io = await tileIO();
  const placed = buildings.map((building, index) => {
    const [x, y] = centroid(building.footprint);
    return { index, x, y, weight: diagonal(building) };
  });
  const solid = placed.filter(({ index }) => buildings[index]!.mesh.surface.length > 0);
  let done = 0;
  const content = async (node: Node): Promise<TileContent> => {
    const tile = await tileOf(io, node.own, buildings, toLonLatHeight);
    done += node.own.length;
    onProgress?.(done / solid.length);
    return tile;
  };
  return writeTileset(quadtree(solid, capacity), outDir, content, (n) => absence * n.missing);
}

function diagonal({ footprint, height }: CityBuilding): number {
  const xs = footprint.outer.map((p) => p[0]);
  const ys = footprint.outer.map((p) => p[1]);
  const width = Math.max(...xs) - Math.min(...xs);
  const depth = Math.max(...ys) - Math.min(...ys);
  return Math.hypot(width, depth, Number.isNaN(height) ? 0 : Math.max(0, height));
}

async function tileOf(
  io: NodeIO,
  gids: readonly number[],
  all: readonly CityBuilding[],
  toLonLatHeight: ToLonLatHeight,
): Promise<TileContent> {
  const buildings = gids.map((gid) => all[gid]!);
  const frame = frameOf(buildings, toLonLatHeight);
  const region = emptyRegion();
  const out = surfaces(buildings.reduce((sum, b) => sum + b.mesh.surface.length, 0));
  buildings.forEach((building, i) => {
    addBuilding(out, building, gids[i]!, i, frame, toLonLatHeight, region);
  });
  const document = new Document();
  const table = buildingMetadata(document, buildings, gids);
  const { primitive, scale } = primitiveOf(document, out);
  const features = document.createExtension(EXTMeshFeatures);
  const ids = features.createFeatureID().setFeatureCount(buildings.length).setAttribute(0);
  ids.setPropertyTable(table);
  primitive.setExtension('EXT_mesh_features', features.createFeatures().addFeatureID(ids));
  const node = document
    .createNode()
    .setMesh(document.createMesh().addPrimitive(primitive))
    .setTranslation(frame.translation)
    .setRotation(frame.rotation)
    .setScale([scale, scale, scale]);
  document.getRoot().setDefaultScene(document.createScene().addChild(node));
  document.createExtension(KHRMeshQuantization).setRequired(true);
  document.createExtension(EXTMeshoptCompression).setRequired(true);
  return { glb: await glbOf(io, document), region };
}

function frameOf(buildings: readonly CityBuilding[], toLonLatHeight: ToLonLatHeight): TileFrame {
  const [low, high] = buildings.reduce(
    ([a, b], { footprint, ground }) => {
      const [x, y] = centroid(footprint);
      const at = [x, y, ground];
      return [a.map((v, i) => Math.min(v, at[i]!)), b.map((v, i) => Math.max(v, at[i]!))];
    },
    [Array(3).fill(Number.POSITIVE_INFINITY), Array(3).fill(Number.NEGATIVE_INFINITY)] as [
      number[],
      number[],
    ],
  );
  const middle = low.map((v, i) => (v + high[i]!) / 2);
  return tileFrame(middle[0]!, middle[1]!, middle[2]!, toLonLatHeight);
}

function primitiveOf(document: Document, out: Surfaces): { primitive: Primitive; scale: number } {
  const buffer = document.createBuffer();
  const n = out.vertices;
  const accessor = (
    array: Float32Array | Int16Array | Int8Array | Uint8Array | Uint16Array | Uint32Array,
    type: 'SCALAR' | 'VEC2' | 'VEC3' | 'VEC4',
    normalized = false,
  ): Accessor =>
    document
      .createAccessor()
      .setArray(array)
      .setType(type)
      .setNormalized(normalized)
      .setBuffer(buffer);
  const { array, scale } = quantised(out.position.subarray(0, n * 3));
  const primitive = document
    .createPrimitive()
    .setMaterial(document.createMaterial().setMetallicFactor(0).setRoughnessFactor(1))
    .setIndices(accessor(out.index.slice(0, out.triangles * 3), 'SCALAR'))
    .setAttribute('POSITION', accessor(array, 'VEC3', array instanceof Int16Array))
    .setAttribute('NORMAL', accessor(out.normal.slice(0, n * 3), 'VEC3', true))
    .setAttribute('COLOR_0', accessor(out.color.slice(0, n * 4), 'VEC4', true))
    .setAttribute('TEXCOORD_0', accessor(out.facade.slice(0, n * 2), 'VEC2'))
    .setAttribute('_GID', accessor(out.gid.slice(0, n), 'SCALAR'))
    .setAttribute('_FEATURE_ID_0', accessor(out.feature.slice(0, n), 'SCALAR'));
  return { primitive, scale };
}

/** Positions over the node's `scale`: 16-bit where that is fine enough, else floats. */
function quantised(position: Float32Array): { array: Int16Array | Float32Array; scale: number } {
  const reach = position.reduce((most, v) => Math.max(most, Math.abs(v)), 1);
  if (reach <= quantisedReach) {
    return {
      array: Int16Array.from(position, (v) => Math.round((v / reach) * 32767)),
      scale: reach,
    };
  }
  return { array: position.map((v) => Math.round(v / floatStep) * floatStep), scale: 1 };
}
