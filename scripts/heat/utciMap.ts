import { basename } from 'node:path';
import { software } from '../../src/catalogue/software.ts';
import type { Channel } from '../../src/channel/channel.ts';
import { stressClasses, stressClassOf } from '../../src/channel/thermalStress.ts';
import { checkLevers } from '../../src/forecast/energy/levers.ts';
import type { Stress } from '../../src/forecast/heat/city/outdoors.ts';
import { measuresOf, prepareHeat } from '../../src/forecast/heat/city/prepare.ts';
import { HeatRun, heatModelTitle, heatModelVersion } from '../../src/forecast/heat/city/run.ts';
import type { Light } from '../../src/forecast/heat/hour/radiant.ts';
import { crsOf } from '../../src/geo/crs.ts';
import { cellsRaster } from '../../src/layers/cells/raster.ts';
import { writeGeoTiff } from '../../src/layers/raster/write/geotiff.ts';
import { Problem } from '../../src/problem/problem.ts';
import { localTime } from '../../src/state/day.ts';
import { loadHeat } from '../../src/wiring/forecast/heatCity.ts';
import { readCatalogue } from '../city/catalogue.ts';
import { progress } from '../io.ts';
import { readLeverFile } from '../scenario/assumptions.ts';
import { CityFiles } from '../scenario/city.ts';
import { heatCity } from '../scenario/heat.ts';
import type { stressResults } from '../verbs/heatMap.ts';
import { hashOf, writePieces } from '../verbs/rasterCompute.ts';

export type StressResult = (typeof stressResults)[number];

/** Title and unit of what is written. */
const meanings: Readonly<Record<StressResult, readonly [title: string, unit: string]>> = {
  utci: ['Felt temperature (UTCI)', 'Cel'],
  lower: ['Felt temperature (UTCI), 5th percentile of the draws', 'Cel'],
  upper: ['Felt temperature (UTCI), 95th percentile of the draws', 'Cel'],
  difference: ['Change of felt temperature (UTCI) from today', 'K'],
  radiant: ['Mean radiant temperature', 'Cel'],
};
const note =
  'Typical weather of that hour, mean of sunny and shaded places of a cell: modelled, neither measured nor simulated weather.';

export interface StressRun {
  /** City folder. */
  readonly dir: string;
  /** ISO 8601; without a zone the city's local time. */
  readonly time: string;
  readonly levers?: string;
  readonly what: StressResult;
  readonly out: string;
}

/** Thermal stress of a city folder in one hour as a GeoTIFF, and all of it in figures. Rejects with a Problem. */
export async function runStressMap({ dir, time, levers: file, what, out }: StressRun) {
  const files = new CityFiles(dir, await readCatalogue(dir));
  const seconds = instantOf(time, files.catalogue.timeZone);
  const wanted = file === undefined ? {} : (await readLeverFile(file)).levers;
  progress(undefined, 'read the city');
  const city = await heatCity(files);
  if (city.weather === undefined)
    throw new Problem('heatWeather', { file: city.file, city: files.catalogue.id });
  const prepared = prepareHeat(await loadHeat(city), (share) => progress(share, 'prepare'));
  const { levers: sheet, samples, seed } = prepared.model;
  if (file !== undefined) checkLevers(sheet, wanted, file);
  const run = new HeatRun(prepared);
  const result = run.answer(wanted, 0, seconds);
  const hour = run.hour(seconds)!;
  const utci = channelIn(result.channels);
  const difference = channelIn(result.channelDifferences);
  const stress = hour.of(run.cooling(wanted), measuresOf(result.levers));
  const [title, unit] = meanings[what];
  const values = valuesOf(what, utci, difference, stress.fine);
  const { grid } = utci;
  const crs = await crsOf(grid!.crs);
  if (crs === undefined) throw new Problem('unknownCrs', { file: dir, crs: grid!.crs });
  const { lower: _l, upper: _u, ramp: _r, ...plain } = utci;
  const date = new Date();
  const raster = cellsRaster({ ...plain, values, unit, title: { en: title } }, grid!, crs);
  const inputs = await files.inputs();
  const hashes = await Promise.all(
    inputs.map(
      async ({ name }) => [`TWIN_SOURCE_${name}`, (await hashOf(`${dir}/${name}`)) ?? ''] as const,
    ),
  );
  const { pieces, bytes, ...written } = await writeGeoTiff(raster, {
    provenance: [
      ['TWIN_METHOD', `${heatModelTitle.en} ${heatModelVersion}: UTCI of ${utci.window.start}`],
      ['TWIN_LEVERS', JSON.stringify(result.levers)],
      ['TWIN_SOFTWARE', software],
      ['TWIN_DATE', date.toISOString()],
      ['TWIN_NOTE', note],
      ...hashes,
    ],
    software,
    date,
    unit,
    description: title,
    progress: (share) => progress(share, `write ${basename(out)}`),
  });
  await writePieces(out, pieces);
  return {
    what,
    title,
    unit,
    note,
    window: utci.window,
    weather: weatherOf(hour.light),
    levers: result.levers,
    crs: grid!.crs,
    geotransform: grid!.geotransform,
    width: grid!.cols,
    height: grid!.rows,
    ...written,
    mean_C: { utci: mean(utci.values), lower: mean(utci.lower!), upper: mean(utci.upper!) },
    change_K: {
      mean: mean(difference.values),
      lower: mean(difference.lower!),
      upper: mean(difference.upper!),
    },
    stress: sharesOf(utci.values),
    samples,
    seed,
    bytes,
    out,
  };
}

const channelIn = (channels: readonly Channel[]): Channel =>
  channels.find(({ id }) => id === 'cell.utci')!;

function valuesOf(
  what: StressResult,
  utci: Channel,
  difference: Channel,
  { radiant }: Stress,
): Float32Array {
  if (what === 'radiant') return Float32Array.from(radiant);
  if (what === 'difference') return difference.values;
  return what === 'utci' ? utci.values : utci[what]!;
}

/** Unix seconds of an instant; a time without a zone is the city's. */
function instantOf(time: string, timeZone: string): number {
  const local = /^(\d{4}-\d{2}-\d{2})T(\d{2})(?::(\d{2}))?$/.exec(time);
  const seconds =
    local === null
      ? Date.parse(time) / 1000
      : localTime(local[1]!, Number(local[2]) + Number(local[3] ?? 0) / 60, timeZone);
  if (Number.isNaN(seconds)) throw new Problem('heatTime', { file: '--time', time });
  return seconds;
}

const weatherOf = (light: Light) => ({
  temperature_C: light.temperature,
  vapourPressure_kPa: light.vapour,
  wind10m_m_s: light.wind,
  beam_W_m2: light.beam,
  diffuse_W_m2: light.diffuse,
  longwave_W_m2: light.longwave,
  sunHeight_deg: light.sun,
  et0_mm: light.et0,
  heatIslandShare: light.island,
});

function mean(values: Float32Array): number | null {
  let [sum, count] = [0, 0];
  for (const value of values)
    if (!Number.isNaN(value)) {
      sum += value;
      count += 1;
    }
  return count > 0 ? sum / count : null;
}

/** Share of the known cells in each class that occurs. */
function sharesOf(values: Float32Array): Record<string, number> {
  const known = values.filter((value) => !Number.isNaN(value));
  return Object.fromEntries(
    stressClasses.flatMap((stress) => {
      const count = known.filter((value) => stressClassOf(value) === stress).length;
      return count > 0 ? [[stress.label.en.toLowerCase(), count / known.length]] : [];
    }),
  );
}
