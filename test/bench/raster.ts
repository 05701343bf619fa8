import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeCog } from '../../scripts/city/raster/cog.ts';
import { say } from '../../scripts/io.ts';
import { serve } from '../../scripts/serve.ts';
import { buildPage, type Call, openPage } from './benchPage.ts';
import { type BareBrowser, launchBare } from './browser.ts';
import { type BenchRow, benchRow, quantile } from './row.ts';

const root = resolve(import.meta.dirname, '../..');
const cache = resolve(root, '.cache/bench');
const rasters = resolve(cache, 'rasters');
const benchPage = 'test/bench/page/raster.html';
const flags = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A page that nobody looks at has slow timers, which only the peer would feel.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];
const peerName = 'tiff-imagery-provider 2.17.5';
const utm32 = '+proj=utm +zone=32 +datum=WGS84 +units=m +no_defs';
const side = 3072;
const stepSide = 2560;
/** Metres; a tile of level 13 at 45 degrees north then covers about as many cells as one block has. */
const cell = 8;
const level = 13;
const rounds = 5;
const perRound = 20;
/** Milliseconds. */
const betweenTurns = 500;
const inView = 64;
const stepCount = 10;

type Kind = 'float32' | 'int16';

/** Like a temperature: smooth with fine noise, 0.01 degree where whole numbers hold it. */
function field(size: number, kind: Kind, seed: number): Float32Array | Int16Array {
  const data = kind === 'float32' ? new Float32Array(size * size) : new Int16Array(size * size);
  let state = seed + 1;
  for (let row = 0, i = 0; row < size; row++)
    for (let col = 0; col < size; col++, i++) {
      state = (Math.imul(state, 1664525) + 1013904223) | 0;
      const noise = (state >>> 8) / 2 ** 24;
      const smooth = 30 + 8 * Math.sin(col / 90 + seed) * Math.cos(row / 70) + noise;
      data[i] = kind === 'float32' ? smooth : smooth * 100;
    }
  return data;
}

/** COGs in UTM 32 N with DEFLATE, predictor and overviews; made once. */
function ensure(name: string, size: number, kind: Kind, seed: number): string {
  const path = resolve(rasters, name);
  if (existsSync(path)) return name;
  say(`writing ${name}`);
  mkdirSync(rasters, { recursive: true });
  const cog = writeCog({
    width: size,
    height: size,
    bands: 1,
    type: kind,
    data: field(size, kind, seed),
    crs: 'EPSG:32632',
    geotransform: [680_000, cell, 0, 4_935_000, 0, -cell],
    overviews: 'average',
    ...(kind === 'int16' ? { scale: 0.01 } : {}),
  });
  writeFileSync(path, cog);
  return name;
}

type Side = 'ours' | 'peer';
type Sides = Record<Side, number[]>;
const sides = ['ours', 'peer'] as const;
const empty = (): Sides => ({ ours: [], peer: [] });

/** Calls a function of the page by name. */
interface Processes {
  readonly processInfo: readonly { readonly type: string; readonly cpuTime: number }[];
}

