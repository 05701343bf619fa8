import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { standards } from '../../../../src/catalogue/standards.ts';
import type { Point, Ring } from '../../plan.ts';
import { numberOption, type Step, type StepContext, textOption } from '../context.ts';
import { residentsOption, scaledToResidents } from '../districts/residents.ts';
import { simplifyShared } from '../districts/simplify.ts';
import { inside, polygonArea } from '../footprints/rings.ts';
import type { Plane } from '../plane.ts';
import { readRaster } from '../rasters/read.ts';
import { zoneMeans } from '../rasters/zones.ts';

type Area = Feature<Polygon | MultiPolygon>;

/**
 * District polygons with `id`, `name`, `group`, `population`, `area_km2`, `density` (1/km2)
 * and `surface_temperature` (degC). Sources: 0
 * polygons (GeoJSON), 1 optional: zip with a GeoJSON grid that carries population, 2 optional: raster
 * of surface temperature. Options `id`, `name`, `group`, `population` name the properties, `residents`
 * tells counts that the population is scaled to; outlines are thinned to `tolerance` (2 m), shared
 * borders staying shared.
 */
export const districts: Step = async (context) => {
  const source = context.source(0);
  const { dataset, plane } = context;
  const collection = JSON.parse(await readFile(source.path, 'utf8')) as FeatureCollection;
  const areas = collection.features.filter(
    (f): f is Area => f.geometry?.type === 'Polygon' || f.geometry?.type === 'MultiPolygon',
  );
  reportEmpty(context, areas);
  const polygons = areas.map((area) => parts(area).map((rings) => rings.map(planar)));
  const people = await population(context, areas);
  const heat = await temperature(context, polygons);
  const tolerance = numberOption(dataset, 'tolerance', 2);
  const thin = simplifyShared(polygons.flat(2).map(open), tolerance).values();
  const drawn = polygons.map((area) =>
    area.map((rings) => rings.map(() => closed(thin.next().value!, plane))),
  );
  const features = areas.map((area, i) => {
    const km2 = polygons[i]!.reduce(
      (sum, [outer, ...holes]) => sum + polygonArea({ outer: outer!, holes }) / 1e6,
      0,
    );
    const id = String(area.properties?.[textOption(dataset, 'id', 'id')] ?? i);
    return {
      type: 'Feature',
      id,
      properties: {
        id,
        name: titleCase(String(area.properties?.[textOption(dataset, 'name', 'name')] ?? id)),
        group: area.properties?.[textOption(dataset, 'group', 'group')] ?? null,
        population: people?.[i] ?? null,
        area_km2: Number(km2.toFixed(4)),
        density: people === undefined ? null : Math.round(people[i]! / km2),
        ...(heat === undefined ? {} : { surface_temperature: finite(heat[i]!) }),
      },
      geometry: { type: 'MultiPolygon', coordinates: drawn[i]! },
    };
  });
  await mkdir(join(context.dir, 'districts'), { recursive: true });
  const text = JSON.stringify({ type: 'FeatureCollection', features });
  await writeFile(join(context.dir, 'districts/districts.geojson'), `${text}\n`);
  return {
    distributions: [
      {
        path: 'districts/districts.geojson',
        mediaType: 'application/geo+json',
        conformsTo: [standards.geojson, standards.districts],
      },
    ],
  };

  function planar(ring: readonly (readonly number[])[]): Point[] {
    return ring.map(([lon, lat]) => plane.forward(lon!, lat!));
  }
};

const parts = (area: Area): number[][][][] =>
  area.geometry.type === 'Polygon' ? [area.geometry.coordinates] : area.geometry.coordinates;

/** Attributes that are null everywhere carry nothing and are not copied; they are counted. */
function reportEmpty(context: StepContext, areas: readonly Area[]): void {
  const names = new Set(areas.flatMap((a) => Object.keys(a.properties ?? {})));
  const empty = [...names].filter((name) => areas.every((a) => a.properties?.[name] == null));
  const nulls = empty.length * areas.length;
  context.defect(
    context.source(0),
    'attributeNull',
    nulls,
    {
      en: `${nulls} attribute values are null: all ${areas.length} areas in ${empty.length} attributes (${empty.slice(0, 3).join(', ')} …)`,
      de: `${nulls} Attributwerte sind leer: alle ${areas.length} Bezirke in ${empty.length} Attributen (${empty.slice(0, 3).join(', ')} …)`,
    },
    {
      en: 'not copied; the surface temperature is computed from the raster instead',
      de: 'nicht übernommen; die Oberflächentemperatur wird stattdessen aus dem Raster berechnet',
    },
  );
}

