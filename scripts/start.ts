import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildApp } from './app.ts';
import { buildDemoCity } from './city/demo/build.ts';
import { progress, say } from './io.ts';
import { serve } from './serve.ts';

const root = resolve(import.meta.dirname, '..');
const tilesets = resolve(root, process.env.TWIN_TILESETS ?? 'tilesets');
const demo = resolve(tilesets, 'weidenfurt');

if (!existsSync(resolve(demo, 'catalogue.jsonld'))) {
  say('Building the demo city Weidenfurt (synthetic), once …');
  await buildDemoCity({ out: demo, size: 'city', seed: 7, progress });
}
await buildApp(root);
const { url } = await serve({
  app: resolve(root, 'dist'),
  tilesets,
  port: Number(process.env.PORT ?? 5173),
});
process.stdout.write(`\nTwinscape is open at ${url}\nStop it with Ctrl-C.\n`);
