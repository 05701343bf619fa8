import { resolve } from 'node:path';
import { say } from '../../scripts/io.ts';
import { serve } from '../../scripts/serve.ts';
import { buildPage, openPage } from './benchPage.ts';
import { launchBare, softwareFlags } from './browser.ts';
import type { Side } from './page/roads.ts';
import { type BenchRow, benchRow, quantile } from './row.ts';

const page = 'test/bench/page/roads.html';
const roads = 100_000;
const rounds = 3;
const perRound = 12;

const peers: Readonly<Record<Exclude<Side, 'ours' | 'none'>, string>> = {
  instances: 'Cesium Primitive of PolylineGeometry, colour per instance',
  buffer: 'Cesium BufferPolylineCollection',
};

/**
 * Main-thread milliseconds to give 200,000 links other values: until our layer's `apply` (or the peer's loop over
 * its lines) has returned, and until the end of Cesium's render call that hands them to the graphics processor.
 * Ours finds each value's place on the ramp; peers are given their colours ready.
 */
export async function cases(): Promise<readonly BenchRow[]> {
  const app = await buildPage('roads', page);
  const { url, server } = await serve({ app, tilesets: resolve(app, 'none'), port: 0 });
  const browser = launchBare(softwareFlags);
  const sides: readonly Side[] = ['none', 'ours', 'instances', 'buffer'];
  const samples = new Map(
    sides.map((side) => [side, { apply: [] as number[], frame: [] as number[] }]),
  );
  try {
    const call = await openPage(browser, `${url}${page}`, 'openSide');
    for (let round = 0; round < rounds; round += 1) {
      for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
        await call('openSide', side, roads);
        if (side !== 'none' && (await call<number>('changed')) < 1000)
          throw new Error(`${side} recolours nothing`);
        const { apply, frame } = await call<{ apply: number[]; frame: number[] }>(
          'recolour',
          perRound,
        );
        samples.get(side)!.apply.push(...apply);
        samples.get(side)!.frame.push(...frame);
        say(`${side}: apply ${quantile(apply, 0.5)} ms, frame ${quantile(frame, 0.5)} ms`);
      }
    }
  } finally {
    await browser.close();
    server.close();
  }
  const ours = samples.get('ours')!;
  const row = (what: 'apply' | 'frame', side: Side, peerName: string): BenchRow =>
    benchRow(
      {
        name: `roads ${what === 'apply' ? 'recolour' : 'recolour and frame'}`,
        case: '200,000 links',
        peerName,
        unit: 'ms',
      },
      ours[what],
      samples.get(side)![what],
    );
  return [
    ...(['instances', 'buffer'] as const).flatMap((side) => [
      row('apply', side, peers[side]),
      row('frame', side, peers[side]),
    ]),
    row('frame', 'none', 'an empty scene'),
  ];
}
