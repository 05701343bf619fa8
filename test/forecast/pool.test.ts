import { describe, expect, it } from 'vitest';
import { Gate } from '../../src/forecast/gate.ts';
import { inlineWorker, Pool, poolServer } from '../../src/forecast/pool.ts';

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

function start(size: number) {
  let computed = 0;
  const serve = () =>
    poolServer((by: number, task: number) => {
      computed += 1;
      return by * task;
    });
  const pool = new Pool<number, number, number>(() => inlineWorker(serve()), size);
  pool.setup(10);
  return { pool, computed: () => computed };
}

describe('a pool of workers', () => {
  it('answers every task by its place', async () => {
    const { pool } = start(3);
    const found: number[] = [];
    const tasks = Array.from({ length: 20 }, (_, i) => i);
    const { signal } = new AbortController();
    await pool.run(tasks, (answer, at) => void found.splice(at, 1, answer), signal, 'x');
    expect(found.toSorted((a, b) => a - b)).toEqual(tasks.map((t) => t * 10));
  });

  it('hands nothing out while it is held, and goes on where it was', async () => {
    const { pool, computed } = start(2);
    const found = new Map<number, number>();
    pool.hold(true);
    const { signal } = new AbortController();
    const job = pool.run([1, 2, 3, 4, 5], (answer, at) => void found.set(at, answer), signal, 'x');
    await soon();
    expect(computed()).toBe(0);
    pool.hold(false);
    while (computed() < 2) await new Promise((resolve) => setTimeout(resolve));
    pool.hold(true);
    await soon();
    const held = computed();
    expect(held).toBeLessThan(5);
    await soon();
    expect(computed()).toBe(held);
    pool.hold(false);
    await job;
    expect(computed()).toBe(5);
    expect([...found.values()].sort((a, b) => a - b)).toEqual([10, 20, 30, 40, 50]);
  });

  it('ends a job that is stopped while it is held, and takes the next', async () => {
    const { pool } = start(1);
    const abort = new AbortController();
    pool.hold(true);
    const job = pool.run([1, 2], () => undefined, abort.signal, 'x');
    await soon();
    abort.abort();
    await expect(job).rejects.toMatchObject({ code: 'cancelled' });
    pool.hold(false);
    const found: number[] = [];
    await pool.run([7], (answer) => found.push(answer), new AbortController().signal, 'x');
    expect(found).toEqual([70]);
  });
});

describe('a gate', () => {
  it('lets pass while open, holds while shut, and lets go what is stopped', async () => {
    const gate = new Gate();
    const { signal } = new AbortController();
    await gate.passed(signal);
    gate.set(false);
    const passed: string[] = [];
    const abort = new AbortController();
    void gate.passed(signal).then(() => passed.push('opened'));
    void gate.passed(abort.signal).then(() => passed.push('stopped'));
    await soon();
    expect(passed).toEqual([]);
    abort.abort();
    await soon();
    expect(passed).toEqual(['stopped']);
    gate.set(true);
    await soon();
    expect(passed).toEqual(['stopped', 'opened']);
  });
});
