/** Dropped files and services of others. */
export const servicesProblems = {
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
    '{{file}} holds shapes ({{format}}), not a raster. GeoTIFF and COG files (.tif) and road networks as lines can be dropped; other shapes can be added to the catalogue of the city.',
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
} as const;
