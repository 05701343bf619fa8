/** Rasters, reference systems and computed rasters. */
export const rasterProblems = {
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
} as const;
