import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetKeys } from '../../../src/catalogue/key.ts';
import { type Answer, serveFeed } from '../../../src/layers/mobility/serve.ts';
import { FeedServer } from '../../catalogue/feedServer.ts';
import { smallZip } from './small-feed.ts';

const files = unzipSync(smallZip());

describe('a timetable as a folder over HTTP', () => {
  let server: FeedServer;
  let folder: string;
  beforeEach(async () => {
    server = await FeedServer.start();
    folder = `${new URL('/feed/', server.url)}`;
  });
  afterEach(() => server.stop());

  /** Serves the members by name, and what `absent` says for others. */
  function serve(
    members: Readonly<Record<string, Uint8Array>>,
    absent: readonly [status: number, type: string, body: string] = [404, 'text/plain', 'no'],
  ): void {
    server.handler = (request, response) => {
      const body = members[request.url!.replace('/feed/', '')];
      if (body === undefined) {
        const [status, type, words] = absent;
        response.writeHead(status, { 'content-type': type }).end(words);
      } else response.writeHead(200, { 'content-type': 'text/plain' }).end(body);
    };
  }

  async function open(more: object = {}): Promise<Answer> {
    const answers: Answer[] = [];
    const ask = serveFeed((answer) => answers.push(answer));
    await ask({ type: 'open', url: folder, timeZone: 'Europe/Rome', ...more });
    return answers.at(-1)!;
  }

  it('opens as the same files in a zip do', async () => {
    serve(files);
    const answer = await open();
    expect(answer).toMatchObject({ type: 'opened', facts: { routes: 2, stops: 4 } });
    expect(answer.type === 'opened' && Object.keys(answer.files).sort()).toEqual(
      Object.keys(files)
        .filter((name) => name.endsWith('.txt'))
        .sort(),
    );
    expect(server.requests.every(({ url }) => url!.startsWith('/feed/'))).toBe(true);
  });

  it('opens where the server answers every unknown name with its own page', async () => {
    serve(files, [200, 'text/html', '<!doctype html><title>App</title>']);
    expect(await open()).toMatchObject({ type: 'opened', facts: { stops: 4 } });
  });

  it('says which file is wanted where the folder holds none, or not that one', async () => {
    serve({});
    expect(await open()).toMatchObject({ type: 'failed', problem: { params: { file: folder } } });
    const { 'stops.txt': stops, ...rest } = files;
    expect(strFromU8(stops!)).toContain('stop_id');
    serve(rest);
    const answer = await open();
    expect(JSON.stringify(answer)).toContain('stops.txt');
  });

  it('does not take a timetable for whole where the server fails at one of its files', async () => {
    const { 'calendar_dates.txt': _, ...rest } = files;
    serve(rest);
    expect(await open()).toMatchObject({ type: 'opened' });
    serve(rest, [500, 'text/plain', 'broken']);
    expect(await open()).toMatchObject({ type: 'failed' });
  });

  it('asks for a key where a server gives none of its files without, and sends the one that was given', async () => {
    server.handler = (request, response) => {
      const body = files[request.url!.replace('/feed/', '')];
      const status = request.headers['x-city-key'] !== 'k' ? 403 : body === undefined ? 404 : 200;
      response.writeHead(status, { 'content-type': 'text/plain' }).end(body);
    };
    expect(await open({ keyHeader: 'x-city-key' })).toMatchObject({
      type: 'failed',
      problem: { code: 'feedKey', params: { header: 'x-city-key', status: 403 } },
    });
    const opened = await open({ key: { header: 'x-city-key', value: 'k' } });
    expect(opened).toMatchObject({ type: 'opened', facts: { stops: 4 } });
    forgetKeys();
  });
});
