/** The ways in which sources become a dataset; each is a module of this folder. */
export const stepNames = [
  'footprints-to-3dtiles',
  'gtfs',
  'roads',
  'raster-to-cog',
  'districts',
  'counts',
  'air-quality',
  'ground-from-osm',
  'ground-from-geopackage',
  'weather',
  'stock',
  'model',
] as const;
export type StepName = (typeof stepNames)[number];
