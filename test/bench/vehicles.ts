import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { say } from '../../scripts/io.ts';
import { serve } from '../../scripts/serve.ts';
import { buildPage, type Call, openPage } from './benchPage.ts';
import { launchBare, softwareFlags } from './browser.ts';
import { writeFeed } from './gtfsFeed.ts';
import type { Side } from './page/vehicles.ts';
import { type BenchRow, benchRow, quantile } from './row.ts';

const root = resolve(import.meta.dirname, '../..');
const cache = resolve(root, '.cache/bench');
const feeds = resolve(cache, 'vehicles');
const benchPage = 'test/bench/page/vehicles.html';
const rounds = 3;
const few = 10_000;
const many = 100_000;
/** Frames each way. */
const perRound = 20;

/** A feed of trips that leave within half an hour and take two hours, so that all are under way at once. */
function ensure(trips: number): string {
  const name = `vehicles-${trips}.zip`;
  const path = resolve(feeds, name);
  if (existsSync(path)) return name;
  say(`writing a feed of ${trips} vehicles`);
  mkdirSync(feeds, { recursive: true });
  writeFeed(path, { trips, stopsPerTrip: 24, lines: 400, spread: 1800, stopSeconds: 300 });
  return name;
}

interface Times {
  readonly play: number[];
  readonly jump: number[];
}

const peers: Readonly<Record<Exclude<Side, 'ours' | 'none'>, string>> = {
  points: 'Cesium PointPrimitiveCollection',
  buffer: 'Cesium BufferPointCollection',
  entity: 'Cesium Entity with SampledPositionProperty',
};

/** Milliseconds a frame by side, in turns. */
async function measure(call: Call, base: string, count: number, sides: readonly Side[]) {
  const url = `${base}${ensure(count)}`;
  const times = new Map<Side, Times>(sides.map((side) => [side, { play: [], jump: [] }]));
  for (let round = 0; round < rounds; round += 1) {
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
      await call('openSide', side, count, url);
      if (side !== 'none' && (await call<number>('painted')) === 0)
        throw new Error(`${side} draws nothing`);
      if (side === 'ours' && !(await call<string>('shown')).startsWith(count.toLocaleString('en')))
        throw new Error(`not all of the ${count} vehicles are under way`);
      const { play, jump } = times.get(side)!;
      play.push(...(await call<number[]>('play', perRound, false)));
      jump.push(...(await call<number[]>('play', perRound, true)));
      say(`${count} ${side}: ${quantile(play, 0.5).toPrecision(3)} ms a frame`);
    }
  }
  return times;
}

/**
 * Main-thread milliseconds of one frame in which every vehicle has moved: from the clock's move through our
 * layer's `apply` (or the peer's loop over its points) to the end of Cesium's render call, without waiting for
 * the graphics processor. The whole frame counts, an empty scene's share too. Ours moves by a timetable; peers
 * are given two places for each vehicle and only interpolate.
 */
export async function cases(): Promise<readonly BenchRow[]> {
  const app = await buildPage('vehicles', benchPage);
  mkdirSync(feeds, { recursive: true });
  const { url, server } = await serve({ app, tilesets: feeds, port: 0 });
  const browser = launchBare(softwareFlags);
  const rows: BenchRow[] = [];
  try {
    const call = await openPage(browser, `${url}${benchPage}`, 'openSide');
    const base = `${url}tilesets/`;
    const at10k = await measure(call, base, few, ['none', 'ours', 'points', 'buffer', 'entity']);
    const at100k = await measure(call, base, many, ['none', 'ours', 'points', 'buffer']);
    for (const [count, times] of [
      [few, at10k],
      [many, at100k],
    ] as const) {
      const ours = times.get('ours')!;
      const what = `${count.toLocaleString('en')} vehicles`;
      const row = (name: string, peerName: string, own: number[], peer: number[]): void => {
        rows.push(benchRow({ name, case: what, peerName, unit: 'ms' }, own, peer));
      };
      for (const side of ['points', 'buffer'] as const)
        row('vehicles frame', peers[side], ours.play, times.get(side)!.play);
      const entity = at10k.get('entity')!.play;
      if (count === few) row('vehicles frame', peers.entity, ours.play, entity);
      else {
        const extrapolated = entity.map((ms) => ms * (many / few));
        row('vehicles frame', `${peers.entity}, 10 times its 10,000`, ours.play, extrapolated);
      }
      row('vehicles frame', 'an empty scene', ours.play, times.get('none')!.play);
      row('vehicles scrub', peers.points, ours.jump, times.get('points')!.jump);
    }
  } finally {
    await browser.close();
    server.close();
  }
  return rows;
}
