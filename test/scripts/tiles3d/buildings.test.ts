import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Document } from '@gltf-transform/core';
import type { StructuralMetadata } from '@gltf-transform/extensions';
import { validateBytes } from 'gltf-validator';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ToLonLatHeight } from '../../../scripts/city/table.ts';
import { tileIO } from '../../../scripts/city/tiles3d/glb.ts';
import { writeBuildingTiles } from '../../../scripts/city/tiles3d/index.ts';
import { ecefToLonLatHeight } from '../../../src/geo/enu.ts';
import { house, town } from './houses.ts';

const plane: ToLonLatHeight = (x, y, z) => [9.1 + x / 78_000, 45.46 + y / 111_132, z];
const buildings = [
  ...town(46, 110),
  house(2116, { year: undefined, use: undefined, address: undefined, heating: undefined }),
];
let dir = '';
let files: string[] = [];

interface Tile {
  readonly boundingVolume: { readonly region: readonly number[] };
  readonly geometricError: number;
  readonly content: { readonly uri: string };
  readonly children?: readonly Tile[];
}

const read = async (file: string): Promise<Document> =>
  (await tileIO()).readBinary(new Uint8Array(await readFile(join(dir, file))));
const array = (document: Document, attribute: string): ArrayLike<number> =>
  document.getRoot().listMeshes()[0]!.listPrimitives()[0]!.getAttribute(attribute)!.getArray()!;
const tileset = async (): Promise<Tile> =>
  JSON.parse(await readFile(join(dir, 'tileset.json'), 'utf8')).root;

/** Earth-centred position of every vertex, through the node's transform as a viewer applies it. */
function vertices(document: Document): [number, number, number][] {
  const node = document.getRoot().listNodes()[0]!;
  const position = node.getMesh()!.listPrimitives()[0]!.getAttribute('POSITION')!;
  const m = node.getWorldMatrix();
  return Array.from({ length: position.getCount() }, (_, i) => {
    const p = position.getElement(i, [0, 0, 0]);
    const at = (row: number): number =>
      m[row]! * p[0]! + m[row + 4]! * p[1]! + m[row + 8]! * p[2]! + m[row + 12]!;
    return [at(0), -at(2), at(1)];
  });
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tiles-'));
  await writeBuildingTiles({ buildings, toLonLatHeight: plane, outDir: dir });
  files = (await readdir(join(dir, 'tiles'))).map((name) => `tiles/${name}`);
});

