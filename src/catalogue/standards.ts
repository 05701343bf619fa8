/** The URIs in `dct:conformsTo` by which a layer kind recognises a distribution. */
export const standards = {
  cog: 'http://www.opengis.net/doc/is/COG/1.0',
  geotiff: 'http://www.opengis.net/doc/IS/GeoTIFF/1.1',
  /** A raster that is computed from others: `Distribution.derivation` says how. */
  derived: 'urn:twinscape:derived-raster:1',
  wms: 'http://www.opengis.net/def/serviceType/ogc/wms',
  wmts: 'http://www.opengis.net/def/serviceType/ogc/wmts',
  xyz: 'https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames',
  stac: 'https://api.stacspec.org/v1.0.0/core',
  /** Digital elevation model: becomes the globe's terrain, beside `cog`. */
  elevation: 'http://inspire.ec.europa.eu/theme/el',
  /** Class raster of the ground that the quiet base map is drawn from, beside `cog`. */
  ground: 'urn:twinscape:ground-classes:1',
  tiles3d: 'http://www.opengis.net/doc/CS/3DTiles/1.1',
  /** Trees and street furniture: drawn, never painted by a channel, beside `tiles3d`. */
  vegetation: 'http://inspire.ec.europa.eu/theme/lc',
  buildingTable: 'urn:twinscape:building-table:1',
  /** Outer surfaces and horizons of the buildings (Parquet, read by `catalogue/envelope.ts`), beside `parquet`. */
  buildingEnvelope: 'urn:twinscape:building-envelope:1',
  parquet: 'https://parquet.apache.org/docs/file-format/',
  gtfs: 'https://gtfs.org/documentation/schedule/reference/',
  gtfsRealtime: 'https://gtfs.org/documentation/realtime/reference/',
  gbfs: 'https://github.com/MobilityData/gbfs/blob/v2.3/gbfs.md',
  geojson: 'https://www.rfc-editor.org/rfc/rfc7946',
  /** District polygons with `id`, `name`, `population`, beside `geojson`. */
  districts: 'http://inspire.ec.europa.eu/theme/au',
  csv: 'https://www.rfc-editor.org/rfc/rfc4180',
  /** Hourly series: column `time` (ISO 8601 UTC, hour beginning), then one numeric column per series. */
  series: 'http://www.opengis.net/doc/IS/timeseriesml/1.3',
  /** Road network (GeoParquet, columns of `catalogue/roads.ts`). */
  roads: 'urn:twinscape:road-network:1',
  /** Assumptions of the city's traffic model (`src/forecast/mobility/model.ts`). */
  trafficModel: 'urn:twinscape:traffic-model:1',
  /** Assumptions of the city's heat model, and the cells that it answers (`src/forecast/heat/city/model.ts`). */
  heatModel: 'urn:twinscape:heat-model:1',
  epw: 'https://energyplus.net/weather',
  /** Archetypes, dated factors and lever sheet of the city's forecast (`src/forecast/energy/stock.ts`). */
  stockModel: 'urn:twinscape:stock-model:1',
} as const;
