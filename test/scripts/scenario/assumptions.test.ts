import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLeverFile, readRoadFile } from '../../../scripts/scenario/assumptions.ts';
import { scenarioFile } from '../../../src/state/scenarioFile.ts';

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'twin-assumptions-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function file(content: unknown): Promise<string> {
  const path = join(dir, 'given.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const closed = { kind: 'closed', roads: ['a', 'b'] };

describe('assumptions from files', () => {
  it('are levers, roads, or a scenario that the app exported with both', async () => {
    expect(await readLeverFile(await file({ fuel_price: 2 }))).toEqual({
      levers: { fuel_price: 2 },
      roads: [],
    });
    expect(await readRoadFile(await file([closed]))).toEqual([{ id: '1', ...closed }]);
    const scenario = scenarioFile({
      id: '1',
      name: 'Quiet centre',
      city: 'bologna',
      saved: '2026-11-23T12:00:00.000Z',
      levers: { fuel_price: 2 },
      roads: [{ id: '1', kind: 'speed', speed: 30, roads: ['a'] }],
      figures: [],
      software: '',
      models: [],
    });
    const roads = [{ id: '1', kind: 'speed', speed: 30, roads: ['a'] }];
    expect(await readLeverFile(await file(scenario))).toEqual({ levers: { fuel_price: 2 }, roads });
    expect(await readRoadFile(await file(scenario))).toEqual(roads);
  });

  it('are refused with the file and the entry that is wrong', async () => {
    await expect(
      readRoadFile(await file([closed, { kind: 'speed', roads: ['a'] }])),
    ).rejects.toThrow(/given\.json: entry 2/);
    await expect(readRoadFile(await file({ kind: 'closed' }))).rejects.toThrow(/not a JSON list/);
    await expect(readRoadFile(await file('{'))).rejects.toThrow(/given\.json/);
    await expect(readLeverFile(await file([1]))).rejects.toThrow(/not a JSON object/);
  });
});
