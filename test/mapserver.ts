import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { board, type Corner, mapcacheConfig, mapfile } from './mapfile.ts';

export { board };

/** Where Debian's packages cgi-mapserver and mapcache-cgi put their programs. */
const mapserv = ['/usr/bin/mapserv', '/usr/lib/cgi-bin/mapserv'].find(existsSync);
const mapcache = ['/usr/lib/cgi-bin/mapcache'].find(existsSync);

/** Steps of the layer `months`: the same board, its blue turned into the month's number times 60. */
export const months = ['2024-01-01', '2024-02-01', '2024-03-01'] as const;

export interface MapServers {
  readonly wms: string;
  /** Undefined where MapCache is not installed. */
  readonly wmts: string | undefined;
  stop(): void;
}

/** Why the real servers cannot be used here; undefined where they can. */
export function whyNot(): string | undefined {
  if (mapserv === undefined) return 'mapserv is not installed (apt install cgi-mapserver)';
  try {
    execFileSync('gdal_translate', ['--version']);
    return undefined;
  } catch {
    return 'gdal_translate is not installed (apt install gdal-bin)';
  }
}

/** Starts MapServer, and MapCache before it, as CGI programs behind a server on loopback. */
export async function startMapServers(at: Corner = board): Promise<MapServers> {
  const dir = mkdtempSync(join(tmpdir(), 'twinscape-maps-'));
  writeBoard(dir, at, 'board', board.colour);
  months.forEach((_, i) => {
    writeBoard(dir, at, `month${i}`, (col, row) => {
      const [r, g] = board.colour(col, row);
      return [r, g, (i + 1) * 60];
    });
  });
  writeTileIndex(dir, at);
  writePlaces(dir, at);
  const server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://x').pathname;
    if (path.startsWith('/wmts') && mapcache !== undefined)
      return cgi(mapcache, request, response, '/wmts', {
        MAPCACHE_CONFIG_FILE: join(dir, 'mapcache.xml'),
      });
    return cgi(mapserv!, request, response, '/wms', {
      MS_MAPFILE: join(dir, 'board.map'),
      MAPSERVER_CONFIG_FILE: join(dir, 'mapserver.conf'),
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  writeFileSync(join(dir, 'board.map'), mapfile(`${origin}/wms`, dir, at));
  writeFileSync(join(dir, 'mapserver.conf'), 'CONFIG\n  ENV\n    MS_MAP_PATTERN "."\n  END\nEND\n');
  writeFileSync(join(dir, 'mapcache.xml'), mapcacheConfig(`${origin}/wms`, dir));
  return {
    wms: `${origin}/wms`,
    wmts: mapcache === undefined ? undefined : `${origin}/wmts/wmts`,
    stop: () => stop(server, dir),
  };
}

function stop(server: Server, dir: string): void {
  server.closeAllConnections();
  server.close();
  rmSync(dir, { recursive: true, force: true });
}

/** Runs a CGI program (RFC 3875) for a GET request. */
function cgi(
  program: string,
  request: IncomingMessage,
  response: ServerResponse,
  prefix: string,
  env: Readonly<Record<string, string>>,
): void {
  const url = new URL(request.url!, 'http://127.0.0.1');
  const child = spawn(program, [], {
    env: {
      PATH: process.env.PATH ?? '',
      REQUEST_METHOD: 'GET',
      QUERY_STRING: url.search.slice(1),
      SCRIPT_NAME: prefix,
      PATH_INFO: url.pathname.slice(prefix.length),
      SERVER_NAME: '127.0.0.1',
      SERVER_PORT: String(request.socket.localPort),
      SERVER_PROTOCOL: 'HTTP/1.1',
      HTTP_HOST: request.headers.host ?? '',
      ...env,
    },
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.on('error', () => response.writeHead(500).end());
  child.on('close', () => {
    const all = Buffer.concat(chunks);
    const at = all.indexOf('\r\n\r\n');
    const [end, skip] = at === -1 ? [all.indexOf('\n\n'), 2] : [at, 4];
    const heads = all.subarray(0, Math.max(0, end)).toString('latin1').split(/\r?\n/);
    let status = 200;
    const headers: Record<string, string> = { 'access-control-allow-origin': '*' };
    for (const line of heads) {
      const [name = '', ...value] = line.split(':');
      if (/^status$/i.test(name)) status = Number.parseInt(value.join(':'), 10);
      else if (name !== '') headers[name.toLowerCase()] = value.join(':').trim();
    }
    response.writeHead(status, headers).end(all.subarray(end + skip));
  });
}

function writeBoard(
  dir: string,
  { left, top }: Corner,
  name: string,
  colour: (col: number, row: number) => readonly [number, number, number],
): void {
  const { cols, rows, cell, crs } = board;
  const pixels = Buffer.alloc(cols * rows * 3);
  for (let row = 0; row < rows; row++)
    for (let col = 0; col < cols; col++) pixels.set(colour(col, row), (row * cols + col) * 3);
  writeFileSync(
    join(dir, `${name}.ppm`),
    Buffer.concat([Buffer.from(`P6\n${cols} ${rows}\n255\n`), pixels]),
  );
  const corners = [left, top, left + cols * cell, top - rows * cell].map(String);
  execFileSync('gdal_translate', [
    '-q',
    '-a_srs',
    crs,
    '-a_ullr',
    ...corners,
    join(dir, `${name}.ppm`),
    join(dir, `${name}.tif`),
  ]);
}

function writeTileIndex(dir: string, { left, top }: Corner): void {
  const { cols, rows, cell } = board;
  const [right, bottom] = [left + cols * cell, top - rows * cell];
  const ring = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
    [left, top],
  ];
  const features = months.map((time, i) => ({
    type: 'Feature',
    properties: { location: join(dir, `month${i}.tif`), time },
    geometry: { type: 'Polygon', coordinates: [ring] },
  }));
  writeFileSync(join(dir, 'months.json'), JSON.stringify({ type: 'FeatureCollection', features }));
  execFileSync('ogr2ogr', [
    '-q',
    '-oo',
    'DATE_AS_STRING=YES',
    '-a_srs',
    board.crs,
    join(dir, 'months.shp'),
    join(dir, 'months.json'),
  ]);
}

/** Two named squares in the board's north-west and south-east quarter, for GetFeatureInfo. */
function writePlaces(dir: string, { left, top }: Corner): void {
  const { cols, rows, cell } = board;
  const square = (x: number, y: number, name: string, id: number) => ({
    type: 'Feature',
    properties: { name, id, note: '<b>bold</b> & co' },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [x, y],
          [x + 600, y],
          [x + 600, y - 600],
          [x, y - 600],
          [x, y],
        ],
      ],
    },
  });
  const features = [
    square(left + 200, top - 200, 'Nordwest', 7),
    square(left + cols * cell - 800, top - rows * cell + 800, 'Südost', 8),
  ];
  writeFileSync(join(dir, 'places.json'), JSON.stringify({ type: 'FeatureCollection', features }));
  execFileSync('ogr2ogr', [
    '-q',
    '-a_srs',
    board.crs,
    '-lco',
    'ENCODING=UTF-8',
    join(dir, 'places.shp'),
    join(dir, 'places.json'),
  ]);
}
