import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalogue } from '../../../src/catalogue/entry.ts';
import { writeCatalogue } from '../catalogue.ts';
import { encloseBuildings, withAreas } from '../envelope/enclose.ts';
import { writeEnvelope } from '../envelope/write.ts';
import { refuseOtherFolder, writeCityFolder } from '../folder.ts';
import { writeModel } from '../models.ts';
import type { CityPlan, Point } from '../plan.ts';
import { writeBuildingTable } from '../table.ts';
import { writeBuildingTiles, writeTreeTiles } from '../tiles3d/index.ts';
import { districtCollection } from './districts.ts';
import { type EnergyInput, writeEnergy } from './energy/write.ts';
import { demoCity, demoEntries } from './entries.ts';
import { fromLaea, planBounds, toLaea, toLonLat } from './place.ts';
import { planCity } from './plan/index.ts';
import { heightAt } from './rasters/heat.ts';
import { writeRasters } from './rasters/write.ts';
import { writeStreets } from './roads.ts';
import { type TransitSummary, writeTransit } from './transit/index.ts';

export interface DemoOptions {
  /** City folder; an older city there is replaced once the new one is complete. */
  readonly out: string;
  readonly size: CityPlan['size'];
  readonly seed: number;
  readonly progress: (share: number | undefined, note: string) => void;
}

export interface DemoSummary {
  readonly city: string;
  readonly out: string;
  readonly seed: number;
  readonly size: CityPlan['size'];
  readonly synthetic: true;
  readonly buildings: number;
  readonly population: number;
  readonly districts: number;
  readonly trees: number;
  readonly streetKilometres: number;
  readonly transit: { readonly lines: number; readonly stops: number; readonly trips: number };
  readonly datasets: number;
  /** Wall-clock seconds of each step. */
  readonly seconds: Readonly<Record<string, number>>;
}

/** Share of the work that a step is, roughly, for the progress line. */
const steps = [
  ['plan', 0.35, 'streets, blocks and buildings'],
  ['envelope', 0.15, 'walls, roofs and horizons'],
  ['tiles', 0.2, 'buildings as 3D Tiles'],
  ['trees', 0.05, 'trees'],
  ['rasters', 0.15, 'rasters'],
  ['mobility', 0.07, 'timetable'],
  ['energy', 0.02, 'energy series'],
  ['catalogue', 0.01, 'catalogue'],
] as const;
type StepName = (typeof steps)[number][0];

/** Runs steps one after another, with progress over all and the time of each. */
class Steps {
  readonly seconds: Record<string, number> = {};
  readonly #progress: DemoOptions['progress'];

  constructor(progress: DemoOptions['progress']) {
    this.#progress = progress;
  }

  async run<T>(
    name: StepName,
    work: (progress: (share: number) => Promise<void>) => Promise<T> | T,
  ): Promise<T> {
    const index = steps.findIndex(([step]) => step === name);
    const before = steps.slice(0, index).reduce((sum, [, share]) => sum + share, 0);
    const [, own, note] = steps[index]!;
    // A signal such as Ctrl-C is only heard between turns of the event loop.
    const report = (share: number): Promise<void> => {
      this.#progress(before + own * Math.min(1, share), note);
      return new Promise((resolve) => setImmediate(resolve));
    };
    const began = performance.now();
    await report(0);
    const result = await work(report);
    this.seconds[name] = Math.round((performance.now() - began) / 100) / 10;
    return result;
  }
}

/**
 * Generates the synthetic demo city into `out`: same size and seed, same bytes.
 * @throws Problem `outNotCity` where `out` holds something else
 */
