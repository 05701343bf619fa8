import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRoads } from '../../scripts/roads/build.ts';
import { writeRoads } from '../../scripts/roads/write.ts';
import { asBytes, fetchFile } from '../../src/catalogue/fetch.ts';
import { registerLocal, releaseLocal } from '../../src/catalogue/localFiles.ts';
import { standards } from '../../src/catalogue/standards.ts';
import { kindOf } from '../../src/layers/registry.ts';
import { isParquet, roadFacts, roadsEntry } from '../../src/wiring/dropRoads.ts';

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

  it('is known by its first bytes, and tells what is in it', async () => {
    expect(await isParquet(file)).toBe(true);
    expect(await isParquet(new File(['PNG'], 'x.parquet'))).toBe(false);
    const facts = await roadFacts(file);
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
    await expect(roadFacts(new File([bytes], 'other.parquet'))).rejects.toMatchObject({
      code: 'roadColumns',
      params: { file: 'other.parquet' },
    });
  });
});
