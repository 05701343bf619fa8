import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { standards } from '../../../../src/catalogue/standards.ts';
import { Problem } from '../../../../src/problem/problem.ts';
import { encloseBuildings, withAreas } from '../../envelope/enclose.ts';
import { envelopeFile, writeEnvelope } from '../../envelope/write.ts';
import type { PlannedBuilding } from '../../plan.ts';
import { writeBuildingTable } from '../../table.ts';
import { centroid } from '../../tiles3d/footprint.ts';
import { extrude, writeBuildingTiles } from '../../tiles3d/index.ts';
import { numberOption, type Step, type StepContext, textOption } from '../context.ts';
import { cleanFootprints, type Footprint } from '../footprints/clean.ts';
import { reportFootprints } from '../footprints/defects.ts';
import { streetNames } from '../footprints/streets.ts';
import { readOsm } from '../osm.ts';

/**
 * Footprints with heights as flat-roofed blocks. Sources: 0 GeoJSON polygons, 1 optional: OpenStreetMap
 * PBF for street names. Options: `height` and `id` name properties; `lowest` (2) and `highest` (250)
 * bound believable heights, `assumedHeight` (3) is drawn where none is known, `storeyHeight` (3.2)
 * estimates storeys, `ground` (0) is the ground above the ellipsoid, all in metres.
 */
export const buildings: Step = async (context) => {
  const source = context.source(0);
  const { dataset, plane, dir } = context;
  let collection: FeatureCollection;
  try {
    collection = JSON.parse(await readFile(source.path, 'utf8')) as FeatureCollection;
    if (!Array.isArray(collection.features)) throw new Error('no feature collection');
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new Problem('sourceFormat', { file: source.file, detail }, { cause });
  }
  const { footprints, defects } = cleanFootprints(collection, {
    project: plane.forward,
    heightProperty: textOption(dataset, 'height', 'height'),
    idProperty: textOption(dataset, 'id', 'id'),
    lowest: numberOption(dataset, 'lowest', 2),
    highest: numberOption(dataset, 'highest', 250),
  });
  reportFootprints(context, footprints, defects);
  const planned = await plannedBuildings(context, footprints);
  const toLonLatHeight = (x: number, y: number, z: number): [number, number, number] => [
    ...plane.inverse(x, y),
    z,
  ];
  await mkdir(join(dir, 'buildings'), { recursive: true });
  const envelope = await encloseBuildings(planned, {
    site: { toLonLatHeight },
    assumed: true,
    progress: (share) => context.progress(share / 2),
  });
  const city = withAreas(planned, envelope);
  await writeEnvelope(envelope, join(dir, envelopeFile.path));
  await writeBuildingTiles({
    buildings: city,
    toLonLatHeight,
    outDir: join(dir, 'buildings/tiles'),
    onProgress: (share) => context.progress((1 + share) / 2),
  });
  await writeBuildingTable(city, join(dir, 'buildings/buildings.parquet'), toLonLatHeight);
  return {
    distributions: [
      {
        path: 'buildings/tiles/tileset.json',
        mediaType: 'application/json',
        conformsTo: [standards.tiles3d],
      },
      {
        path: 'buildings/buildings.parquet',
        mediaType: 'application/vnd.apache.parquet',
        conformsTo: [standards.parquet, standards.buildingTable],
      },
      envelopeFile,
    ],
  };
};

/** Buildings with what can be derived from outline and height, neighbours close in the order. */
async function plannedBuildings(
  context: StepContext,
  footprints: readonly Footprint[],
): Promise<readonly PlannedBuilding[]> {
  const { dataset, plane } = context;
  const assumed = numberOption(dataset, 'assumedHeight', 3);
  const storey = numberOption(dataset, 'storeyHeight', 3.2);
  const ground = numberOption(dataset, 'ground', 0);
  const osm = context.optionalSource(1);
  const streets = osm && streetNames(await readOsm(osm.path), plane.forward);
  const order = footprints
    .map((f, i) => ({ i, key: mortonKey(centroid(f.polygon)) }))
    .sort((a, b) => a.key - b.key);
  return order.map(({ i }) => {
    const { id, polygon, area, height } = footprints[i]!;
    const storeys = Math.max(1, Math.round(height / storey));
    const known = !Number.isNaN(height);
    return {
      id,
      address: streets?.near(centroid(polygon), 60),
      footprint: polygon,
      ground,
      storeys: known ? storeys : undefined,
      height,
      footprintArea: area,
      floorArea: known ? area * storeys : Number.NaN,
      mesh: extrude(polygon, ground, known ? height : assumed),
    };
  });
}

/** Position along a Z-order curve over 16 m cells. */
function mortonKey([x, y]: readonly [number, number]): number {
  let key = 0;
  let [cx, cy] = [Math.floor(x / 16), Math.floor(y / 16)];
  for (let bit = 1; cx > 0 || cy > 0; bit *= 4) {
    key += ((cx & 1) + 2 * (cy & 1)) * bit;
    cx >>= 1;
    cy >>= 1;
  }
  return key;
}
