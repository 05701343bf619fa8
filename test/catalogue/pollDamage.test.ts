import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FeedServer } from './feedServer.ts';
import { PollRig } from './pollRig.ts';

describe('polling an address that misbehaves', () => {
  const rig = new PollRig();

  it('refuses a body that cannot be read, counts it and keeps the last good value', async () => {
    rig.server.serve('one', '"1"');
    const { step } = rig.polling();
    await step();
    rig.server.serve('bad bytes', '"2"');
    expect(await step()).toMatchObject({ status: 'failing', value: 'one', refused: 1 });
    expect(await step()).toMatchObject({
      status: 'failing',
      value: 'one',
      refused: 2,
      failures: 2,
    });
    // The refused body's ETag is not the one that is sent.
    expect(rig.server.requests.at(-1)!.headers['if-none-match']).toBe('"1"');
  });

  it('refuses more bytes than it may take, whether they are announced or not', async () => {
    rig.server.answer(200, { 'content-length': '5000' }, 'x'.repeat(5000));
    const { step } = rig.polling();
    expect((await step()).problem?.code).toBe('feedTooLarge');
    rig.server.handler = (_, response) => {
      response.writeHead(200);
      for (let i = 0; i < 50; i += 1) response.write('x'.repeat(100));
      response.end();
    };
    expect((await step()).problem?.code).toBe('feedTooLarge');
  });

  it('survives a body that is cut off, a line that breaks and a server that is gone', async () => {
    rig.server.serve('one', '"1"');
    const { step } = rig.polling();
    await step();
    rig.server.handler = (_, response) => {
      response.writeHead(200, { 'content-length': '500' });
      response.write('half');
      setTimeout(() => response.destroy(), 5);
    };
    expect(await step()).toMatchObject({ status: 'failing', value: 'one' });
    rig.server.handler = (request) => request.socket.destroy();
    expect(await step()).toMatchObject({ status: 'failing', value: 'one', failures: 2 });
    await rig.server.stop();
    const gone = await step();
    expect(gone).toMatchObject({ status: 'failing', value: 'one', failures: 3 });
    expect(gone.problem?.code).toBe('unreachable');
    rig.server = await FeedServer.start();
  });

  it('stops at its limit where a small packed body grows without end', async () => {
    const packed = gzipSync(Buffer.alloc(200_000_000));
    rig.server.answer(200, { 'content-encoding': 'gzip' }, packed);
    const { step } = rig.polling({ mostBytes: 1_000_000 });
    const before = process.memoryUsage().arrayBuffers;
    expect((await step()).problem?.code).toBe('feedTooLarge');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100_000_000);
  });

  it('gives up a body that never ends, whether it pours or drips', async () => {
    let open = false;
    const endless = (piece: string, pause: number) => (): void => {
      rig.server.handler = (_, response) => {
        open = true;
        response.writeHead(200);
        const timer = setInterval(() => response.write(piece), pause);
        response.on('close', () => {
          clearInterval(timer);
          open = false;
        });
      };
    };
    endless('x'.repeat(500), 1)();
    const { step } = rig.polling({ timeout: 5 });
    expect((await step()).problem?.code).toBe('feedTooLarge');
    await expect.poll(() => open).toBe(false);
    endless('x', 20)();
    const slow = rig.polling({ timeout: 0.3 });
    rig.bench.ring();
    expect((await slow.step()).problem?.code).toBe('timeout');
    await expect.poll(() => open).toBe(false);
  });

  it.each([
    ['says that it is one', 'text/html; charset=utf-8', '<h1>Sign in</h1>'],
    ['begins as one', 'application/x-protobuf', '\n<!DOCTYPE html><title>Sign in</title>'],
  ])('knows a web page in place of data where it %s', async (_, type, body) => {
    rig.server.serve('one', '"1"');
    const { step } = rig.polling();
    await step();
    rig.server.answer(200, { 'content-type': type }, body);
    const { problem, value } = await step();
    expect(problem).toMatchObject({ code: 'feedPage', params: { title: 'Sign in' } });
    expect(value).toBe('one');
  });

  it('takes data under a wrong content type, as many servers send them', async () => {
    rig.server.answer(200, { 'content-type': 'text/plain' }, 'one');
    const { step } = rig.polling();
    expect(await step()).toMatchObject({ status: 'fresh', value: 'one' });
  });

  it('gives a silent server up after its timeout', async () => {
    rig.server.handler = () => undefined;
    const { step } = rig.polling({ timeout: 0.2 });
    expect((await step()).problem?.code).toBe('timeout');
  });
});
