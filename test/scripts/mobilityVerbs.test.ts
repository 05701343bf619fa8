import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import bindings from 'gtfs-realtime-bindings';
import { afterAll, describe, expect, it } from 'vitest';
import { changed, smallFeed, smallZip } from '../layers/mobility/small-feed.ts';

const root = resolve(import.meta.dirname, '../..');
const dir = mkdtempSync(join(tmpdir(), 'mobility-'));
afterAll(() => rmSync(dir, { recursive: true }));

/** Runs `twin ...` in a process of its own. */
function twin(
  ...args: string[]
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/twin.ts', ...args], {
    cwd: root,
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (part) => {
    stdout += part;
  });
  child.stderr.on('data', (part) => {
    stderr += part;
  });
  return new Promise((done) => {
    child.on('close', (status) => done({ status, stdout, stderr }));
  });
}

const zip = join(dir, 'small.zip');
writeFileSync(zip, smallZip());

describe('twin vehicles', { timeout: 60_000 }, () => {
  it('shows the night trip of the day before at half past midnight, from a zip and from a folder', async () => {
    for (const [name, text] of Object.entries(smallFeed)) writeFileSync(join(dir, name), text);
    const when = ['--date', '2026-03-08', '--time', '00:30:00', '--json'];
    const [zipped, folder] = await Promise.all([
      twin('vehicles', zip, ...when),
      twin('vehicles', dir, ...when),
    ]);
    expect(zipped.status, zipped.stderr).toBe(0);
    expect(JSON.parse(zipped.stdout)).toEqual([
      {
        trip_id: 'n1',
        route_id: 'B',
        lon: expect.closeTo(10.01, 9),
        lat: 45,
        bearing: expect.closeTo(90, 3),
        stop_sequence: 1,
      },
    ]);
    expect(folder.stdout).toBe(zipped.stdout);
  });

  it('tells the vehicles of one repeated trip apart', async () => {
    const { stdout } = await twin(
      ...['vehicles', zip, '--date', '2026-03-03', '--time', '10:12:00', '--json'],
    );
    expect(JSON.parse(stdout)).toMatchObject([
      { trip_id: 'f1', start_time: '10:00:00' },
      { trip_id: 'f1', start_time: '10:10:00' },
    ]);
  });

  it('ends with 2 for a date or time that is none, and with 1 for a feed that is not there', async () => {
    const [date, time, none] = await Promise.all([
      twin('vehicles', zip, '--date', '2026-02-30', '--time', '10:00:00'),
      twin('vehicles', zip, '--date', '2026-02-28', '--time', '24:00:00'),
      twin('vehicles', join(dir, 'none.zip'), '--date', '2026-02-28', '--time', '10:00:00'),
    ]);
    expect([date.status, time.status, none.status]).toEqual([2, 2, 1]);
    expect(none.stderr).toContain('none.zip');
    expect(date.stdout + time.stdout + none.stdout).toBe('');
  });
});

describe('twin gtfs check', { timeout: 60_000 }, () => {
  it('prints counts and notices, and ends with 1 for an error only when it is to be strict', async () => {
    const broken = join(dir, 'broken.zip');
    writeFileSync(broken, smallZip(changed('routes.txt', 'C8102E', 'red')));
    const [lax, strict] = await Promise.all([
      twin('gtfs', 'check', broken, '--date', '2026-03-03', '--json'),
      twin('gtfs', 'check', broken, '--date', '2026-03-03', '--strict', '--json'),
    ]);
    expect([lax.status, strict.status], lax.stderr).toEqual([0, 1]);
    expect(strict.stdout).toBe(lax.stdout);
    const { counts, notices } = JSON.parse(lax.stdout);
    expect(counts).toMatchObject({ 'trips.txt': 3, trips: 3, serviceDates: 22 });
    expect(notices[0]).toEqual({
      code: 'invalid_color',
      severity: 'ERROR',
      file: 'routes.txt',
      row: 2,
      field: 'route_color',
      total: 1,
    });
  });
});

describe('twin feed decode', { timeout: 60_000 }, () => {
  it('prints a message as JSON with its time and counts', async () => {
    const file = join(dir, 'x.pb');
    const { FeedMessage } = bindings.transit_realtime;
    const message = FeedMessage.fromObject({
      header: { gtfsRealtimeVersion: '2.0', timestamp: 1_781_071_980 },
      entity: [{ id: 'v', vehicle: { position: { latitude: 45.5, longitude: 9.25 } } }],
    });
    writeFileSync(file, FeedMessage.encode(message).finish());
    const { status, stdout, stderr } = await twin('feed', 'decode', file, '--json');
    expect(status, stderr).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      header: {
        gtfsRealtimeVersion: '2.0',
        incrementality: 'FULL_DATASET',
        timestamp: '2026-06-10T06:13:00.000Z',
      },
      counts: { entities: 1, vehicles: 1, tripUpdates: 0, alerts: 0, deleted: 0, refused: {} },
      entity: [{ id: 'v', vehicle: { position: { latitude: 45.5, longitude: 9.25 } } }],
    });
  });

  it('ends with 1 and says where a message breaks', async () => {
    const file = join(dir, 'broken.pb');
    writeFileSync(file, Uint8Array.of(0x0a, 0x80, 0xc2, 0xd7, 0x2f, 1));
    const { status, stdout, stderr } = await twin('feed', 'decode', file, '--json');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('broken.pb is not a GTFS-Realtime message');
    expect(stderr).toContain('at byte 5');
  });
});
