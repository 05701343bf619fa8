import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InstancedMesh } from '@gltf-transform/extensions';
import { validateBytes } from 'gltf-validator';
import { beforeAll, describe, expect, it } from 'vitest';
import { tileIO } from '../../../scripts/city/tiles3d/glb.ts';
import { writeTreeTiles } from '../../../scripts/city/tiles3d/index.ts';
import { treeMesh } from '../../../scripts/city/tiles3d/tree-mesh.ts';

const plane = (x: number, y: number, z: number) => [9 + x / 78_000, 45 + y / 111_132, z] as const;
const trees = Array.from({ length: 5000 }, (_, i) => ({
  x: (i * 37) % 2000,
  y: (i * 91) % 1990,
  z: 200,
  height: 4 + (i % 14),
  crown: 2 + (i % 9),
  conifer: i % 5 === 0,
}));
let files: string[] = [];

beforeAll(async () => {
  const dir = await mkdtemp(join(tmpdir(), 'trees-'));
  await writeTreeTiles({ trees, toLonLatHeight: plane, outDir: dir });
  files = (await readdir(join(dir, 'tiles'))).map((name) => join(dir, 'tiles', name));
});

describe('tree tiles', () => {
  it('are glTF without errors and hold every tree once', async () => {
    let count = 0;
    for (const file of files) {
      const bytes = new Uint8Array(await readFile(file));
      const report = await validateBytes(bytes);
      expect(report.issues.messages.filter((m) => m.severity === 0)).toEqual([]);
      for (const node of (await (await tileIO()).readBinary(bytes)).getRoot().listNodes()) {
        const instances = node.getExtension<InstancedMesh>('EXT_mesh_gpu_instancing');
        count += instances?.getAttribute('TRANSLATION')?.getCount() ?? 0;
      }
    }
    expect(count).toBe(trees.length);
    expect(files.length).toBeGreaterThan(4);
  });
});

describe('a tree', () => {
  it.each([true, false])(
    'stands on its foot, as tall and wide as asked (conifer: %s)',
    (conifer) => {
      const { position, index } = treeMesh(conifer, 12, 6);
      const heights = position.filter((_, i) => i % 3 === 1);
      const reach = Math.max(...position.filter((_, i) => i % 3 !== 1).map(Math.abs));
      expect([Math.min(...heights), Math.max(...heights)]).toEqual([0, 12]);
      expect(reach).toBeGreaterThan(2.7);
      expect(reach).toBeLessThanOrEqual(3);
      expect(Math.max(...index)).toBeLessThan(position.length / 3);
    },
  );

  it('turns its surface outwards', () => {
    const { position, normal, index } = treeMesh(false, 12, 6);
    const at = (from: Float32Array, i: number): number[] => [...from.subarray(3 * i, 3 * i + 3)];
    for (let t = 0; t < index.length; t += 3) {
      const [a, b, c] = [
        at(position, index[t]!),
        at(position, index[t + 1]!),
        at(position, index[t + 2]!),
      ];
      const u = b.map((v, k) => v - a[k]!);
      const v = c.map((w, k) => w - a[k]!);
      const face = [
        u[1]! * v[2]! - u[2]! * v[1]!,
        u[2]! * v[0]! - u[0]! * v[2]!,
        u[0]! * v[1]! - u[1]! * v[0]!,
      ];
      const side = [0, 1, 2]
        .map((k) => at(normal, index[t + k]!))
        .reduce((sum, n) => sum + n.reduce((s, w, k) => s + w * face[k]!, 0), 0);
      expect(side).toBeGreaterThan(0);
    }
  });
});
