import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, describe, expect, it } from 'vitest';
import { buildRoads } from '../../../scripts/roads/build.ts';
import { checkNetwork } from '../../../scripts/roads/check.ts';
import { writeRoads } from '../../../scripts/roads/write.ts';
import { readRoads } from '../../../src/catalogue/roads.ts';
import type { RoadNetwork } from '../../../src/channel/roads.ts';
import { Problem } from '../../../src/problem/problem.ts';
import { hasGdal } from '../../gdal.ts';
import { sharedPath } from '../../shared.ts';

const folder = mkdtempSync(join(tmpdir(), 'roads-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bytesOf = (file: string): ArrayBuffer => new Uint8Array(readFileSync(file)).buffer;

/** Every link runs from one end of its road's course to the other. */
function expectEnds({ nodes, roads, links }: RoadNetwork): void {
  let apart = 0;
  for (let l = 0; l < links.count; l++) {
    const road = links.road[l]!;
    const [first, last] = [roads.start[road]!, roads.start[road + 1]! - 1];
    const [a, b] = links.forward[l] === 1 ? [first, last] : [last, first];
    const off = (node: number, point: number): number =>
      Math.abs(nodes.lon[node]! - roads.lon[point]!) +
      Math.abs(nodes.lat[node]! - roads.lat[point]!);
    if (!(off(links.from[l]!, a) < 2e-5 && off(links.to[l]!, b) < 2e-5)) apart++;
  }
  expect(apart).toBe(0);
}

const square = {
  type: 'FeatureCollection',
  features: [
    [
      [11, 44],
      [11.01, 44],
    ],
    [
      [11.01, 44],
      [11.01, 44.01],
    ],
    [
      [11.01, 44.01],
      [11, 44.01],
    ],
    [
      [11, 44.01],
      [11, 44],
    ],
    [
      [11, 44],
      [11.004, 44.006],
      [11.01, 44.01],
    ],
  ].map((coordinates, i) => ({
    type: 'Feature',
    properties: { '@id': `way/${i}`, highway: i === 4 ? 'primary' : 'residential', maxspeed: '30' },
    geometry: { type: 'LineString', coordinates },
  })),
};

async function written(): Promise<ArrayBuffer> {
  const source = join(folder, 'square.geojson');
  writeFileSync(source, JSON.stringify(square));
  const { roads } = await buildRoads(source);
  await writeRoads(roads, join(folder, 'square.parquet'));
  return bytesOf(join(folder, 'square.parquet'));
}

describe('the table of a road network', () => {
  it('reads back what was written', async () => {
    const network = await readRoads(await written(), 'square.parquet');
    // Two pairs of the square's sides are one road each; the diagonal is the third.
    expect(network.roads.count).toBe(3);
    expect(network.links.count).toBe(6);
    expect(network.nodes.count).toBe(2);
    expectEnds(network);
    expect(checkNetwork(network)).toMatchObject({ ok: true, findings: [] });
    const primary = network.roads.id.indexOf('4');
    expect(network.roads.class[primary]).toBe(2);
    expect([...network.links.freeSpeed]).toEqual(new Array(6).fill(30));
  });

  it('is refused with a Problem however it is damaged, or read as a sound network', async () => {
    const whole = new Uint8Array(await written());
    const damage = fc.oneof(
      fc.record({ cut: fc.integer({ min: 0, max: whole.length - 1 }) }),
      fc.record({
        at: fc.array(fc.integer({ min: 0, max: whole.length - 1 }), { minLength: 1, maxLength: 6 }),
        value: fc.integer({ min: 0, max: 255 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        const bytes = 'cut' in how ? whole.slice(0, how.cut) : whole.slice();
        if ('at' in how) for (const at of how.at) bytes[at] = how.value;
        try {
          expectEnds(await readRoads(bytes.buffer as ArrayBuffer, 'broken.parquet'));
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('names the columns that a table lacks', async () => {
    const columnData = [{ name: 'id', data: ['a'] }];
    const bytes = parquetWriteBuffer({ columnData });
    await expect(readRoads(bytes, 'x.parquet')).rejects.toMatchObject({
      code: 'roadColumns',
      params: { columns: expect.stringContaining('geometry') },
    });
  });
});

describe('published road data', () => {
  const bologna = sharedPath('data/bologna/mobility/road_network_osm.gpkg');
  const milan = sharedPath('data/milan/milan_italy_small.osm.pbf');

  it.skipIf(bologna === undefined)(
    'makes a connected network of Bologna’s GeoPackage',
    async () => {
      const { roads, report } = await buildRoads(bologna!, { urbanLimit: 50 });
      expect(report).toMatchObject({
        lines: 7800,
        drivable: 7759,
        left: { otherClass: 18, access: 23 },
      });
      await writeRoads(roads, join(folder, 'bologna.parquet'));
      const network = await readRoads(bytesOf(join(folder, 'bologna.parquet')), 'bologna.parquet');
      expectEnds(network);
      const check = checkNetwork(network);
      expect(check.findings).toEqual([]);
      // OSMnx measured the same edges on a sphere.
      expect(report.kilometres + report.unreachable.kilometres).toBeGreaterThan(900);
      expect(check.links).toBe(report.links);
    },
  );

  it.skipIf(milan === undefined)('makes a connected network of Milan’s OpenStreetMap', async () => {
    const bounds = [9.15, 45.44, 9.235, 45.506] as const;
    const { roads, report } = await buildRoads(milan!, { bounds, urbanLimit: 50 });
    expect(report.roads).toBe(roads.length);
    await writeRoads(roads, join(folder, 'milan.parquet'));
    const network = await readRoads(bytesOf(join(folder, 'milan.parquet')), 'milan.parquet');
    expectEnds(network);
    expect(checkNetwork(network).findings).toEqual([]);
  });

  it.skipIf(milan === undefined || !hasGdal)('counts the roads of Milan as GDAL does', async () => {
    const { report } = await buildRoads(milan!);
    const cars = [
      ...['motorway', 'trunk', 'primary', 'secondary', 'tertiary'].flatMap((c) => [c, `${c}_link`]),
      'unclassified',
      'residential',
      'living_street',
      'service',
      'road',
    ];
    const sql = `SELECT COUNT(*) AS n FROM lines WHERE highway IN (${cars.map((c) => `'${c}'`).join()})`;
    const said = execFileSync('ogrinfo', ['-q', '-dialect', 'sqlite', '-sql', sql, milan!], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const theirs = Number(/n \(Integer(?:64)?\) = (\d+)/.exec(said)?.[1]);
    const { otherClass, ...shut } = report.left;
    const ours = report.drivable + Object.values(shut).reduce((sum, n) => sum + n, 0);
    expect(otherClass).toBeGreaterThan(0);
    // GDAL takes closed ways with area=yes for polygons.
    expect(ours - report.left.area).toBe(theirs);
    // Its 1,329 relations less the two that except motorcars.
    expect(report.turnRestrictions).toEqual({ found: 1327, heeded: 0 });
    expect(report.barriers).toBeGreaterThan(100);
  });
});
