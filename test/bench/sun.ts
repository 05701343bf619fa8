import { getSpa } from 'nrel-spa';
import { planeYear } from '../../src/forecast/solar/plane.ts';
import { skyYear } from '../../src/forecast/solar/sky.ts';
import { sunPosition } from '../../src/forecast/solar/spa.ts';
import {
  extraterrestrial,
  incidenceCosine,
  perez,
} from '../../src/forecast/solar/transposition.ts';
import { clearHours } from '../forecast/solar/year.ts';
import { type BenchRow, benchRow } from './row.ts';

const runs = 15;
const place = { latitude: 48.1, longitude: 11.6, elevation: 520 };
const air = { pressure: 950, temperature: 8, refraction: 0.5667 };
const start = Date.UTC(2024, 0, 1);
const hours = 8760;

/** A year of sun positions, and a plane's irradiance for a year, against formulas called hour by hour. */
export async function cases(): Promise<readonly BenchRow[]> {
  return [positions(), planes()];
}

function positions(): BenchRow {
  const options = {
    elevation: 520,
    pressure: 950,
    temperature: 8,
    delta_t: 69.2,
    function: 0,
  } as const;
  return alternate(
    { name: 'sun', case: '8760 positions, NREL SPA', peerName: 'nrel-spa 2.0.2', unit: 'ms' },
    () => {
      let sum = 0;
      for (let i = 0; i < hours; i++)
        sum += sunPosition(start + i * 3_600_000, place, air, 69.2).azimuth;
      return sum;
    },
    () => {
      let sum = 0;
      for (let i = 0; i < hours; i++)
        sum += getSpa(new Date(start + i * 3_600_000), 48.1, 11.6, 0, options).azimuth;
      return sum;
    },
  );
}

function planes(): BenchRow {
  const weather = clearHours();
  const sky = skyYear(weather);
  return alternate(
    {
      name: 'sun',
      case: 'a plane for a year, sky known',
      peerName: 'Perez 1990 formula by formula, sun known',
      unit: 'ms',
    },
    () => planeYear(sky, { tilt: 35, azimuth: 170 }).sky[12]!,
    () => {
      let sum = 0;
      for (let i = 0; i < hours; i++) {
        if (sky.up[i] === 0) continue;
        const zenith = (Math.acos(sky.up[i]!) * 180) / Math.PI;
        const azimuth = (Math.atan2(sky.east[i]!, sky.north[i]!) * 180) / Math.PI;
        const incidence = incidenceCosine(35, 170, zenith, azimuth);
        const extra = extraterrestrial(Math.floor(i / 24) + 1);
        const [beam, diffuse] = [weather.beam[i]!, weather.diffuse[i]!];
        sum += perez({ beam, diffuse, extra, zenith, incidence, tilt: 35 });
      }
      return sum;
    },
  );
}

/** Both sides in turn, so that a busy machine slows both. */
function alternate(
  about: { name: string; case: string; peerName: string; unit: string },
  ours: () => number,
  peer: () => number,
): BenchRow {
  const [a, b]: [number[], number[]] = [[], []];
  for (let i = -2; i < runs; i++) {
    const [one, two] = [timed(ours), timed(peer)];
    if (i >= 0) {
      a.push(one);
      b.push(two);
    }
  }
  return benchRow(about, a, b);
}

/** Time of a run, ms, whose result is looked at so that it cannot be left out. */
function timed(run: () => number): number {
  const begin = performance.now();
  if (!Number.isFinite(run())) throw new Error('the benchmark gave no number');
  return performance.now() - begin;
}
