import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetKeys, keepKey, keyOf } from '../../src/catalogue/key.ts';
import {
  backOff,
  Poll,
  type PollEnvironment,
  type PollOptions,
  type PollState,
} from '../../src/catalogue/poll.ts';
import { retryAfter } from '../../src/catalogue/pollAnswer.ts';
import { Problem } from '../../src/problem/problem.ts';
import { FeedServer } from './feedServer.ts';

/** A clock that moves only when told; the network stays real. */
class Bench implements PollEnvironment {
  time = 1_780_000_000_000;
  chance = 0.5;
  isHidden = false;
  #timers: { at: number; done: () => void }[] = [];
  #changed = (): void => undefined;

  now = (): number => this.time;
  random = (): number => this.chance;
  hidden = (): boolean => this.isHidden;

  after = (milliseconds: number, done: () => void): (() => void) => {
    const timer = { at: this.time + milliseconds, done };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  whenHiddenChanges = (changed: () => void): (() => void) => {
    this.#changed = changed;
    return () => undefined;
  };

  hide(hidden: boolean): void {
    this.isHidden = hidden;
    this.#changed();
  }

  /** Seconds until the next timer; undefined where none waits. */
  get wait(): number | undefined {
    const at = Math.min(...this.#timers.map((timer) => timer.at));
    return Number.isFinite(at) ? (at - this.time) / 1000 : undefined;
  }

  /** Lets the next timer ring. */
  ring(): void {
    const timer = this.#timers.sort((a, b) => a.at - b.at).shift()!;
    this.time = Math.max(this.time, timer.at);
    timer.done();
  }
}

describe('polling one address', () => {
  let server: FeedServer;
  let bench: Bench;
  let polls: Poll<string>[];

  beforeEach(async () => {
    server = await FeedServer.start();
    bench = new Bench();
    polls = [];
  });
  afterEach(async () => {
    for (const poll of polls) poll.stop();
    await server.stop();
  });

  const read = (bytes: Uint8Array): string => {
    const text = new TextDecoder().decode(bytes);
    if (text.startsWith('bad'))
      throw new Problem('feedMessage', { file: server.url, detail: 'bad', offset: 0 });
    return text;
  };

  /** Starts a poll; `step` rings the clock and waits for the outcome of that request. */
  function polling(options: Partial<PollOptions<string>> = {}): {
    poll: Poll<string>;
    step: () => Promise<PollState<string>>;
  } {
    let told: (state: PollState<string>) => void = () => undefined;
    const poll = new Poll<string>({
      url: server.url,
      read,
      period: 15,
      mostBytes: 1000,
      timeout: 20,
      environment: bench,
      changed: (state) => told(state),
      ...options,
    });
    polls.push(poll);
    poll.start();
    const step = (): Promise<PollState<string>> =>
      new Promise((resolve) => {
        told = resolve;
        bench.ring();
      });
    return { poll, step };
  }

  it('asks at once, then sends the ETag and takes a 304 for what it has', async () => {
    server.serve('one', '"1"');
    const { step } = polling();
    expect(bench.wait).toBe(0);
    expect(await step()).toMatchObject({ status: 'fresh', value: 'one', failures: 0 });
    expect(server.requests[0]!.headers['if-none-match']).toBeUndefined();
    const second = await step();
    expect(server.requests[1]!.headers['if-none-match']).toBe('"1"');
    expect(second).toMatchObject({ status: 'unchanged', value: 'one' });
    expect(second.confirmed! - second.received!).toBeGreaterThanOrEqual(15);
    server.serve('two', '"2"');
    expect(await step()).toMatchObject({ status: 'fresh', value: 'two' });
  });

  it('sends Last-Modified back where there is no ETag', async () => {
    const date = 'Wed, 10 Jun 2026 06:10:00 GMT';
    server.answer(200, { 'last-modified': date }, 'one');
    const { step } = polling();
    await step();
    await step();
    expect(server.requests[1]!.headers['if-modified-since']).toBe(date);
  });

  it('calls the same bytes unchanged where the server knows no conditions', async () => {
    server.answer(200, {}, 'one');
    const { step } = polling();
    await step();
    expect(await step()).toMatchObject({ status: 'unchanged', value: 'one' });
  });

  it('asks no more often than max-age, the ttl of the value and its own period say', async () => {
    bench.chance = 0;
    server.serve('one', '"1"', { 'cache-control': 'max-age=45' });
    const { step } = polling();
    await step();
    expect(bench.wait).toBeCloseTo(45, 0);
    const slow = polling({ ttl: () => 120 });
    bench.ring();
    await slow.step();
    expect(slow.poll.state.next! - slow.poll.state.confirmed!).toBeCloseTo(120, 0);
    server.serve('two', '"2"', { 'cache-control': 'max-age=0' });
    const quick = polling();
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
      server.serve('one', '"1"');
      const { step } = polling();
      await step();
      server.answer(status, headers, 'no');
      const state = await step();
      expect(state).toMatchObject({ status: 'failing', value: 'one', failures: 1 });
      expect(state.problem?.code).toBe(code);
      expect(state.problem?.params.file).toBe(server.url);
      expect(state.next).toBeGreaterThan(bench.time / 1000);
      server.serve('two', '"2"');
      const mended = await step();
      expect(mended).toMatchObject({ status: 'fresh', value: 'two', failures: 0 });
      expect(mended.problem).toBeUndefined();
    },
  );

  it('waits as long as Retry-After of a 429 says, at the least', async () => {
    server.answer(429, { 'retry-after': '90' });
    const { step } = polling();
    const state = await step();
    expect(state.problem?.code).toBe('feedBusy');
    expect(bench.wait).toBeGreaterThanOrEqual(90);
    expect(bench.wait).toBeLessThan(100);
  });

  it('refuses a body that cannot be read, counts it and keeps the last good value', async () => {
    server.serve('one', '"1"');
    const { step } = polling();
    await step();
    server.serve('bad bytes', '"2"');
    expect(await step()).toMatchObject({ status: 'failing', value: 'one', refused: 1 });
    expect(await step()).toMatchObject({
      status: 'failing',
      value: 'one',
      refused: 2,
      failures: 2,
    });
    // The refused body's ETag is not the one that is sent.
    expect(server.requests.at(-1)!.headers['if-none-match']).toBe('"1"');
  });

  it('refuses more bytes than it may take, whether they are announced or not', async () => {
    server.answer(200, { 'content-length': '5000' }, 'x'.repeat(5000));
    const { step } = polling();
    expect((await step()).problem?.code).toBe('feedTooLarge');
    server.handler = (_, response) => {
      response.writeHead(200);
      for (let i = 0; i < 50; i += 1) response.write('x'.repeat(100));
      response.end();
    };
    expect((await step()).problem?.code).toBe('feedTooLarge');
  });

  it('survives a body that is cut off, a line that breaks and a server that is gone', async () => {
    server.serve('one', '"1"');
    const { step } = polling();
    await step();
    server.handler = (_, response) => {
      response.writeHead(200, { 'content-length': '500' });
      response.write('half');
      setTimeout(() => response.destroy(), 5);
    };
    expect(await step()).toMatchObject({ status: 'failing', value: 'one' });
    server.handler = (request) => request.socket.destroy();
    expect(await step()).toMatchObject({ status: 'failing', value: 'one', failures: 2 });
    await server.stop();
    const gone = await step();
    expect(gone).toMatchObject({ status: 'failing', value: 'one', failures: 3 });
    expect(gone.problem?.code).toBe('unreachable');
    server = await FeedServer.start();
  });

  it('stops at its limit where a small packed body grows without end', async () => {
    const packed = gzipSync(Buffer.alloc(200_000_000));
    server.answer(200, { 'content-encoding': 'gzip' }, packed);
    const { step } = polling({ mostBytes: 1_000_000 });
    const before = process.memoryUsage().arrayBuffers;
    expect((await step()).problem?.code).toBe('feedTooLarge');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100_000_000);
  });

  it('gives up a body that never ends, whether it pours or drips', async () => {
    let open = false;
    const endless = (piece: string, pause: number) => (): void => {
      server.handler = (_, response) => {
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
    const { step } = polling({ timeout: 5 });
    expect((await step()).problem?.code).toBe('feedTooLarge');
    await expect.poll(() => open).toBe(false);
    endless('x', 20)();
    const slow = polling({ timeout: 0.3 });
    bench.ring();
    expect((await slow.step()).problem?.code).toBe('timeout');
    await expect.poll(() => open).toBe(false);
  });

  it.each([
    ['says that it is one', 'text/html; charset=utf-8', '<h1>Sign in</h1>'],
    ['begins as one', 'application/x-protobuf', '\n<!DOCTYPE html><title>Sign in</title>'],
  ])('knows a web page in place of data where it %s', async (_, type, body) => {
    server.serve('one', '"1"');
    const { step } = polling();
    await step();
    server.answer(200, { 'content-type': type }, body);
    const { problem, value } = await step();
    expect(problem).toMatchObject({ code: 'feedPage', params: { title: 'Sign in' } });
    expect(value).toBe('one');
  });

  it('takes data under a wrong content type, as many servers send them', async () => {
    server.answer(200, { 'content-type': 'text/plain' }, 'one');
    const { step } = polling();
    expect(await step()).toMatchObject({ status: 'fresh', value: 'one' });
  });

  it('follows a feed that has moved, and says where an address leads round in circles', async () => {
    const other = await FeedServer.start();
    other.answer(200, {}, 'moved');
    server.answer(302, { location: other.url });
    const { step } = polling();
    expect(await step()).toMatchObject({ status: 'fresh', value: 'moved' });
    other.answer(302, { location: server.url });
    expect((await step()).problem?.code).toBe('unreachable');
    server.answer(302, { location: 'file:///etc/hostname' });
    expect((await step()).problem?.code).toBe('unreachable');
    await other.stop();
  });

  it('sends a key to its own origin only, and asks at once when it is given', async () => {
    const other = await FeedServer.start();
    other.answer(200, {}, 'stolen');
    server.handler = (request, response) => {
      const known = request.headers['x-feed-key'] === 'secret';
      response.writeHead(known ? 200 : 401).end(known ? 'one' : '');
    };
    const { step } = polling({ keyHeader: 'X-Feed-Key' });
    const refused = await step();
    expect(refused.problem).toMatchObject({
      code: 'feedKey',
      params: { header: 'X-Feed-Key', file: server.url },
    });
    expect(() => keepKey(server.url, { header: 'x-feed-key', value: 'a\nb' })).toThrow(Problem);
    expect(() => keepKey(server.url, { header: 'cookie', value: 'a' })).toThrow(Problem);
    keepKey(server.url, { header: 'X-Feed-Key', value: ' secret ' });
    expect(bench.wait).toBe(0);
    expect(await step()).toMatchObject({ status: 'fresh', value: 'one' });
    server.answer(307, { location: other.url });
    const sent = await step();
    expect(sent.problem?.code).toBe('feedRedirect');
    expect(sent.value).toBe('one');
    expect(other.requests).toHaveLength(0);
    expect(keyOf(other.url)).toBeUndefined();
    forgetKeys();
    await other.stop();
  });

  it('gives a silent server up after its timeout', async () => {
    server.handler = () => undefined;
    const { step } = polling({ timeout: 0.2 });
    expect((await step()).problem?.code).toBe('timeout');
  });

  it('stands still while the page is hidden or its layer is, and goes on where it was due', async () => {
    server.serve('one', '"1"');
    const { poll, step } = polling();
    await step();
    bench.hide(true);
    expect(bench.wait).toBeUndefined();
    expect(poll.state).toMatchObject({ paused: true, value: 'one' });
    expect(poll.state.next).toBeUndefined();
    poll.pause('layer', true);
    bench.hide(false);
    expect(bench.wait).toBeUndefined();
    bench.time += 3600_000;
    poll.pause('layer', false);
    expect(bench.wait).toBe(0);
    expect(await step()).toMatchObject({ status: 'unchanged' });
  });

  it('tells nothing more once it is stopped, and aborts what is under way', async () => {
    let open = false;
    server.handler = (request) => {
      open = true;
      request.on('close', () => {
        open = false;
      });
    };
    const { poll, step } = polling();
    void step();
    await expect.poll(() => open).toBe(true);
    poll.stop();
    await expect.poll(() => open).toBe(false);
    expect(bench.wait).toBeUndefined();
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
