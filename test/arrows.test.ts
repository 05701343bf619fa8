import { readdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = resolve(import.meta.dirname, '../src');

/** Folder of `src` -> folders that it may import from (itself always). */
const allowed: Readonly<Record<string, readonly string[]>> = {
  problem: [],
  geo: ['problem'],
  channel: ['geo', 'problem'],
  catalogue: ['geo', 'channel', 'problem'],
  scenario: ['geo', 'channel', 'catalogue', 'problem'],
  forecast: ['scenario', 'channel', 'geo', 'problem'],
  layers: ['geo', 'channel', 'catalogue', 'problem'],
  state: [
    'catalogue',
    'scenario',
    'channel',
    'geo',
    'problem',
    'layers/layer.ts',
    'forecast/protocol.ts',
    'forecast/series/protocol.ts',
    'forecast/cards/card.ts',
    'forecast/cards/references.ts',
  ],
  globe: ['layers', 'state', 'geo', 'channel', 'catalogue', 'problem'],
  ui: [
    'state',
    'catalogue',
    'scenario',
    'channel',
    'geo',
    'problem',
    'layers/layer.ts',
    'forecast/protocol.ts',
    'forecast/series/protocol.ts',
    'forecast/cards/card.ts',
    'forecast/cards/references.ts',
  ],
  wiring: ['*'],
  'main.tsx': ['*'],
};

/** Packages that only some places may import. */
const confined: Readonly<Record<string, RegExp>> = {
  cesium: /^(globe\/|layers\/([^/]+\/)?scene)/,
  resium: /^globe\//,
  proj4: /^geo\/crs/,
  geotiff: /^layers\/raster\/(read|worker)/,
  react: /^(ui\/|globe\/|main\.tsx)/,
};

interface Import {
  readonly file: string;
  readonly target: string;
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file));

const imports: readonly Import[] = files.flatMap((file) => {
  const text = readFileSync(resolve(src, file), 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*['"]([^'"]+)['"]|import\s*\(\s*['"]([^'"]+)['"]|new URL\(\s*['"](\.[^'"]+)['"]|(?:^|\n)import\s*['"]([^'"]+)['"]/g,
  );
  return [...found].map((m) => ({ file, target: (m[1] ?? m[2] ?? m[3] ?? m[4])! }));
});

const folderOf = (file: string): string => file.split('/')[0]!;

function mayImport(file: string, target: string): boolean {
  const path = relative(src, resolve(src, dirname(file), target)).replaceAll('\\', '/');
  const from = folderOf(file);
  const to = folderOf(path);
  const rules = allowed[from] ?? [];
  if (rules.includes('*') || rules.includes(path)) return true;
  if (from === 'layers' && to === 'layers') {
    const [, mine] = file.split('/');
    const [, theirs] = path.split('/');
    // The registry names every kind; kinds share the contract, and those made of rasters their reader.
    // Ground and terrain are rasters too, read by its one worker; districts and map services join its imagery stack.
    const drawsRasters =
      theirs === 'raster' &&
      ['ground', 'terrain', 'districts', 'imagery', 'cells'].includes(mine ?? '');
    const shared =
      ['layer.ts', 'reading.ts', 'painted.ts', 'valueTexture.ts'].includes(theirs ?? '') ||
      /^scene-\w+\.ts$/.test(theirs ?? '');
    return mine === 'registry.ts' || mine === theirs || shared || drawsRasters;
  }
  return from === to || rules.includes(to);
}

describe('import arrows', () => {
  it('finds the sources and their imports', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(imports.length).toBeGreaterThan(50);
  });

  it('knows every top folder of src', () => {
    expect([...new Set(files.map(folderOf))].filter((f) => !(f in allowed))).toEqual([]);
  });

  it('keeps every import inside the arrows of ARCHITECTURE.md', () => {
    const wrong = imports
      .filter((i) => i.target.startsWith('.') && !mayImport(i.file, i.target))
      .map((i) => `${i.file} -> ${i.target}`);
    expect(wrong).toEqual([]);
  });

  it('keeps heavy packages where they belong', () => {
    const wrong = imports
      .filter((i) => {
        const place =
          confined[i.target.startsWith('@cesium/') ? 'cesium' : i.target.split('/')[0]!];
        return place !== undefined && !place.test(i.file);
      })
      .map((i) => `${i.file} -> ${i.target}`);
    expect(wrong).toEqual([]);
  });
});
