import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Debian's packages cgi-mapserver and mapcache-cgi put their programs. */
const mapserv = ['/usr/bin/mapserv', '/usr/lib/cgi-bin/mapserv'].find(existsSync);
const mapcache = ['/usr/lib/cgi-bin/mapcache'].find(existsSync);

/** The chessboard that all layers show: cells of 100 m in EPSG:25832, each of its own colour. */
export const board = {
  cols: 24,
  rows: 18,
  cell: 100,
  left: 690_000,
  top: 5_336_000,
  crs: 'EPSG:25832',
  colour: (col: number, row: number): [number, number, number] => [
    30 + col * 9,
    20 + row * 12,
    (col + row) % 2 === 0 ? 40 : 220,
  ],
} as const;

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

/** North-west corner of the board, in its CRS. */
export interface Corner {
  readonly left: number;
  readonly top: number;
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

function mapfile(url: string, dir: string, { left, top }: Corner): string {
  const { cols, rows, cell } = board;
  const raster = (name: string, title: string, data: string, extra = '') => `
  LAYER
    NAME "${name}"
    TYPE RASTER
    STATUS ON
    ${data}
    PROCESSING "RESAMPLE=NEAREST"
    PROJECTION "init=epsg:25832" END
    TEMPLATE "query"
    METADATA
      "wms_title" "${title}"
      "wms_abstract" "Cells of 100 m, each of its own colour."
      "wms_attribution_title" "Board makers"
      "gml_include_items" "all"
      ${extra}
    END
  END`;
  return `MAP
  NAME "boards"
  STATUS ON
  SIZE 400 300
  MAXSIZE 2048
  EXTENT ${left} ${top - rows * cell} ${left + cols * cell} ${top}
  UNITS METERS
  SHAPEPATH "${dir}"
  IMAGETYPE png
  OUTPUTFORMAT
    NAME "png"
    MIMETYPE "image/png"
    DRIVER "AGG/PNG"
    EXTENSION "png"
    IMAGEMODE RGBA
    TRANSPARENT TRUE
  END
  PROJECTION "init=epsg:25832" END
  WEB
    METADATA
      "wms_title" "Boards"
      "wms_abstract" "Boards for tests."
      "wms_onlineresource" "${url}?"
      "wms_enable_request" "*"
      "wms_srs" "EPSG:25832 EPSG:3035 EPSG:4326 EPSG:3857"
      "wms_feature_info_mime_type" "text/plain"
      "wms_getfeatureinfo_formatlist" "text/plain,application/vnd.ogc.gml"
      "wms_contactorganization" "Test office"
      "wms_accessconstraints" "https://creativecommons.org/licenses/by/4.0/"
      "wms_fees" "none"
    END
  END
  ${raster('board', 'Board', 'DATA "board.tif"')}
  ${raster('months', 'Months', 'TILEINDEX "months.shp"\n    TILEITEM "location"', '"wms_timeextent" "2024-01-01/2024-03-01/P1M"\n      "wms_timeitem" "time"\n      "wms_timedefault" "2024-02-01"')}
  LAYER
    NAME "places"
    TYPE POLYGON
    STATUS ON
    DATA "places.shp"
    PROJECTION "init=epsg:25832" END
    TEMPLATE "query"
    METADATA
      "wms_title" "Places"
      "gml_include_items" "all"
    END
    CLASS
      NAME "Square"
      STYLE COLOR 200 30 60 END
    END
  END
END
`;
}

function mapcacheConfig(url: string, dir: string): string {
  const grid = `
  <grid name="laea">
    <metadata><title>ETRS89-LAEA</title></metadata>
    <srs>EPSG:3035</srs>
    <units>m</units>
    <size>256 256</size>
    <extent>4400000 2700000 4500000 2800000</extent>
    <resolutions>100 50 20 10 5</resolutions>
    <origin>top-left</origin>
  </grid>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<mapcache>
  <metadata><title>Cached boards</title><abstract>Tiles of boards.</abstract></metadata>
  ${grid}
  <source name="board" type="wms">
    <getmap><params><FORMAT>image/png</FORMAT><LAYERS>board</LAYERS><TRANSPARENT>true</TRANSPARENT></params></getmap>
    <http><url>${url}?</url></http>
  </source>
  <cache name="disk" type="disk"><base>${join(dir, 'cache')}</base></cache>
  ${['GoogleMapsCompatible', 'WGS84', 'laea']
    .map(
      (name) => `<tileset name="board-${name}">
    <metadata><title>Board ${name}</title></metadata>
    <source>board</source><cache>disk</cache><grid>${name}</grid><format>PNG</format>
    <metatile>1 1</metatile>
  </tileset>`,
    )
    .join('\n  ')}
  <default_format>PNG</default_format>
  <service type="wmts" enabled="true"/>
  <errors>report</errors>
</mapcache>
`;
}
