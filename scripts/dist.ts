import { cpSync, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { say } from './io.ts';

/** Puts the built cities beside the built app, so that `dist/` can be hosted as it is. */
const root = resolve(import.meta.dirname, '..');
const tilesets = resolve(root, process.env.TWIN_TILESETS ?? 'tilesets');
if (existsSync(resolve(tilesets, 'catalogue.jsonld'))) {
  cpSync(tilesets, resolve(root, 'dist/tilesets'), { recursive: true });
  say('dist/ holds the app and its cities.');
} else {
  say('dist/ holds the app only: no city is built yet. Run "npm start" or "twin city demo" first.');
}
