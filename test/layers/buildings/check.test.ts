import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeBuildingTiles, writeTreeTiles } from '../../../scripts/city/tiles3d/index.ts';
import { standards } from '../../../src/catalogue/standards.ts';
import { checkGlb, firstContent } from '../../../src/layers/buildings/check.ts';
import { buildingsKind } from '../../../src/layers/buildings/kind.ts';
import { treesKind } from '../../../src/layers/trees/kind.ts';
import { Problem } from '../../../src/problem/problem.ts';
import { town } from '../../scripts/tiles3d/houses.ts';

const plane = (x: number, y: number, z: number) => [9 + x / 1e5, 45 + y / 1e5, z] as const;
const file = 'https://city.example/buildings/tileset.json';
let tileset = '';
let glb = new Uint8Array();
let treeGlb = new Uint8Array();

const problem = (run: () => unknown): Problem => {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    return error as Problem;
  }
  throw new Error('nothing was thrown');
};
const buffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

beforeAll(async () => {
  const dir = await mkdtemp(join(tmpdir(), 'check-'));
  await writeBuildingTiles({ buildings: town(3), toLonLatHeight: plane, outDir: join(dir, 'b') });
  const trees = [{ x: 0, y: 0, z: 0, height: 8, crown: 4, conifer: false }];
  await writeTreeTiles({ trees, toLonLatHeight: plane, outDir: join(dir, 't') });
  tileset = await readFile(join(dir, 'b/tileset.json'), 'utf8');
  glb = await readFile(join(dir, 'b/tiles/0.glb'));
  treeGlb = await readFile(join(dir, 't/tiles/0.glb'));
});

describe('a look at building tiles before they are drawn', () => {
  it('finds the first tile and is content with what the writer makes', () => {
    expect(firstContent(tileset, file)).toBe('https://city.example/buildings/tiles/0.glb');
    expect(() => checkGlb(buffer(glb), 'tiles/0.glb')).not.toThrow();
  });

  it('finds content below a root that has none, and none in an empty tileset', () => {
    const deep = { asset: { version: '1.0' }, root: { children: [{ content: { uri: 'a.glb' } }] } };
    expect(firstContent(JSON.stringify(deep), file)).toBe('https://city.example/buildings/a.glb');
    expect(firstContent('{"asset":{"version":"1.1"},"root":{}}', file)).toBeUndefined();
  });

  it('names a tileset that is none', () => {
    expect(problem(() => firstContent('<html>', file)).code).toBe('tilesetJson');
    const wrong = problem(() => firstContent('{"asset":{"version":"2.0"},"root":{}}', file));
    expect(wrong.message).toContain('version 2.0');
  });

  it('names a tile without building metadata and what it lacks', () => {
    const found = problem(() => checkGlb(buffer(treeGlb), 'tiles/7.glb'));
    expect(found.code).toBe('glbMetadata');
    expect(found.message).toContain('tiles/7.glb lacks _GID, EXT_mesh_features');
  });

  it('names a tile that is cut off, at whatever byte, or that is no glTF', () => {
    for (const length of [0, 3, 18, 200, glb.length - 1]) {
      const found = problem(() => checkGlb(buffer(glb.subarray(0, length)), 'tiles/0.glb'));
      expect(found.params.file).toBe('tiles/0.glb');
    }
    expect(problem(() => checkGlb(buffer(glb.subarray(0, -1)), 'a')).code).toBe('glbTruncated');
    expect(problem(() => checkGlb(buffer(new TextEncoder().encode(tileset)), 'a')).code).toBe(
      'glbFormat',
    );
  });
});

describe('the choice of a layer kind', () => {
  const distribution = (...conformsTo: string[]) => ({
    accessUrl: file,
    mediaType: '',
    conformsTo,
  });
  const entry = {} as Parameters<typeof treesKind.accepts>[1];

  it('takes 3D Tiles for buildings, and those of vegetation for trees', () => {
    const buildings = distribution(standards.tiles3d);
    const trees = distribution(standards.tiles3d, standards.vegetation);
    const asked = [buildings, trees].map((d) => [
      buildingsKind.accepts(d, entry),
      treesKind.accepts(d, entry),
    ]);
    expect(asked).toEqual([
      [true, false],
      [false, true],
    ]);
  });
});
