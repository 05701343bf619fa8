import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serve } from '../../scripts/serve.ts';

describe('the server of npm start', () => {
  const app = mkdtempSync(join(tmpdir(), 'app-'));
  const tilesets = mkdtempSync(join(tmpdir(), 'cities-'));
  let served: Served;

  beforeAll(async () => {
    writeFileSync(join(app, 'index.html'), '<p>app</p>');
    writeFileSync(join(tilesets, 'a.tif'), Buffer.from([0, 1, 2, 3, 4, 5, 6, 7]));
    served = await serve({ app, tilesets, port: 0 });
  });
  afterAll(() => {
    served.server.close();
    rmSync(app, { recursive: true });
    rmSync(tilesets, { recursive: true });
  });

  it('answers a range of a city file with exactly its bytes', async () => {
    const response = await fetch(`${served.url}tilesets/a.tif`, {
      headers: { range: 'bytes=2-4' },
    });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe('bytes 2-4/8');
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([2, 3, 4]);
  });

  it('serves the app at its root and 404 for what is missing', async () => {
    expect(await (await fetch(served.url)).text()).toContain('app');
    expect((await fetch(`${served.url}tilesets/none.tif`)).status).toBe(404);
  });

  it('does not leave its folders', async () => {
    const outside = await fetch(`${served.url}tilesets/..%2f..%2fetc/passwd`);
    expect(outside.status).toBe(404);
  });

  it('takes the next port where one is taken', async () => {
    const port = Number(new URL(served.url).port);
    const second = await serve({ app, tilesets, port });
    expect(second.url).not.toBe(served.url);
    second.server.close();
  });
});
