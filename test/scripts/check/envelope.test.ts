import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkEnvelope } from '../../../scripts/city/check/envelope.ts';
import type { Subject } from '../../../scripts/city/check/finding.ts';
import { writeEnvelope } from '../../../scripts/city/envelope/write.ts';
import type { BuildingEnvelope } from '../../../src/channel/envelope.ts';
import type { FeatureTable } from '../../../src/channel/table.ts';
import { box, envelopeOf } from '../envelope/houses.ts';

let dir: string;
let envelope: BuildingEnvelope;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'twin-check-envelope-'));
  envelope = await envelopeOf([box(0, 0, 10, 8, 6), box(10, 4, 10, 8, 6)]);
});
afterAll(() => rm(dir, { recursive: true }));

const table = (walls: readonly number[], roofs: readonly number[]): FeatureTable => ({
  count: walls.length,
  columns: {
    wall_area: { kind: 'number', unit: 'm2', values: Float32Array.from(walls) },
    roof_area: { kind: 'number', unit: 'm2', values: Float32Array.from(roofs) },
  },
});

async function findings(of: BuildingEnvelope, against: FeatureTable | undefined) {
  const path = join(dir, 'envelope.parquet');
  await writeEnvelope(of, path);
  const found: { code: string; message: string }[] = [];
  const subject = {
    path,
    file: 'buildings/envelope.parquet',
    note: (_: string, code: string, message: string) => found.push({ code, message }),
    table: async () => against,
  } as unknown as Subject;
  return { found, read: await checkEnvelope(subject) };
}

describe('the check of building envelopes', () => {
  it('is content where surfaces are the areas of the building table', async () => {
    const { found, read } = await findings(envelope, table([192, 192], [80, 80]));
    expect(found).toEqual([]);
    expect(read).toEqual({
      kind: 'building envelopes',
      detail: '2 rows, roof planes of 0 assumed',
    });
  });

  it('asks nothing where the table does not know, or does not read', async () => {
    expect((await findings(envelope, table([Number.NaN, 192], [80, 80]))).found).toEqual([]);
    expect((await findings(envelope, undefined)).found).toEqual([]);
  });

  it('finds sums that differ by more than a hundredth, with the first row', async () => {
    const walls = await findings(envelope, table([192, 195], [80, 80]));
    expect(walls.found.map((f) => f.code)).toEqual(['envelopeSum']);
    expect(walls.found[0]!.message).toContain('wall_area, first row 1: 192.0 against 195.0 m²');
    const roofs = await findings(envelope, table([192, 192], [85, 80]));
    expect(roofs.found[0]!.message).toContain('roof_area, first row 0');
    const unknown = { ...envelope, walls: envelope.walls.map(() => Number.NaN) };
    expect((await findings(unknown, table([192, 192], [80, 80]))).found).toHaveLength(1);
  });

  it('finds another number of rows', async () => {
    const { found } = await findings(envelope, table([192], [80]));
    expect(found.map((f) => f.code)).toEqual(['envelopeRows']);
  });
});