/** People by area: cells count where their centre lies. */
async function population(
  context: StepContext,
  areas: readonly Area[],
): Promise<Float64Array | undefined> {
  const source = context.optionalSource(1);
  if (source === undefined) return undefined;
  const files = unzipSync(await readFile(source.path));
  const name = Object.keys(files).find((f) => f.endsWith('json'));
  const grid = JSON.parse(strFromU8(files[name!]!)) as FeatureCollection<Polygon>;
  const people = new Float64Array(areas.length);
  let outside = 0;
  for (const cell of grid.features) {
    const count = Number(
      cell.properties?.[textOption(context.dataset, 'population', 'population')],
    );
    const ring = cell.geometry.coordinates[0]!.slice(1);
    const center: Point = [
      ring.reduce((sum, p) => sum + p[0]!, 0) / ring.length,
      ring.reduce((sum, p) => sum + p[1]!, 0) / ring.length,
    ];
    const i = areas.findIndex((area) =>
      parts(area).some(([outer]) => inside(center, outer as unknown as Point[])),
    );
    if (i < 0) outside += count;
    else people[i]! += count;
  }
  context.defect(
    source,
    'populationOutside',
    Math.round(outside),
    {
      en: `${Math.round(outside)} people live in cells whose centre lies in no area`,
      de: `${Math.round(outside)} Personen leben in Zellen, deren Mitte in keinem Bezirk liegt`,
    },
    { en: 'not counted in any area', de: 'in keinem Bezirk gezählt' },
  );
  const counted = residentsOption(context.dataset.options?.residents);
  if (counted === undefined) return people.map(Math.round);
  const found = Math.round(people.reduce((sum, count) => sum + count, 0));
  context.defect(
    source,
    'populationScaled',
    Math.abs(counted.total - found),
    {
      en: `${found} people live in the cells, ${counted.total} residents are registered`,
      de: `In den Zellen leben ${found} Personen, gemeldet sind ${counted.total}`,
    },
    {
      en: 'scaled to the registered residents, by quarter where its number is told',
      de: 'auf die Gemeldeten hochgerechnet, je Stadtbezirk, wo dessen Zahl bekannt ist',
    },
  );
  const groups = areas.map(({ properties }) => {
    const group: unknown = properties?.[textOption(context.dataset, 'group', 'group')];
    return typeof group === 'string' ? group : null;
  });
  return scaledToResidents(people, groups, counted).map(Math.round);
}

async function temperature(
  context: StepContext,
  polygons: readonly (readonly Point[][])[][],
): Promise<Float64Array | undefined> {
  const source = context.optionalSource(2);
  if (source === undefined) return undefined;
  return zoneMeans(await readRaster(source.path, source.file), polygons);
}

const finite = (value: number): number | null =>
  Number.isNaN(value) ? null : Number(value.toFixed(2));

/** Names in capitals as people write them: "SAN VITALE" becomes "San Vitale", "XXI APRILE" "XXI Aprile". */
export const titleCase = (name: string): string =>
  name !== name.toUpperCase()
    ? name
    : name
        .split(' ')
        .map((word) => (/^[IVXL]+$/.test(word) ? word : capital(word)))
        .join(' ');
const capital = (word: string): string =>
  word.toLowerCase().replace(/(^|['’.-])\p{L}/gu, (letters) => letters.toUpperCase());

const open = (ring: Ring): Ring => {
  const [x, y] = ring.at(-1)!;
  return ring.length > 1 && ring[0]![0] === x && ring[0]![1] === y ? ring.slice(0, -1) : ring;
};

/** A closed GeoJSON ring, to 1e-7 degrees (a centimetre). */
const closed = (ring: Ring, plane: Plane): number[][] =>
  [...ring, ring[0]!].map(([x, y]) => plane.inverse(x, y).map((v) => Number(v.toFixed(7))));
