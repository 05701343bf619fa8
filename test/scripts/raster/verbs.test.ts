import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ramp } from '../../layers/raster/rasters.ts';

const folder = mkdtempSync(join(tmpdir(), 'verbs-'));
const file = join(folder, 'ramp.tif');
beforeAll(() => ramp(file, 11, 45));
afterAll(() => rmSync(folder, { recursive: true }));

const twin = (...parameters: string[]) =>
  spawnSync(join('node_modules', '.bin', 'tsx'), ['scripts/twin.ts', 'raster', ...parameters], {
    encoding: 'utf8',
  });

describe('twin raster', () => {
  it('probes the cell that a place lies in, with its place in pixels', () => {
    const { stdout, status } = twin('probe', file, '--at', '11.0125,44.9975;20,0', '--json');
    expect(status).toBe(0);
    const [inside, outside] = JSON.parse(stdout) as { value: number; col: number; row: number }[];
    expect(inside!.value).toBe(1 + ((12 * 31 + 2 * 57) % 250));
    expect(inside!.col).toBeCloseTo(12.5, 6);
    expect(inside!.row).toBeCloseTo(2.5, 6);
    expect(outside!.value).toBeNull();
  });

  it('writes a tile of little-endian floats, row 0 north', () => {
    const out = join(folder, 'tile.f32');
    const at = ['--z', '9', '--x', '543', '--y', '128', '--scheme', 'geographic'];
    const how = ['--resample', 'nearest', '--out', out, '--json'];
    const { stdout, status } = twin('tile', file, ...at, ...how);
    expect(status).toBe(0);
    const answer = JSON.parse(stdout) as { bounds: number[]; crs: string; maxErrorPixels: number };
    expect(answer.bounds).toEqual([10.8984375, 44.6484375, 11.25, 45]);
    expect(answer.crs).toBe('EPSG:4326');
    expect(answer.maxErrorPixels).toBeLessThanOrEqual(0.05);
    const bytes = readFileSync(out);
    expect(bytes.length).toBe(256 * 256 * 4);
    const value = (col: number, row: number) => bytes.readFloatLE((row * 256 + col) * 4);
    expect(value(0, 0)).toBeNaN();
    // Pixel 100 lies at 11.0364 degrees, row 0 at 44.9993: cell (36, 0).
    expect(value(100, 0)).toBe(1 + ((36 * 31) % 250));
  });

  it.each([
    [2, 'columns 0 to 1', ['tile', '--z', '1', '--x', '2', '--y', '0', '--out', 'x']],
    [2, '--z must be', ['tile', '--z', '40', '--x', '0', '--y', '0', '--out', 'x']],
    [2, '--at must be', ['probe', '--at', '11.3']],
    [1, 'no band 3', ['probe', '--at', '11.3,44.6', '--band', '3']],
  ] as const)('ends with %i and says why: %s', (code, sentence, [verb, ...rest]) => {
    const { status, stderr, stdout } = twin(verb, file, ...rest);
    expect(status).toBe(code);
    expect(stderr).toContain(sentence);
    expect(stdout).toBe('');
  });
});
