import { join } from 'node:path';

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

/** North-west corner of the board, in its CRS. */
export interface Corner {
  readonly left: number;
  readonly top: number;
}

/** A mapfile of MapServer 8 with the board, its months and two named squares. */
export function mapfile(url: string, dir: string, { left, top }: Corner): string {
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

/** A configuration of MapCache: the board in three grids, one of them EPSG:3035. */
export function mapcacheConfig(url: string, dir: string): string {
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
