import type { Browser, Page } from '@playwright/test';

/** Parts of the way from a lever's move to the picture, ms. */
export interface Move {
  /** From the key to the frame that is drawn. */
  readonly whole: number;
  /** From the key to the answer in the main thread: event, question, worker, merging. */
  readonly answer: number;
  /** From the answer until the layers hold the values. */
  readonly paint: number;
  /** Main thread's own processor time in the frame; what it waits for the software renderer is not in it. */
  readonly frame: number;
  /** The three of these: what the app itself takes. */
  readonly own: number;
  /** From the values in the layers until the browser begins the frame, behind whatever it still rasters. */
  readonly wait: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Processor time of its thread, microseconds. */
  readonly tdur?: number;
  readonly id2?: { readonly local?: string };
  readonly args?: { readonly startTime?: number };
}

const whole = 'twin:slider-to-pixel';
const parts = ['twin:answer', 'twin:paint', 'twin:wait', whole] as const;
/** Durations, when the question was asked, and how long the event took until then. */
type Taken = Record<(typeof parts)[number] | 'asked' | 'event', number>;

/** Presses a key and resolves with the measures of the first answer to it. */
async function press(page: Page, key: string): Promise<Taken> {
  // In a call of its own: a busy page takes a key before it takes a script.
  await page.evaluate(
    ([names, last]) => {
      let pressed = Number.POSITIVE_INFINITY;
      addEventListener(
        'keydown',
        ({ timeStamp }) => {
          pressed = timeStamp;
        },
        { capture: true, once: true },
      );
      const found: Record<string, number> = {};
      const taken = new Promise((done) => {
        new PerformanceObserver((list, observer) => {
          for (const { name, startTime, duration } of list.getEntries()) {
            if (!names.some((known) => known === name) || startTime < pressed) continue;
            found[name] ??= duration;
            if (name !== last) continue;
            found.asked ??= startTime;
            found.event ??= startTime - pressed;
          }
          if (found[last] === undefined) return;
          observer.disconnect();
          done(found);
        }).observe({ entryTypes: ['measure'] });
      });
      Object.assign(globalThis, { taken });
    },
    [parts, whole] as const,
  );
  await page.keyboard.press(key);
  return page.evaluate(() => Reflect.get(globalThis, 'taken'));
}

/**
 * Moves a lever `count` times, each `pause` ms after the picture of the one before: better answers are being
 * worked out by then, as they are when a person goes on after a look.
 */
export async function moveLever(
  browser: Browser,
  page: Page,
  lever: string,
  count: number,
  pause: number,
): Promise<Move[]> {
  await page.locator(`[data-lever="${lever}"]`).getByRole('slider').focus();
  const taken: Taken[] = [];
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  for (let i = 0; i < count; i += 1) {
    taken.push(await press(page, i % 8 < 4 ? 'ArrowRight' : 'ArrowLeft'));
    await page.waitForTimeout(pause);
  }
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8')) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  return taken.map((t): Move => {
    const frame = frameTime(traceEvents, t.asked);
    const answer = t.event + t['twin:answer'];
    const paint = t['twin:paint'];
    const own = answer + paint + frame;
    return { whole: t.event + t[whole], answer, paint, frame, own, wait: t['twin:wait'] };
  });
}

/** Processor time of the main thread's task that drew the frame of the answer asked for at a time, ms. */
export function frameTime(events: readonly TraceEvent[], asked: number): number {
  const begin = events.find(
    (e) => e.name === whole && e.ph === 'b' && Math.abs((e.args?.startTime ?? 0) - asked) < 0.5,
  );
  const end = events.find(
    (e) =>
      begin !== undefined &&
      e.name === whole &&
      e.ph === 'e' &&
      e.pid === begin.pid &&
      e.id2?.local === begin.id2?.local &&
      e.ts >= begin.ts,
  );
  const task = events.find(
    (e) =>
      end !== undefined &&
      e.name === 'ThreadControllerImpl::RunTask' &&
      e.pid === end.pid &&
      e.tid === end.tid &&
      e.ts <= end.ts &&
      e.ts + (e.dur ?? 0) >= end.ts,
  );
  if (task?.tdur === undefined) throw new Error('the trace has no task that drew the frame');
  return task.tdur / 1000;
}