export async function buildDemoCity(options: DemoOptions): Promise<DemoSummary> {
  const { size, seed, progress } = options;
  const steps = new Steps(progress);
  refuseOtherFolder(options.out);
  // Planned before the folder is begun: while it computes, Ctrl-C simply ends the process.
  const plan = await steps.run('plan', (report) =>
    planCity({ size, seed, onProgress: (share) => void report(share) }),
  );
  const { catalogue, transit } = await writeCityFolder(options.out, (dir) =>
    fill(dir, plan, steps),
  );
  const population = plan.districts.reduce((sum, d) => sum + d.population, 0);
  const metres = plan.streets.reduce((sum, street) => sum + lengthOf(street.path), 0);
  progress(1, `${plan.name} is ready`);
  return {
    city: catalogue.id,
    out: options.out,
    seed,
    size,
    synthetic: true,
    buildings: plan.buildings.length,
    population,
    districts: plan.districts.length,
    trees: plan.trees.length,
    streetKilometres: Math.round(metres / 1000),
    transit: { lines: transit.lines, stops: transit.stops, trips: transit.trips },
    datasets: catalogue.entries.length,
    seconds: steps.seconds,
  };
}

async function fill(
  dir: string,
  plan: CityPlan,
  steps: Steps,
): Promise<{ catalogue: Catalogue; transit: TransitSummary }> {
  const [ox, oy] = plan.origin;
  const toLonLatHeight = (x: number, y: number, z: number) =>
    [...toLonLat(x + ox, y + oy), z] as [number, number, number];
  await mkdir(join(dir, 'rasters'));

  const outDir = join(dir, 'buildings');
  await mkdir(outDir);
  const buildings = await steps.run('envelope', async (progress) => {
    const dem = { ...plan.dem, west: 0, north: plan.extent[1] };
    const envelope = await encloseBuildings(plan.buildings, {
      site: { toLonLatHeight, dem },
      assumed: false,
      progress,
    });
    await writeEnvelope(envelope, join(outDir, 'envelope.parquet'));
    return withAreas(plan.buildings, envelope);
  });
  await steps.run('tiles', async (report) => {
    const onProgress = (share: number): void => void report(share);
    await writeBuildingTiles({ buildings, toLonLatHeight, outDir, onProgress });
    await writeBuildingTable(buildings, join(outDir, 'buildings.parquet'), toLonLatHeight);
  });
  await steps.run('trees', () =>
    writeTreeTiles({ trees: plan.trees, toLonLatHeight, outDir: join(dir, 'trees') }),
  );
  const rasters = await steps.run('rasters', (progress) =>
    writeRasters({ plan, dir, toLaea, fromLaea, progress }),
  );
  const transit = await steps.run('mobility', async () => {
    const place = (x: number, y: number) => toLonLat(x + ox, y + oy);
    await writeStreets(plan, place, join(dir, 'mobility/roads.parquet'));
    return writeTransit(plan, place, join(dir, 'mobility'));
  });
  await steps.run('energy', () => writeEnergy(energyInput(dir, plan)));
  for (const kind of ['traffic', 'heat'] as const) await writeModel(dir, kind, 'demo');
  const catalogue = await steps.run('catalogue', async () => {
    const districts = districtCollection(plan, toLonLat);
    await writeFile(join(dir, 'districts.geojson'), `${JSON.stringify(districts)}\n`);
    return writeCatalogue(dir, {
      city: demoCity(plan),
      entries: demoEntries(plan, rasters, transit),
    });
  });
  return { catalogue, transit };
}

function energyInput(dir: string, plan: CityPlan): EnergyInput {
  const [west, south, east, north] = planBounds(plan);
  const [width, height] = plan.extent;
  return {
    dir,
    name: plan.name,
    site: {
      lon: (west + east) / 2,
      lat: (south + north) / 2,
      elevation: heightAt(plan.dem, height, width / 2, height / 2),
    },
    population: plan.districts.reduce((sum, d) => sum + d.population, 0),
    seed: plan.seed,
  };
}

function lengthOf(path: readonly Point[]): number {
  let metres = 0;
  for (let i = 1; i < path.length; i++)
    metres += Math.hypot(path[i]![0] - path[i - 1]![0], path[i]![1] - path[i - 1]![1]);
  return metres;
}
