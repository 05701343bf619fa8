/**
 * One sentence per kind of failure: what is wrong and where, then what mends it.
 * Add a code here and its German sentence in `src/ui/i18n/de/problems.ts`.
 */
export const englishProblems = {
  unexpected: '{{file}}: {{detail}}. Reload the page; if it stays, report this sentence.',
  unreachable:
    '{{file}} does not answer ({{detail}}). Check the address and the network, then try again.',
  notFound: '{{file}} is not there (HTTP {{status}}). Check the access URL in the catalogue.',
  timeout: '{{file}} did not answer within {{seconds}} s. Try again later.',
  noCities:
    '{{file}} lists no city. Build one (npm start, or "twin city demo") and reload the page.',
  jsonSyntax: '{{file}} is not valid JSON ({{detail}}). Mend it at that place, then reload.',
  cancelled: '{{file}}: cancelled.',
  seriesTimeColumn:
    '{{file}} has no column “time” (it has {{columns}}). Name the column of ISO 8601 times so.',
  seriesTime:
    '{{file}}, row {{row}}: “{{value}}” is not an ISO 8601 time with a zone. Write it like 2024-01-01T00:00:00Z.',
  seriesEmpty: '{{file}} has {{rows}} rows; a series needs two or more.',
  seriesSteps:
    '{{file}}: most steps of {{seconds}} s have no row. Write the series with one regular step.',
  geojsonSyntax: '{{file}} is not JSON ({{detail}}). Export the GeoJSON again.',
  geojsonCollection: '{{file}} is not a GeoJSON FeatureCollection. Export it as one.',
  geojsonCrs:
    '{{file}} is not in WGS 84 degrees ({{crs}}), as RFC 7946 asks. Export it in EPSG:4326.',
  geojsonEmpty: '{{file}} has no polygon. Export the districts with their shapes.',
  geojsonRing:
    '{{file}}, feature {{feature}}: a ring is not a list of four or more positions. Repair that shape.',
  catalogueJson:
    '{{file}} is not a JSON document ({{detail}}). Mend the file, or build the city again.',
  catalogueJsonLd:
    '{{file}} is not valid JSON-LD ({{detail}}). Mend that place, or build the city again.',
  catalogueContext:
    '{{file}} refers to the context {{context}}, which is not fetched. Write the context into the file.',
  catalogueEmpty:
    '{{file}} describes no city: give one node the type dcat:Catalog and list datasets by dcat:dataset.',
  catalogueTitle: '{{file}}: the catalogue has no dct:title. Add one, for example {"en": "Milan"}.',
  datasetMissing:
    '{{file}}: dataset “{{dataset}}” has no {{property}}. Add it, for example {{example}}.',
  datasetInvalid:
    '{{file}}: dataset “{{dataset}}” has a {{property}} that cannot be read: {{value}}. Write it like {{example}}.',
  datasetDuplicate:
    '{{file}}: two datasets have the id “{{dataset}}”; only the first is used. Rename one.',
  recipeUnknown:
    '{{file}} is neither a recipe under seeds/ ({{known}}) nor a readable file. Name one of these, or the path of a recipe.',
  recipeField: '{{file}}: {{place}} {{detail}}. Correct the recipe; seeds/README.md describes it.',
  sourceMissing:
    '{{file}} is not in {{folder}}. Put it there (it is published at {{url}}), or leave out --from to download it.',
  sourceBytes:
    '{{file}} has {{bytes}} bytes where the recipe says {{expected}}. Delete it and fetch it again.',
  sourceHash:
    '{{file}} is not the file that the recipe describes (SHA-256 {{found}}, expected {{expected}}). Fetch it again, or correct the recipe if a new edition is wanted.',
  sourceGone:
    '{{file}} is not given out (HTTP {{status}}). Correct its url in the recipe, or put the file into a folder and use --from.',
  sourceChanged:
    '{{file}} is now {{bytes}} bytes long, the recipe describes {{expected}}. The publisher has changed it: correct the recipe, or use --from with the old file.',
  sourceFormat:
    '{{file}} cannot be read ({{detail}}). Fetch it again; if it stays, take the dataset out of the recipe.',
  sourceAbsent:
    '{{file}}, which dataset “{{dataset}}” is made from, could not be had. See the list of sources above for the reason.',
  cityEmpty:
    '{{file}}: no dataset could be made, so no city was written. See the reasons above, or check the recipe.',
  stationPoints:
    '{{file}} holds no station: it must be a collection of points in WGS 84 degrees (RFC 7946).',
  stationSeries:
    '{{file}} has no column for any station of {{points}}. Give each station the name of its column as the property “series”.',
  outNotCity:
    '{{file}} exists and is not a city folder. Choose another --out, or empty that folder.',
  tilesetJson:
    '{{file}} is not a readable 3D Tiles tileset ({{detail}}). Download or build it again.',
  tilesetVersion:
    '{{file}} is 3D Tiles version {{version}}; 1.0 and 1.1 are read. Convert it, or build the city again.',
  glbFormat: '{{file}} is not binary glTF. Download or build it again.',
  glbTruncated:
    '{{file}} is cut off: {{bytes}} of {{expected}} bytes are there. Download or build it again.',
  glbMetadata:
    '{{file}} lacks {{lacks}}, so buildings cannot be told apart. Write the tiles with “twin city build”.',
  tableUnreadable:
    '{{file}} is not a readable Parquet table ({{detail}}). Download or build it again.',
  tableColumns:
    '{{file}} lacks the columns {{columns}}. Add them; src/channel/table.ts lists names and units.',
  tableCategories:
    '{{file}}: column “{{column}}” has more than {{most}} different words. Group them into fewer.',
  weatherHeader:
    '{{file}} is not an EPW weather file: its first line must be LOCATION with latitude, longitude, time zone and elevation. Replace the file, or remove it to use the climate of the stock model.',
  weatherLength:
    '{{file}} has {{count}} hourly rows where a year has 8760 or 8784. Use a file of one whole year.',
  weatherRow:
    '{{file}}, line {{line}}: temperature, irradiation or wind is not a number. Correct the line, or replace the file.',
  stockField:
    '{{file}}: {{place}} {{detail}}. Correct it; seeds/stock/demo.json is a whole example.',
  forecastBuildings:
    '{{file}}: no building has a floor area, or footprint and height, so that nothing can be forecast. Add these columns to the building table.',
  forecastUnprepared:
    '{{file}}: a forecast was asked for before the city was prepared. Reload the page.',
  leverFile:
    '{{file}}: {{detail}}. Write one JSON object of lever id to number, for example {"retrofit_rate": 2.5}.',
  leverUnknown: '{{file}}: there is no lever “{{lever}}”. Use one of {{known}}.',
  leverRange:
    '{{file}}: lever “{{lever}}” is {{value}}, outside {{min}} to {{max}} {{unit}}. Choose a value inside.',
  cityDataset:
    '{{file}} lists no distribution that conforms to {{standard}} ({{what}}). Add it, or build the city again.',
  gtfsZip:
    '{{file}} is not a readable zip ({{detail}}). Download it again, or pack the feed once more.',
  gtfsFile:
    '{{file}} has no usable rows in {{member}}, so that there is no timetable. Add {{member}} to the feed.',
  gbfsFeed: '{{file}} is not a GBFS feed ({{detail}}). Mend the file, or correct the access URL.',
  unknownCrs:
    '{{file}}: the coordinate reference system {{crs}} is not known, or needs a grid shift file. Write twin:crs with an EPSG code or a proj4 text into the catalogue, or convert the file with gdalwarp -t_srs EPSG:3035.',
  rasterNotTiff:
    '{{file}} is not a TIFF that can be read ({{detail}}). Download it again, or convert it with gdal_translate -of COG.',
  rasterNoPlace:
    '{{file}} does not say where it lies (no geotransform). Give it one with gdal_translate -a_ullr and -a_srs.',
  rasterTruncated:
    '{{file}} ends at byte {{end}}, inside or before its tile {{tile}}. Download or build it again.',
  rasterBand: '{{file}} has no band {{band}}; its last is {{bands}}. Bands count from 1.',
  rasterShortBody:
    '{{file}}: the server sent {{received}} of {{expected}} bytes, {{tries}} times. Check the server, or a proxy before it, for range requests.',
  rasterDecode:
    '{{file}}: tile {{tile}} cannot be decoded ({{detail}}). The file is damaged or uses an unknown compression; download it again, or convert it with gdal_translate -of COG.',
} as const;

export type ProblemCode = keyof typeof englishProblems;
