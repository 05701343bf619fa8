import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forgetKeys, keepKey, keyOf } from '../../src/catalogue/key.ts';
import { backOff } from '../../src/catalogue/poll.ts';
import { retryAfter } from '../../src/catalogue/pollAnswer.ts';
import { Problem } from '../../src/problem/problem.ts';
import { FeedServer } from './feedServer.ts';
import { PollRig } from './pollRig.ts';

describe('polling one address', () => {
  const rig = new PollRig();

  it('asks at once, then sends the ETag and takes a 304 for what it has', async () => {
    rig.server.serve('one', '"1"');
    const { step } = rig.polling();
    expect(rig.bench.wait).toBe(0);
    expect(await step()).toMatchObject({ status: 'fresh', value: 'one', failures: 0 });
    expect(rig.server.requests[0]!.headers['if-none-match']).toBeUndefined();
    const second = await step();
    expect(rig.server.requests[1]!.headers['if-none-match']).toBe('"1"');
    expect(second).toMatchObject({ status: 'unchanged', value: 'one' });
    expect(second.confirmed! - second.received!).toBeGreaterThanOrEqual(15);
    rig.server.serve('two', '"2"');
    expect(await step()).toMatchObject({ status: 'fresh', value: 'two' });
  });

  it('sends Last-Modified back where there is no ETag', async () => {
    const date = 'Wed, 10 Jun 2026 06:10:00 GMT';
    rig.server.answer(200, { 'last-modified': date }, 'one');
    const { step } = rig.polling();
    await step();
    await step();
    expect(rig.server.requests[1]!.headers['if-modified-since']).toBe(date);
  });

  it('calls the same bytes unchanged where the server knows no conditions', async () => {
    rig.server.answer(200, {}, 'one');
    const { step } = rig.polling();
    await step();
    expect(await step()).toMatchObject({ status: 'unchanged', value: 'one' });
  });

  it('asks no more often than max-age, the ttl of the value and its own period say', async () => {
    rig.bench.chance = 0;
    rig.server.serve('one', '"1"', { 'cache-control': 'max-age=45' });
    const { step } = rig.polling();
    await step();
    expect(rig.bench.wait).toBeCloseTo(45, 0);
    const slow = rig.polling({ ttl: () => 120 });
    rig.bench.ring();
    await slow.step();
    expect(slow.poll.state.next! - slow.poll.state.confirmed!).toBeCloseTo(120, 0);
    rig.server.serve('two', '"2"', { 'cache-control': 'max-age=0' });
    const quick = rig.polling();
    const state = await quick.step();
    expect(state.next! - state.confirmed!).toBeCloseTo(15, 0);
  });

  it.each([
    [500, {}, 'serviceStatus'],
    [404, {}, 'notFound'],
    [403, {}, 'feedKey'],
    [503, {}, 'feedBusy'],
  ] as const)(
    'keeps the last good value through HTTP %i and says when it tries again',
    async (status, headers, code) => {
      rig.server.serve('one', '"1"');
      const { step } = rig.polling();
      await step();
      rig.server.answer(status, headers, 'no');
      const state = await step();
      expect(state).toMatchObject({ status: 'failing', value: 'one', failures: 1 });
      expect(state.problem?.code).toBe(code);
      expect(state.problem?.params.file).toBe(rig.server.url);
      expect(state.next).toBeGreaterThan(rig.bench.time / 1000);
      rig.server.serve('two', '"2"');
      const mended = await step();
      expect(mended).toMatchObject({ status: 'fresh', value: 'two', failures: 0 });
      expect(mended.problem).toBeUndefined();
    },
  );

  it('waits as long as Retry-After of a 429 says, at the least', async () => {
    rig.server.answer(429, { 'retry-after': '90' });
    const { step } = rig.polling();
    const state = await step();
    expect(state.problem?.code).toBe('feedBusy');
    expect(rig.bench.wait).toBeGreaterThanOrEqual(90);
    expect(rig.bench.wait).toBeLessThan(100);
  });

  it('follows a feed that has moved, and says where an address leads round in circles', async () => {
    const other = await FeedServer.start();
    other.answer(200, {}, 'moved');
    rig.server.answer(302, { location: other.url });
    const { step } = rig.polling();
    expect(await step()).toMatchObject({ status: 'fresh', value: 'moved' });
    other.answer(302, { location: rig.server.url });
    expect((await step()).problem?.code).toBe('unreachable');
    rig.server.answer(302, { location: 'file:///etc/hostname' });
    expect((await step()).problem?.code).toBe('unreachable');
    await other.stop();
  });

  it('sends a key to its own origin only, and asks at once when it is given', async () => {
    const other = await FeedServer.start();
    other.answer(200, {}, 'stolen');
    rig.server.handler = (request, response) => {
      const known = request.headers['x-feed-key'] === 'secret';
      response.writeHead(known ? 200 : 401).end(known ? 'one' : '');
    };
    const { step } = rig.polling({ keyHeader: 'X-Feed-Key' });
    const refused = await step();
    expect(refused.problem).toMatchObject({
      code: 'feedKey',
      params: { header: 'X-Feed-Key', file: rig.server.url },
    });
    expect(() => keepKey(rig.server.url, { header: 'x-feed-key', value: 'a\nb' })).toThrow(Problem);
    expect(() => keepKey(rig.server.url, { header: 'cookie', value: 'a' })).toThrow(Problem);
    keepKey(rig.server.url, { header: 'X-Feed-Key', value: ' secret ' });
    expect(rig.bench.wait).toBe(0);
    expect(await step()).toMatchObject({ status: 'fresh', value: 'one' });
    rig.server.answer(307, { location: other.url });
    const sent = await step();
    expect(sent.problem?.code).toBe('feedRedirect');
    expect(sent.value).toBe('one');
    expect(other.requests).toHaveLength(0);
    expect(keyOf(other.url)).toBeUndefined();
    forgetKeys();
    await other.stop();
  });

  it('stands still while the page is hidden or its layer is, and goes on where it was due', async () => {
    rig.server.serve('one', '"1"');
    const { poll, step } = rig.polling();
    await step();
    rig.bench.hide(true);
    expect(rig.bench.wait).toBeUndefined();
    expect(poll.state).toMatchObject({ paused: true, value: 'one' });
    expect(poll.state.next).toBeUndefined();
    poll.pause('layer', true);
    rig.bench.hide(false);
    expect(rig.bench.wait).toBeUndefined();
    rig.bench.time += 3600_000;
    poll.pause('layer', false);
    expect(rig.bench.wait).toBe(0);
    expect(await step()).toMatchObject({ status: 'unchanged' });
  });

  it('tells nothing more once it is stopped, and aborts what is under way', async () => {
    let open = false;
    rig.server.handler = (request) => {
      open = true;
      request.on('close', () => {
        open = false;
      });
    };
    const { poll, step } = rig.polling();
    void step();
    await expect.poll(() => open).toBe(true);
    poll.stop();
    await expect.poll(() => open).toBe(false);
    expect(rig.bench.wait).toBeUndefined();
  });
});

describe('backing off', () => {
  it('waits a second at least, never beyond its cap, and longer in the mean after more failures', () => {
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), chance, (failures, random) => {
        const wait = backOff(failures, 15, random);
        expect(wait).toBeGreaterThanOrEqual(1);
        expect(wait).toBeLessThanOrEqual(600);
        expect(backOff(failures + 1, 15, random)).toBeGreaterThanOrEqual(wait);
      }),
    );
  });

  it('reads Retry-After as seconds or as a date, and believes no more than an hour', () => {
    const now = Date.parse('2026-06-10T06:10:00Z');
    expect(retryAfter('30', now)).toBe(30);
    expect(retryAfter('Wed, 10 Jun 2026 06:12:00 GMT', now)).toBe(120);
    expect(retryAfter('Wed, 10 Jun 2026 06:00:00 GMT', now)).toBe(0);
    expect(retryAfter('99999999999999', now)).toBe(3600);
    expect(retryAfter('soon', now)).toBeUndefined();
    expect(retryAfter(null, now)).toBeUndefined();
  });
});
