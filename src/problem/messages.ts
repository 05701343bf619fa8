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
  envelopeColumns:
    '{{file}} lacks the columns {{columns}} of building envelopes. Build the city again with “twin city”.',
  envelopeValue:
    '{{file}}, row {{row}}: {{column}} is {{value}}, which no building can have. Build the city again with “twin city”.',
  roadColumns:
    '{{file}} lacks the columns {{columns}} of a road network. Build it with “twin roads build”.',
  roadRow:
    '{{file}}, row {{row}}: {{column}} is {{value}}, which no road can have. Build it with “twin roads build”.',
  roadNode:
    '{{file}}: no two roads meet in node {{node}} as they say. Build it with “twin roads build”.',
  roadsNone:
    '{{file}} holds no roads that cars can drive from each to every other. Check that it is the street network.',
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
  envelopeCount:
    '{{file}}: the buildings’ outer surfaces have {{count}} rows, the building table {{buildings}}. Build the city again, so that both are of one run.',
  hoursNone:
    '{{file}}: this city has no weather file, so that there are no hours. Add an EPW file of a typical year to its catalogue.',
  hoursBuilding:
    '{{file}}: there is no building {{building}} among {{count}}. Choose one of the map, or an id of the building table.',
  hoursSize:
    '{{file}}: building {{building}} has neither floor area nor footprint and height, so that its hours cannot be computed. Add them to the building table.',
  hoursUnheated:
    '{{file}}: building {{building}} is not heated and has no rooms in use, so that there are no hours to show. Choose another one.',
  roadsFile:
    '{{file}}: {{detail}}. Write a JSON list of changes like [{"kind": "closed", "roads": ["id", …]}, {"kind": "speed", "speed": 30, "roads": ["id", …]}].',
  roadsUnknown:
    '{{file}} names roads that {{city}} does not have ({{roads}}). Use the ids of its road table.',
  roadsModel:
    '{{city}} has no traffic model, so changes of roads in {{file}} would change nothing. Leave them out, or build the city with one.',
  scenarioFile:
    '{{file}} cannot be opened as a scenario of this city: {{detail}}. Choose a file that was saved as a scenario here.',
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
  feedMessage:
    '{{file}} is not a GTFS-Realtime message ({{detail}}, at byte {{offset}}). Get it again, or ask its publisher.',
  feedBusy:
    '{{file}} asks not to be asked so often, or is overloaded (HTTP {{status}}). It is asked again by itself; if it stays, ask its publisher for a key or a higher limit.',
  feedPage:
    '{{file}} answers with a web page (“{{title}}”) in place of live data. Check the address, or whether the feed wants a login.',
  feedKey:
    '{{file}} wants a key (HTTP {{status}}, often in the header “{{header}}”). Ask its publisher for one and enter it here; it is sent to this server only and forgotten with the page.',
  feedRedirect:
    '{{file}} sends on to another address, to which the key is not sent. Enter the address that it leads to in the catalogue.',
  keyInvalid:
    'The key for {{file}} cannot be sent in the header “{{header}}”. Use a header name of letters, digits and hyphens, and a key without line breaks.',
  feedTooLarge:
    '{{file}} sends more than {{mebibytes}} MiB, too much for one live message. Check that the address is that of the feed.',
  gbfsFeed: '{{file}} is not a GBFS feed ({{detail}}). Mend the file, or correct the access URL.',
  trafficField:
    '{{file}}: {{place}} {{detail}}. Correct it; seeds/traffic/demo.json is a whole example.',
  trafficZones:
    '{{file}}: no district has inhabitants or jobs near a road, so that nobody travels. Add a “population” to the districts.',
  trafficRoads:
    '{{file}}: {{detail}}, so that no traffic can be modelled. Build the road table again from a larger area.',
  assignNoPath:
    '{{file}}: no path leads from zone {{origin}} to zone {{destination}}, between which there are trips. Add the missing links, or take these trips out.',
  tntpHeader:
    '{{file}} has no whole number behind <{{name}}> before <END OF METADATA>. Add that line.',
  tntpLine: '{{file}}, line {{line}}: {{detail}}. Correct that line.',
  tntpZones:
    '{{file}} has trips between {{trips}} zones where the network has {{zones}}. Use a network and trips of one city.',
  logitChoice:
    '{{file}}, observation {{observation}}: alternative {{alternative}} was chosen but was not available. Correct the choice or the availability.',
  logitSingular:
    '{{file}}: the data do not tell parameter {{parameter}} apart from the others. Fix one constant per set of alternatives at 0, or take the parameter out.',
  logitDiverges:
    '{{file}}: the likelihood keeps growing with parameter {{parameter}}, so that it has no estimate. Take the parameter out, or more observations in.',
  heatColumn:
    '{{file}} lacks the columns {{columns}} (it has {{known}}). Write them into its first line, as in the biophysical table of InVEST.',
  heatValue:
    '{{file}}, line {{line}}: {{column}} is “{{value}}”, not {{expected}}. Correct the line.',
  heatTwice:
    '{{file}}, line {{line}}: land cover {{code}} stands there twice. Remove one of the lines.',
  heatField: '{{file}}: {{place}} {{detail}}. Correct it; seeds/heat/demo.json is a whole example.',
  heatClass:
    '{{file}} has {{count}} land covers without a line in {{table}}: {{codes}}. Add them there, or declare them as nodata.',
  heatDegrees:
    '{{file}} has cells in degrees ({{crs}}), but cooling works over metres. Reproject it first, for example with gdalwarp -t_srs EPSG:32632 -r near.',
  heatSize:
    '{{file}} has {{cells}} million cells where {{most}} million fit into memory. Cut out the city or take larger cells (gdalwarp -te, -tr).',
  heatApart:
    '{{file}}: evapotranspiration has no value above 0 where the land cover {{landCover}} lies. Use a raster of the same place.',
  heatWeather:
    '{{file}}: the city {{city}} has no weather, which thermal stress needs. Add an EPW file to its catalogue (conformsTo of energyplus weather in src/catalogue/standards.ts).',
  heatTime:
    '{{file}}: “{{time}}” is no time. Write it like 2025-07-15T14:00, which is the city’s time, or with a zone like 2025-07-15T12:00Z.',
  unknownCrs:
    '{{file}}: the coordinate reference system {{crs}} is not known, or needs a grid shift file. Write twin:crs with an EPSG code or a proj4 text into the catalogue, or convert the file with gdalwarp -t_srs EPSG:3035.',
  gridShiftArea:
    '{{file}} reaches beyond the grid shift file {{grid}}. Name one that covers it in twin:crs, or convert the file with gdalwarp.',
  gridShiftFile:
    '{{file}} is not an NTv2 grid shift file that can be read ({{detail}}). Name a .gsb file in twin:crs.',
  rasterNotTiff:
    '{{file}} is not a TIFF that can be read ({{detail}}). Download it again, or convert it with gdal_translate -of COG.',
  rasterNoPlace:
    '{{file}} does not say where it lies (no geotransform). Give it one with gdal_translate -a_ullr and -a_srs.',
  rasterTruncated:
    '{{file}} ends at byte {{end}}, inside or before its tile {{tile}}. Download or build it again.',
  rasterBand: '{{file}} has no band {{band}}; its last is {{bands}}. Bands count from 1.',
  rasterShortBody:
    '{{file}}: the server sent {{received}} of {{expected}} bytes, {{tries}} times. Check the server, or a proxy before it, for range requests.',
  rasterWrongRange:
    '{{file}}: asked {{tries}} times for the bytes {{asked}}, the server answered “{{answered}}”. Check the server, or a proxy before it, for range requests.',
  rasterNoRanges:
    '{{file}}: the server does not answer range requests, and {{mebibytes}} MiB are too much to read whole. Switch range requests on, or put the file on another server.',
  rasterChanged: '{{file}} was changed while it was read. Open it again.',
  rasterFormat:
    '{{file}} is stored in a way that is not read here ({{detail}}). Convert it with gdal_translate -of COG.',
  rasterGcps:
    '{{file}} is placed by {{count}} ground control points, not by a grid. Rectify it with gdalwarp -t_srs EPSG:3035, or in a GIS.',
  rasterDecode:
    '{{file}}: tile {{tile}} cannot be decoded ({{detail}}). The file is damaged or uses an unknown compression; download it again, or convert it with gdal_translate -of COG.',
  expression:
    'Expression “{{file}}”, place {{place}}: {{detail}}. Correct it there, for example (nir - red) / (nir + red).',
  expressionName:
    'Expression “{{file}}”, place {{place}}: “{{name}}” is none of the names {{known}}. Use one of these, or give a layer that name.',
  expressionFunction:
    'Expression “{{file}}”, place {{place}}: there is no function “{{name}}”. Use one of {{known}}.',
  expressionArguments:
    'Expression “{{file}}”, place {{place}}: {{name}} takes {{wanted}} value, not {{given}}. Correct the brackets.',
  expressionEmpty:
    'Expression “{{file}}” names no layer. Write one, for example (nir - red) / (nir + red).',
  derivedUnits:
    '{{file}}: {{unitB}} minus {{unitA}} has no meaning. Choose two layers of the same unit, or write an expression that converts one.',
  derivedApart: '{{file}}: the rasters do not overlap. Choose rasters of the same area.',
  exportCrs:
    '{{file}}: {{crs}} has no EPSG code that a GeoTIFF could name. Align to the grid of another raster.',
  exportSize:
    '{{file}}: {{width}} × {{height}} cells are {{mebibytes}} MiB, more than the {{most}} MiB that one file may take here. Align to the coarser grid.',
  fileWrite: '{{file}} cannot be written ({{detail}}). Choose a folder that you may write to.',
  zoneOutside:
    '{{file}}: no zone touches the raster. Choose zones in its area, in WGS 84 degrees (longitude first).',
  localGone:
    '{{file}} is a file of another device or of an earlier visit. Drop it on the map again.',
  dropNoCrs:
    '{{file}} does not say in which coordinates it is. Give their EPSG code; whoever made the file knows it.',
  dropCrs:
    '{{file}}: the coordinate reference system {{crs}} is not known, or needs a grid shift file. Give the EPSG code of another that fits.',
  dropEmpty: '{{file}} is empty (0 bytes). Copy or download it again.',
  dropFolder: '{{file}} is a folder. Open it and drop the GeoTIFFs in it.',
  dropUnreadable:
    '{{file}} cannot be read from this device ({{detail}}). Check that it still exists and may be read.',
  dropPicture:
    '{{file}} is a {{format}} picture, which does not say where on Earth it lies. Drop the GeoTIFF that it was made from.',
  dropPacked:
    '{{file}} is a {{format}} archive, and no GTFS timetable. Unpack it and drop the GeoTIFFs in it.',
  dropVector:
    '{{file}} holds shapes ({{format}}), not a raster. GeoTIFF and COG files (.tif) can be dropped; shapes can be added to the catalogue of the city.',
  dropOther:
    '{{file}} is {{format}}, not a GeoTIFF. Drop a .tif, or convert it with gdal_translate -of COG.',
  dropSidecar:
    '{{file}} only says where a picture lies. Drop it together with the .tif of the same name.',
  serviceAddress: '“{{file}}” is not an address. Copy it whole, beginning with https://.',
  serviceScheme:
    '“{{file}}” is not an address on the web. Give one that begins with https:// or http://.',
  serviceCredentials:
    '“{{file}}” holds a user name or password, which a link would pass on. Leave them out; only open services can be added.',
  serviceInsecure:
    '{{file}} is offered without encryption (http), which this page, served by https, may not use. Try the same address with https://.',
  serviceCors:
    '{{file}} answers, but does not allow web pages of others to read its answers (CORS). Ask its operator to send Access-Control-Allow-Origin, or put a proxy of your own before it.',
  serviceLogin:
    '{{file}} wants a login (HTTP {{status}}). Use an open address of these data, or download them and drop the file on the map.',
  serviceStatus:
    '{{file}} refuses with HTTP {{status}}: {{detail}}. Check the address, or try again later.',
  serviceUnknown:
    '{{file}} is not a service that is known here: {{detail}}. Give the address of a WMS, WMTS or STAC, or a tile template with {z}, {x} and {y}.',
  serviceXml:
    '{{file}} does not answer in well-formed XML ({{detail}}). Check the address, or tell the operator.',
  serviceException:
    '{{file}}, layer “{{layer}}”: the service says “{{detail}}”. Choose another style, time or layer, or tell the operator.',
  serviceRefusal:
    '{{file}}: the service says “{{detail}}”. Check the address, or tell the operator.',
  serviceLayer: '{{file}} has no layer “{{layer}}”. It offers {{known}}. Add one of these instead.',
  serviceCrs:
    '{{file}}, layer “{{layer}}” comes only in coordinate systems that are not known here ({{crs}}). Ask for it in EPSG:3857 or EPSG:4326.',
  serviceMatrixSet:
    '{{file}}, layer “{{layer}}” has no usable tile matrix set ({{known}}). Choose another layer, or tell the operator.',
  serviceImage:
    '{{file}}, layer “{{layer}}”: what came is not a picture but {{detail}}. Try again later, or tell the operator.',
  serviceFormat:
    '{{file}}, layer “{{layer}}” comes only as {{formats}}, which browsers cannot show. Ask the operator for PNG or JPEG.',
  stacFormat:
    '{{file}} is not STAC that can be read: {{detail}}. Give the address of an item, a collection, a catalogue or a search.',
  stacEmpty: '{{file}} has no items here ({{detail}}). Choose another collection, place or period.',
  stacAsset:
    '{{file}}: “{{item}}” has no asset that is a GeoTIFF (it has {{known}}). Choose another item or collection.',
  stacLogin:
    '{{file}}: asset “{{asset}}” can be had only by {{detail}}. Download it with an account of that service and drop the file on the map, or use a catalogue that gives it by https.',
  inputFile: '{{file}} cannot be read ({{detail}}). Check the path and that it is a file.',
  zoneShape: '{{file}}: {{place}} must be {{expected}}. Write it so.',
  zoneField: '{{file}}: {{place}} is not a field of a zone. Remove it, or use one of {{known}}.',
  zoneMissing:
    '{{file}}: {{place}} is missing. Add it; src/forecast/energy/hourly/METHOD.md shows a whole zone.',
  zoneNumber: '{{file}}: {{place}} is {{value}}, not a number. Write a finite number there.',
  zonePositive: '{{file}}: {{place}} is {{value}}. Write a number above 0.',
  zoneRange: '{{file}}: {{place}} is {{value}}, outside {{min}} to {{max}}. Choose a value inside.',
  zoneDay:
    '{{file}}: {{place}} has {{count}} values where a day has 24. Write 24 values, hour beginning, one number for all hours, or null.',
  zoneSetpoints:
    '{{file}}: at hour {{hour}} the set-point of heating ({{heating}} °C) is above that of cooling ({{cooling}} °C). Lower the one or raise the other.',
  zoneMass:
    '{{file}}: massArea is too small for opaque parts that lose {{opaque}} W/K. Set it to more than {{least}} m²; EN ISO 13790 has 2.5 to 3.5 times the floor area.',
  zoneTabula:
    '{{file}}: row “{{row}}” has no {{column}}, so no zone can be made from it. Use a row of the TABULA building tables with areas and U values.',
  pvColumns:
    '{{file}} has no line of column names with {{columns}}. Write month, day, hour, beam, diffuse, temperature and wind above the values.',
  pvLength:
    '{{file}} has {{count}} hourly rows where a year has 8760 or 8784. Use a file of one whole year.',
  pvRow: '{{file}}, line {{line}}: {{column}} is “{{value}}”, not a number. Correct the line.',
  pvOrder:
    '{{file}}, line {{line}}: the hour is {{value}} where {{expected}} follows. Sort the rows from 1 January, hours 0 to 23.',
  loadEmpty:
    '{{file}} has no series. Write a row for each: its name, then its values, oldest first.',
  loadShort:
    '{{file}}: series “{{id}}” has {{count}} values, a forecast needs two or more. Write a row for each series: its name, then its values, oldest first.',
  loadValue:
    '{{file}}, row {{row}}, column {{column}}: “{{value}}” is not a number. Correct it; leave the cell empty, or write NA, where no value is known.',
  loadHistory:
    '{{file}} has {{days}} days of values before the hour shown; a forecast needs {{least}} or more. Move the clock to a later day.',
  loadTemperature:
    '{{file}}: {{count}} temperatures for {{id}}, of {{needed}} that its values and the horizon need. Give a row for {{id}}, or one row for all, that begins with the first value and covers the horizon.',
  calendarCountry:
    'There is no calendar of public holidays called “{{code}}”. Give a country, or country and region, by ISO 3166: DE, DE-BY, IT.',
  loadQuote: '{{file}}, row {{row}}: {{detail}}. Close the quotes in that row.',
} as const;

export type ProblemCode = keyof typeof englishProblems;