describe('building tiles', () => {
  it('are glTF without errors', async () => {
    for (const file of files) {
      const report = await validateBytes(new Uint8Array(await readFile(join(dir, file))));
      expect(report.issues.messages.filter((m) => m.severity === 0)).toEqual([]);
    }
  });

  it('hold every building exactly once, under its city-wide number', async () => {
    const gids = new Set<number>();
    let features = 0;
    for (const file of files) {
      const document = await read(file);
      const gid = array(document, '_GID');
      const local = array(document, '_FEATURE_ID_0');
      const pairs = new Set(Array.from(gid, (g, i) => `${g}:${local[i]}`));
      features += pairs.size;
      for (const g of Array.from(gid)) gids.add(g);
    }
    expect(gids.size).toBe(buildings.length);
    expect(features).toBe(buildings.length);
  });

  it('carry attributes in the row of each feature, with a stated value for not known', async () => {
    for (const file of files) {
      const document = await read(file);
      const metadata = document
        .getRoot()
        .getExtension<StructuralMetadata>('EXT_structural_metadata')!;
      const table = metadata.listPropertyTables()[0]!;
      const column = (name: string): Uint8Array => table.getProperty(name)!.getValues().slice();
      const gids = new Uint32Array(column('gid').buffer);
      const years = new Float32Array(column('year').buffer);
      const ids = new TextDecoder().decode(column('id'));
      expect(ids.startsWith(buildings[gids[0]!]!.id)).toBe(true);
      gids.forEach((gid, row) => {
        expect(years[row]).toBe(buildings[gid]!.year ?? -9999);
      });
    }
  });

  it('stand where the plane says, within 2 cm, also at the edge of a 5 km city', async () => {
    for (const file of files) {
      const document = await read(file);
      const gid = array(document, '_GID');
      let worst = 0;
      vertices(document).forEach((at, i) => {
        const [lon, lat, height] = ecefToLonLatHeight(...at);
        const { footprint, ground, height: tall } = buildings[gid[i]!]!;
        const x = (lon - 9.1) * 78_000;
        const y = (lat - 45.46) * 111_132;
        const plan = Math.min(...footprint.outer.map((p) => Math.hypot(p[0] - x, p[1] - y)));
        const level = Math.min(Math.abs(height - ground), Math.abs(height - ground - tall));
        worst = Math.max(worst, plan, level);
      });
      expect(worst).toBeLessThan(0.03);
    }
  });

  it('lie inside their regions, children inside their parents', async () => {
    const inside = (inner: Tile, outer: Tile): boolean => {
      const [a, b] = [inner.boundingVolume.region, outer.boundingVolume.region];
      return [0, 1, 4].every((i) => a[i]! >= b[i]!) && [2, 3, 5].every((i) => a[i]! <= b[i]!);
    };
    const check = (tile: Tile): void => {
      for (const child of tile.children ?? []) {
        expect(inside(child, tile)).toBe(true);
        expect(child.geometricError).toBeLessThanOrEqual(tile.geometricError);
        check(child);
      }
    };
    const root = await tileset();
    expect(root.children?.length).toBeGreaterThan(1);
    check(root);
  });

  it('show outer walls and roofs only from outside: every triangle turns counter-clockwise', async () => {
    const document = await read(files[0]!);
    const at = vertices(document);
    const index = document.getRoot().listMeshes()[0]!.listPrimitives()[0]!.getIndices()!;
    const gid = array(document, '_GID');
    const middles = new Map<number, number[]>();
    at.forEach((p, i) => {
      const m = middles.get(gid[i]!) ?? [0, 0, 0, 0];
      middles.set(gid[i]!, [m[0]! + p[0], m[1]! + p[1], m[2]! + p[2], m[3]! + 1]);
    });
    for (let t = 0; t < index.getCount(); t += 3) {
      const corner = (k: number) => at[index.getScalar(t + k)]!;
      const [a, b, c] = [corner(0), corner(1), corner(2)];
      const m = middles.get(gid[index.getScalar(t)]!)!;
      const u = b.map((v, k) => v - a[k]!);
      const v = c.map((w, k) => w - a[k]!);
      const normal = [
        u[1]! * v[2]! - u[2]! * v[1]!,
        u[2]! * v[0]! - u[0]! * v[2]!,
        u[0]! * v[1]! - u[1]! * v[0]!,
      ];
      const out = a.reduce((sum, p, k) => sum + (p - m[k]! / m[3]!) * normal[k]!, 0);
      expect(out).toBeGreaterThan(0);
    }
  });

  it('are the same bytes again for the same input', async () => {
    const again = await mkdtemp(join(tmpdir(), 'tiles-'));
    await writeBuildingTiles({ buildings, toLonLatHeight: plane, outDir: again });
    const hash = async (folder: string): Promise<string[]> =>
      Promise.all(
        [...files, 'tileset.json'].map(async (file) =>
          createHash('sha256')
            .update(await readFile(join(folder, file)))
            .digest('hex'),
        ),
      );
    expect(await hash(again)).toEqual(await hash(dir));
  });

  it('make an empty tileset of no buildings', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'tiles-'));
    const written = await writeBuildingTiles({
      buildings: [],
      toLonLatHeight: plane,
      outDir: empty,
    });
    expect(written.tiles).toBe(0);
    expect(JSON.parse(await readFile(join(empty, 'tileset.json'), 'utf8')).asset.version).toBe(
      '1.1',
    );
  });
});
