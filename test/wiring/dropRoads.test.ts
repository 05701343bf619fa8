import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRoads } from '../../scripts/roads/build.ts';
import { writeRoads } from '../../scripts/roads/write.ts';
import { asBytes, fetchFile } from '../../src/catalogue/fetch.ts';
import { registerLocal, releaseLocal } from '../../src/catalogue/localFiles.ts';
import { standards } from '../../src/catalogue/standards.ts';
import { kindOf } from '../../src/layers/registry.ts';
import { isRoadFile, readRoadFile, roadsEntry, stopRoads } from '../../src/wiring/dropRoads.ts';
import { sharedPath } from '../shared.ts';

const folder = mkdtempSync(join(tmpdir(), 'drop-roads-'));
afterAll(() => rmSync(folder, { recursive: true }));

const street = (id: string, coordinates: readonly (readonly number[])[], highway: string) => ({
  type: 'Feature',
  properties: { '@id': `way/${id}`, highway },
  geometry: { type: 'LineString', coordinates },
});

describe('a dropped road network', () => {
  let file: File;
  beforeAll(async () => {
    const source = join(folder, 'streets.geojson');
    const features = [
      street(
        '1',
        [
          [11, 44],
          [11.01, 44],
        ],
        'residential',
      ),
      street(
        '2',
        [
          [11.01, 44],
          [11.01, 44.01],
          [11, 44],
        ],
        'primary',
      ),
    ];
    writeFileSync(source, JSON.stringify({ type: 'FeatureCollection', features }));
    const { roads } = await buildRoads(source);
    await writeRoads(roads, join(folder, 'streets.parquet'));
    file = new File([readFileSync(join(folder, 'streets.parquet'))], 'streets.parquet');
  });

  const read = (dropped: File) => readRoadFile('card', dropped, () => undefined);

  it('is known by its first bytes, and tells what is in it', async () => {
    expect(await isRoadFile(file)).toBe(true);
    expect(await isRoadFile(new File(['PNG'], 'x.parquet'))).toBe(false);
    const { table, facts } = await read(file);
    expect(table).toBe(file);
    expect(facts).toMatchObject({ roads: 2, nodes: 2, links: 4, bounds: [11, 44, 11.01, 44.01] });
    // Sides of 0.01 degrees: 800 m west to east, 1112 m south to north, 1370 m across.
    expect(facts.kilometres).toBeCloseTo(0.8 + 1.112 + 1.37, 1);
  });

  it('is a dataset whose layer reads the file from this device', async () => {
    const url = registerLocal(file);
    const files = [{ name: file.name, bytes: file.size, url }];
    const card = {
      id: 'r',
      title: 'streets',
      files,
      status: 'open' as const,
      problem: undefined,
      facts: undefined,
      said: {},
      shown: true,
    };
    const entry = roadsEntry(card, [11, 44, 11.01, 44.01]);
    expect(kindOf(entry)?.kind).toBe('roads');
    expect(entry.distributions[0]!.conformsTo).toContain(standards.roads);
    const bytes = await fetchFile(url, asBytes);
    expect(bytes.byteLength).toBe(file.size);
    releaseLocal(url);
    await expect(fetchFile(url, asBytes)).rejects.toMatchObject({
      code: 'localGone',
      params: { file: 'streets.parquet' },
    });
  });

  it('says which columns another table lacks for one', async () => {
    const bytes = parquetWriteBuffer({ columnData: [{ name: 'id', data: ['a'] }] });
    await expect(read(new File([bytes], 'other.parquet'))).rejects.toMatchObject({
      code: 'roadColumns',
      params: { file: 'other.parquet' },
    });
  });
});

describe('a dropped source of a road network', () => {
  const bologna = sharedPath('data/bologna/mobility/road_network_osm.gpkg');
  const milan = sharedPath('data/milan/milan_italy_small.osm.pbf');
  const load = (path: string): File => new File([readFileSync(path)], basename(path));

  /** Bytes of the table that `twin roads build` writes. */
  async function built(path: string): Promise<Buffer> {
    const out = join(folder, 'built.parquet');
    await writeRoads((await buildRoads(path)).roads, out);
    return readFileSync(out);
  }
  const bytesOf = async (file: File): Promise<Buffer> => Buffer.from(await file.arrayBuffer());

  const town = join(folder, 'town.geojson');
  const square = [
    [11, 44],
    [11.01, 44],
    [11.01, 44.01],
    [11, 44.01],
    [11, 44],
  ];
  beforeAll(() => {
    const tagged = street('1', square, 'residential');
    const lane = street('2', [square[0]!, square[2]!], 'secondary');
    const footway = street('3', [square[1]!, square[3]!], 'footway');
    Object.assign(lane.properties, { oneway: 'yes', lanes: '2', maxspeed: '50' });
    const text = JSON.stringify({ type: 'FeatureCollection', features: [tagged, lane, footway] });
    writeFileSync(town, text);
  });

  it('becomes the very table that the build writes, and tells what was assumed', async () => {
    const file = load(town);
    expect(await isRoadFile(file)).toBe(true);
    const seen: number[] = [];
    const { table, facts } = await readRoadFile('c', file, (share) => seen.push(share));
    expect(table.name).toBe('town.parquet');
    expect((await bytesOf(table)).equals(await built(town))).toBe(true);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(facts.made).toMatchObject({
      format: 'GeoJSON',
      lines: 3,
      drivable: 2,
      left: { otherClass: 1 },
      assumed: [
        { class: 'secondary', withoutLanes: 0, withoutSpeed: 0 },
        {
          class: 'residential',
          withoutLanes: 1,
          withoutSpeed: 1,
          lanes: 1,
          speed: 30,
          capacity: 600,
        },
      ],
    });
    expect(facts.made?.source.url).toContain('matsim');
  });

  it.skipIf(bologna === undefined || milan === undefined)(
    'is the same as the build makes of a GeoPackage and an OpenStreetMap file',
    async () => {
      for (const path of [bologna!, milan!]) {
        const file = load(path);
        expect(await isRoadFile(file)).toBe(true);
        const { table, facts } = await readRoadFile('c', file, () => undefined);
        expect((await bytesOf(table)).equals(await built(path))).toBe(true);
        expect(facts.links).toBeGreaterThan(10_000);
      }
    },
  );

  it('leaves areas to what measures rasters in them, and says what lines lack', async () => {
    const area = { type: 'Feature', geometry: { type: 'Polygon', coordinates: [square] } };
    const areas = { type: 'FeatureCollection', features: [area] };
    expect(await isRoadFile(new File([JSON.stringify(areas)], 'areas.geojson'))).toBe(false);
    expect(await isRoadFile(new File([], 'empty.gpkg'))).toBe(false);
    const line = { type: 'Feature', geometry: { type: 'LineString', coordinates: square } };
    const plain = JSON.stringify({ type: 'FeatureCollection', features: [line] });
    await expect(
      readRoadFile('c', new File([plain], 'rivers.geojson'), () => undefined),
    ).rejects.toMatchObject({ code: 'roadClass', params: { file: 'rivers.geojson' } });
  });

  it('is given up with its card', async () => {
    stopRoads('nobody');
    const reading = readRoadFile('gone', load(town), () => undefined);
    stopRoads('gone');
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  });
});