/** Seconds of processor time that the page's process has used: main thread, all its workers, collection of garbage. */
async function rendererSeconds(browser: BareBrowser): Promise<number> {
  const { processInfo } = await browser.send<Processes>('SystemInfo.getProcessInfo');
  return processInfo
    .filter(({ type }) => type === 'renderer')
    .reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/** Fresh tiles one after the other, in turns: latency of each, processor time of each turn. */
async function tileCases(call: Call, browser: BareBrowser, base: string, kind: Kind) {
  const url = `${base}${ensure(`field-${kind}.tif`, side, kind, 0)}`;
  await call('openOurs', [url], level, 12, 9);
  await call('openPeers', [url], utm32);
  await call('goTo', 0);
  const latency = empty();
  const cpu = empty();
  for (let round = 0; round < rounds; round++)
    for (const who of round % 2 === 0 ? sides : sides.toReversed()) {
      // What the other side left to do (garbage above all) is not this one's.
      await new Promise((resolve) => setTimeout(resolve, betweenTurns));
      const before = await rendererSeconds(browser);
      latency[who].push(...(await call<number[]>('one', who, round * perRound, perRound)));
      cpu[who].push(((await rendererSeconds(browser)) - before) * (1000 / perRound));
    }
  return { latency, cpu };
}

/** A view of 64 tiles in another ramp, all values known to both already. */
async function recolourCase(call: Call): Promise<Sides> {
  const times = empty();
  for (const who of sides) await call('all', who, 0, inView);
  for (let i = 0; i < rounds * 2; i++)
    times.ours.push(await call('recolourOurs', i % 2 ? 'heat' : 'energy', inView));
  for (let i = 0; i < rounds; i++)
    times.peer.push(await call('recolourPeer', i % 2 ? 'inferno' : 'viridis', inView));
  return times;
}

/** Ten steps in turn, the next one read ahead as the layer does; the peer has a provider for each. */
async function scrubCase(call: Call, base: string): Promise<Sides> {
  const urls = Array.from(
    { length: stepCount },
    (_, i) => `${base}${ensure(`step-${i}.tif`, stepSide, 'int16', i)}`,
  );
  const times = empty();
  await call('openOurs', urls, level, 8, 8);
  for (let step = 0; step < stepCount; step++) {
    await call('prepare', step, inView);
    await call('goTo', step);
    times.ours.push(await call('all', 'ours', 0, inView));
  }
  await call('openPeers', urls, utm32);
  for (let step = 0; step < stepCount; step++) {
    await call('goTo', step);
    times.peer.push(await call('all', 'peer', 0, inView));
  }
  return times;
}

async function decodeCase(call: Call, base: string, kind: Kind): Promise<Sides> {
  const times = empty();
  await call('openDecoders', `${base}field-${kind}.tif`);
  for (let block = 13; block < 13 + 100; block++) {
    times.ours.push(await call('decodeOurs', block));
    times.peer.push(await call('decodePeer', block));
  }
  return times;
}

function spread({ ours, peer }: Sides): string {
  const list = (samples: readonly number[]): string =>
    [0.25, 0.5, 0.75].map((q) => quantile(samples, q).toPrecision(3)).join(' / ');
  return `quartiles ${list(ours)}, peer ${list(peer)}`;
}

/** Rasters in one Chromium, over HTTP on loopback, against TIFFImageryProvider and geotiff.js on the same files. */
export async function cases(): Promise<readonly BenchRow[]> {
  const app = await buildPage('raster', benchPage);
  mkdirSync(rasters, { recursive: true });
  const { url, server } = await serve({ app, tilesets: rasters, port: 0 });
  const base = `${url}tilesets/`;
  const browser = launchBare(flags);
  const rows: BenchRow[] = [];
  const add = (name: string, what: string, unit: string, times: Sides, peer = peerName): void => {
    say(`${name}, ${what}: ${spread(times)}`);
    rows.push(benchRow({ name, case: what, peerName: peer, unit }, times.ours, times.peer));
  };
  try {
    const call = await openPage(browser, `${url}${benchPage}`, 'openOurs');
    for (const kind of ['float32', 'int16'] as const) {
      const { latency, cpu } = await tileCases(call, browser, base, kind);
      add('raster tile', `${kind}, request to texture`, 'ms', latency);
      add('raster tile CPU', `${kind}, all threads of the page`, 'ms', cpu);
      const decode = await decodeCase(call, base, kind);
      add('raster decode', `${kind}, one block by range`, 'ms', decode, 'geotiff.js readRasters');
      if (kind === 'float32')
        add('raster recolour', `${inView} tiles, ${kind}`, 'ms', await recolourCase(call));
    }
    const scrub = await scrubCase(call, base);
    add('raster scrub', `one of ${stepCount} steps, ${inView} tiles, read ahead`, 'ms', scrub);
  } finally {
    await browser.close();
    server.close();
  }
  return rows;
}
