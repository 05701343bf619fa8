/** Catalogues, recipes and sources of cities, tiles and tables. */
export const cityProblems = {
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
  roadSource: '{{file}} cannot be read as {{format}} ({{detail}}). Download or export it again.',
  roadLines:
    '{{file}} holds no lines, only {{others}} other features. Take the file that holds the streets as LineStrings.',
  roadClass:
    '{{file}}: none of its {{lines}} lines says what class of road it is. Export it with OpenStreetMap’s column highway (or fclass, type).',
  roadCrs:
    '{{file}} is in {{crs}}, which is not a known coordinate reference system. Export it in EPSG:4326.',
  roadLarge:
    '{{file}} is {{size}} MB; a page reads road networks of up to {{most}} MB. Cut out the city, or build the network with “twin roads build”.',
  tableCategories:
    '{{file}}: column “{{column}}” has more than {{most}} different words. Group them into fewer.',
} as const;
