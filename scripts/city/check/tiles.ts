import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Document, NodeIO } from '@gltf-transform/core';
import { standards } from '../../../src/catalogue/standards.ts';
import type { Bounds } from '../../../src/geo/bounds.ts';
import { Problem } from '../../../src/problem/problem.ts';
import { tileIO } from '../tiles3d/glb.ts';
import { compareBounds } from './extent.ts';
import { count, faultOf, type Read, type Subject } from './finding.ts';

interface Tile {
  readonly boundingVolume?: { readonly region?: readonly number[] };
  readonly content?: { readonly uri?: string };
  readonly contents?: readonly { readonly uri?: string }[];
  readonly children?: readonly Tile[];
}

/** Parses a tileset and every tile of it; building tiles must number each building once, from 0 on. */
export async function checkTiles(subject: Subject): Promise<Read> {
  const { entry, distribution, path, file, note } = subject;
  const root = await readTileset(path, file);
  const region = root.boundingVolume?.region;
  if (region === undefined)
    note('warning', 'region', `${file}: its root has no region, so its extent is not checked`);
  else {
    const extent = compareBounds(degrees(region), entry.bounds, 0.05);
    if (extent !== undefined) note(extent.severity, 'extent', `${file}: ${extent.message}`);
  }
  const io = await tileIO();
  const gids = new Gids();
  const tiles = await walk(subject, io, root, path, gids);
  if (distribution.conformsTo.includes(standards.vegetation))
    return { kind: '3D Tiles', detail: count(tiles, 'tile') };
  await gids.report(subject);
  return { kind: '3D Tiles', detail: `${count(tiles, 'tile')}, ${count(gids.total, 'building')}` };
}

async function readTileset(path: string, file: string): Promise<Tile> {
  try {
    const { root } = JSON.parse(await readFile(path, 'utf8')) as { root?: Tile };
    if (root === undefined) throw new SyntaxError('it has no root tile');
    return root;
  } catch (error) {
    throw new Problem('tilesetJson', { file, detail: (error as Error).message });
  }
}

function degrees(region: readonly number[]): Bounds {
  const [west, south, east, north] = region.map((r) => (r * 180) / Math.PI);
  return [west!, south!, east!, north!];
}

async function walk(
  subject: Subject,
  io: NodeIO,
  tile: Tile,
  base: string,
  gids: Gids,
): Promise<number> {
  let tiles = 0;
  const contents = tile.contents ?? (tile.content === undefined ? [] : [tile.content]);
  for (const { uri } of contents) {
    if (uri === undefined || /^[a-z]+:/i.test(uri)) continue;
    const path = join(dirname(base), decodeURI(uri));
    const file = relative(subject.dir, path);
    subject.uses(path);
    if (!existsSync(path)) {
      subject.note(
        'error',
        'missing',
        `${file} is named in ${subject.file} and is not there`,
        file,
      );
    } else if (/\.json$/.test(uri)) {
      tiles += await walk(subject, io, await readTileset(path, file), path, gids);
    } else {
      tiles++;
      try {
        gids.add(await io.readBinary(new Uint8Array(await readFile(path))), file, subject);
      } catch (error) {
        const { code, message } = faultOf(error, file);
        subject.note('error', code, message, file);
      }
    }
  }
  for (const child of tile.children ?? []) tiles += await walk(subject, io, child, base, gids);
  return tiles;
}

/** City-wide building numbers over all tiles. */
class Gids {
  readonly #tileOf = new Map<number, string>();
  readonly #twice = new Map<number, string>();
  #without = 0;
  #firstWithout = '';

  get total(): number {
    return this.#tileOf.size;
  }

  add(document: Document, file: string, subject: Subject): void {
    const own = new Set<number>();
    for (const mesh of document.getRoot().listMeshes())
      for (const primitive of mesh.listPrimitives()) {
        const values = primitive.getAttribute('_GID')?.getArray();
        if (values === null || values === undefined) {
          this.#without++;
          this.#firstWithout ||= file;
          continue;
        }
        for (const value of values) own.add(value);
      }
    for (const gid of own) {
      if (this.#tileOf.has(gid)) this.#twice.set(gid, file);
      else this.#tileOf.set(gid, file);
      if (!Number.isInteger(gid) || gid < 0)
        subject.note(
          'error',
          'gid',
          `${file}: building number ${gid} is not a whole number from 0 on`,
          file,
        );
    }
  }

  async report({ distribution, entry, file, note, table }: Subject): Promise<void> {
    const buildings = distribution.conformsTo.includes(standards.tiles3d);
    if (!buildings) return;
    if (this.#without > 0)
      note(
        'error',
        'gidAbsent',
        `${count(this.#without, 'mesh')} without _GID, first in ${this.#firstWithout}; buildings there cannot be coloured`,
      );
    const [again] = this.#twice;
    if (again !== undefined)
      note(
        'error',
        'gidTwice',
        `${count(this.#twice.size, 'building')} in two tiles: ${again[0]} in ${this.#tileOf.get(again[0])} and ${again[1]}`,
      );
    const rows = (await table())?.count;
    if (rows === undefined) return;
    let missing = 0;
    for (let gid = 0; gid < rows; gid++) if (!this.#tileOf.has(gid)) missing++;
    // A source with known defects may hold buildings without a shape; its entry says so.
    if (missing > 0)
      note(
        entry.defects.length > 0 ? 'warning' : 'error',
        'gidMissing',
        `${file}: ${count(missing, 'building')} of the table without a shape`,
      );
    const beyond = [...this.#tileOf.keys()].filter((gid) => gid >= rows).length;
    if (beyond > 0)
      note(
        'error',
        'gidBeyond',
        `${file}: ${count(beyond, 'building')} with a number beyond the ${rows} rows of the table`,
      );
  }
}
