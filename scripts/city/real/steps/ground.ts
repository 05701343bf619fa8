import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { standards } from '../../../../src/catalogue/standards.ts';
import { type GroundKind, groundClasses } from '../../../../src/channel/classes.ts';
import { writeCog } from '../../raster/cog.ts';
import { type Step, type StepContext, type StepResult, textOption } from '../context.ts';
import { readGeopackage } from '../geopackage.ts';
import { groundFromTables } from '../ground/geopackage-ground.ts';
import { groundGrid } from '../ground/grid.ts';
import { groundFromOsm } from '../ground/osm-ground.ts';
import { drawGround, type RankedShape } from '../ground/shapes.ts';
import { readOsm } from '../osm.ts';
import { lonLatBounds } from '../plane.ts';

/**
 * Ground-class raster of an OpenStreetMap PBF (source 0). Options: `bounds` (WGS 84 degrees), `cell`
 * (metres, 1), `base` (class where nothing is mapped).
 */
export const groundFromPbf: Step = async (context) => {
  const source = context.source(0);
  const osm = await readOsm(source.path);
  const left = { en: 'drawn as far as they go', de: 'so weit gezeichnet, wie sie reichen' };
  context.defect(
    source,
    'wayIncomplete',
    osm.incompleteWays,
    {
      en: `${osm.incompleteWays} of ${osm.ways.length} ways have points outside the extract`,
      de: `${osm.incompleteWays} von ${osm.ways.length} Linien haben Punkte außerhalb des Auszugs`,
    },
    left,
  );
  context.defect(
    source,
    'areaOpen',
    osm.openAreas,
    {
      en: `${osm.openAreas} multipolygons lack some of their outlines`,
      de: `${osm.openAreas} Multipolygonen fehlt ein Teil ihrer Umrisse`,
    },
    { en: 'only closed rings are drawn', de: 'nur geschlossene Ringe werden gezeichnet' },
  );
  return draw(context, groundFromOsm(osm, context.plane.forward));
};

/**
 * Ground-class raster of land use (source 0) and streets (source 1, optional) in GeoPackages that keep
 * OpenStreetMap's keys as columns. Options as above, and `layers`: the two table names.
 */
export const groundFromGeopackage: Step = async (context) => {
  const land = context.source(0);
  const road = context.optionalSource(1);
  const layers = context.dataset.options?.layers;
  const [landName, roadName] = Array.isArray(layers) ? (layers as string[]) : [];
  const landUse = await readGeopackage(land.path, landName ?? 'landuse');
  const streets = road && (await readGeopackage(road.path, roadName ?? 'edges'));
  const odd = landUse.features.filter((f) => f.kind !== 'polygon').length + landUse.unreadable;
  context.defect(
    land,
    'shapeNotArea',
    odd,
    {
      en: `${odd} of ${landUse.features.length} land-use features are no area`,
      de: `${odd} von ${landUse.features.length} Landnutzungsobjekten sind keine Fläche`,
    },
    { en: 'left out', de: 'weggelassen' },
  );
  return draw(context, groundFromTables(landUse, streets, context.plane));
};

async function draw(context: StepContext, shapes: readonly RankedShape[]): Promise<StepResult> {
  const grid = groundGrid(context);
  const name = textOption(context.dataset, 'base', 'plot');
  const base: GroundKind = Object.hasOwn(groundClasses, name) ? (name as GroundKind) : 'plot';
  context.progress(0.3);
  const data = drawGround(grid, shapes, base);
  context.progress(0.6);
  const { width, height, west, north, cell } = grid;
  const bytes = writeCog({
    width,
    height,
    bands: 1,
    type: 'uint8',
    data,
    crs: context.recipe.crs,
    geotransform: [west, cell, 0, north, 0, -cell],
    overviews: 'mode',
  });
  const path = `rasters/${context.dataset.id}.tif`;
  await mkdir(join(context.dir, 'rasters'), { recursive: true });
  await writeFile(join(context.dir, path), bytes);
  return {
    distributions: [
      {
        path,
        mediaType: 'image/tiff; application=geotiff; profile=cloud-optimized',
        conformsTo: [standards.cog, standards.ground],
      },
    ],
    bounds: lonLatBounds(context.plane, [west, north - height * cell, west + width * cell, north]),
  };
}
