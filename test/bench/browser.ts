import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { findChromium } from '../../scripts/chromium.ts';

const secondsToEnd = 10;

/** Graphics by software, and nothing that runs beside the page. */
export const softwareFlags = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface Message {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Evaluated {
  readonly result: { readonly value?: unknown };
  readonly exceptionDetails?: {
    readonly text: string;
    readonly exception?: { readonly description?: string };
  };
}

interface Target {
  readonly targetId: string;
  readonly type: string;
}

export interface BareBrowser {
  /** A command of the Chrome DevTools Protocol to the browser, or to a page by its session. */
  send<T>(method: string, params?: object, sessionId?: string): Promise<T>;
  /** Opens an address in its one tab, which is in view, and gives what calls global functions by name. */
  open(url: string): Promise<<T>(name: string, ...args: readonly unknown[]) => Promise<T>>;
  close(): Promise<void>;
}

/**
 * Chromium on its debugging pipe, of whose domains only Runtime is used. Playwright watches the network
 * of a page and its workers, which costs the page itself about 3 ms per MiB that it reads: far from
 * nothing where processor time is measured.
 */
export function launchBare(flags: readonly string[]): BareBrowser {
  const profile = mkdtempSync(join(tmpdir(), 'bench-'));
  const own = ['--headless', '--remote-debugging-pipe', `--user-data-dir=${profile}`];
  const child = spawn(findChromium(), [...own, '--no-first-run', ...flags, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [to, from] = [child.stdio[3] as Writable, child.stdio[4] as Readable];
  const waiting = new Map<number, (message: Message) => void>();
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  void ended.then(() => {
    for (const answer of waiting.values()) answer({ error: { message: 'Chromium has ended' } });
  });

  let rest = '';
  from.setEncoding('utf8').on('data', (text: string) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop()!;
    for (const message of messages.map((m) => JSON.parse(m) as Message))
      if (message.id !== undefined) waiting.get(message.id)?.(message);
  });

  let last = 0;
  async function send<T>(method: string, params: object = {}, sessionId?: string): Promise<T> {
    const id = ++last;
    const answer = new Promise<Message>((resolve) => waiting.set(id, resolve));
    to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    const { result, error } = await answer;
    waiting.delete(id);
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result as T;
  }

  return {
    send,
    async open(url) {
      const { targetInfos } = await send<{ targetInfos: readonly Target[] }>('Target.getTargets');
      const targetId = targetInfos.find(({ type }) => type === 'page')?.targetId;
      const attach = { targetId, flatten: true };
      const { sessionId } = await send<{ sessionId: string }>('Target.attachToTarget', attach);
      await send('Page.navigate', { url }, sessionId);
      return async <T>(name: string, ...args: readonly unknown[]) => {
        const expression = `globalThis[${JSON.stringify(name)}](...${JSON.stringify(args)})`;
        const options = { expression, awaitPromise: true, returnByValue: true };
        const answer = await send<Evaluated>('Runtime.evaluate', options, sessionId);
        const { exceptionDetails: failed } = answer;
        if (failed !== undefined)
          throw new Error(`${name}: ${failed.exception?.description ?? failed.text}`);
        return answer.result.value as T;
      };
    },
    async close() {
      const kill = setTimeout(() => child.kill('SIGKILL'), secondsToEnd * 1000);
      void send('Browser.close').catch(() => undefined);
      await ended;
      clearTimeout(kill);
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
