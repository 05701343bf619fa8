import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { standards } from '../../../../src/catalogue/standards.ts';
import type { Bounds } from '../../../../src/geo/bounds.ts';
import type { DistributionInput } from '../../catalogue.ts';
import { writeCog } from '../../raster/cog.ts';
import type { LocalSource, Step, StepContext } from '../context.ts';
import { lonLatBounds, planeOf } from '../plane.ts';
import { readRaster, type SourceRaster } from '../rasters/read.ts';

/**
 * Single-band GeoTIFFs as COGs in their own CRS, values unchanged, one distribution per source (the
 * recipe's `periods` date them). A file that already is a COG keeps its bytes. `noData` of the recipe
 * is declared in the catalogue where the file declares none. A missing source costs its own time step.
 */
export const raster: Step = async (context) => {
  const { dataset, dir } = context;
  const distributions: DistributionInput[] = [];
  let bounds: Bounds | undefined;
  await mkdir(join(dir, 'rasters'), { recursive: true });
  for (const [i, id] of dataset.sources.entries()) {
    const source = dataset.sources.length === 1 ? context.source(i) : context.optionalSource(i);
    if (source === undefined) continue;
    const image = await readRaster(source.path, source.file, dataset.noData);
    reportRaster(context, source, image);
    const path = `rasters/${id}.tif`;
    if (image.cloudOptimised && image.masked === 0)
      await writeFile(join(dir, path), await readFile(source.path));
    else await writeFile(join(dir, path), cogOf(image));
    const period = dataset.periods?.[i];
    distributions.push({
      path,
      mediaType: 'image/tiff; application=geotiff; profile=cloud-optimized',
      conformsTo: [standards.cog],
      ...(period === undefined ? {} : { temporal: period }),
      ...(image.noData === undefined && dataset.noData !== undefined
        ? { noData: dataset.noData }
        : {}),
    });
    bounds ??= await boundsOf(image, source.file);
    context.progress((i + 1) / dataset.sources.length);
  }
  if (distributions.length === 0) context.source(0);
  const dates = (dataset.periods ?? []).flatMap((p) => [p.start, p.end]).sort();
  return {
    distributions,
    ...(bounds === undefined ? {} : { bounds }),
    ...(dates.length > 0 ? { temporal: { start: dates[0]!, end: dates.at(-1)! } } : {}),
  };
};

function cogOf(image: SourceRaster): Uint8Array {
  const { width, height, west, north, cellX, cellY, noData, epsg } = image;
  return writeCog({
    width,
    height,
    bands: 1,
    type: 'float32',
    data: image.values instanceof Float32Array ? image.values : Float32Array.from(image.values),
    crs: `EPSG:${epsg}`,
    geotransform: [west, cellX, 0, north, 0, -cellY],
    // A value that only the catalogue calls "not known" must not be averaged into its neighbours.
    overviews: noData === undefined ? 'nearest' : 'average',
    ...(noData === undefined ? {} : { noData }),
  });
}

function reportRaster(context: StepContext, source: LocalSource, image: SourceRaster): void {
  const { dataset } = context;
  const cells = image.width * image.height;
  context.defect(
    source,
    'cellMasked',
    image.masked,
    {
      en: `${image.masked} cells of ${source.file} have a value that the file's own mask hides`,
      de: `${image.masked} Zellen von ${source.file} haben einen Wert, den die Maske der Datei verdeckt`,
    },
    { en: 'taken as not known', de: 'als nicht bekannt gelesen' },
  );
  const count = (wanted: number): number => {
    let n = 0;
    for (const value of image.values) if (value === wanted) n++;
    return n;
  };
  if (image.noData === undefined) {
    const share = dataset.noData === undefined ? 0 : count(dataset.noData);
    context.defect(
      source,
      'noDataUndeclared',
      share,
      {
        en: `${source.file} declares no value for "not known"; ${share} of ${cells} cells are ${dataset.noData}`,
        de: `${source.file} nennt keinen Wert für „nicht bekannt“; ${share} von ${cells} Zellen sind ${dataset.noData}`,
      },
      { en: 'declared in the catalogue', de: 'im Katalog angegeben' },
    );
    return;
  }
  const unknown = count(image.noData);
  const percent = Math.round((100 * unknown) / cells);
  context.defect(
    source,
    'cellUnknown',
    unknown,
    {
      en: `${unknown} of ${cells} cells (${percent} %) of ${source.file} are not known`,
      de: `${unknown} von ${cells} Zellen (${percent} %) von ${source.file} sind nicht bekannt`,
    },
    { en: 'kept as published', de: 'wie veröffentlicht belassen' },
  );
}

async function boundsOf(image: SourceRaster, file: string): Promise<Bounds> {
  const { west, north, width, height, cellX, cellY, epsg } = image;
  const plane = await planeOf(`EPSG:${epsg}`, file);
  return lonLatBounds(plane, [west, north - height * cellY, west + width * cellX, north]);
}
