import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { dayTrips } from '../../../../src/layers/mobility/day.ts';
import { readGtfs } from '../../../../src/layers/mobility/read.ts';
import { instantOf } from '../../../../src/layers/mobility/zone.ts';
import type { CityPlan } from '../../plan.ts';
import { Demand } from './demand.ts';
import { gbfsFiles } from './gbfs.ts';
import { StreetGraph } from './graph.ts';
import { gtfsZip, period, type Schedule, timeZone } from './gtfs.ts';
import { layLines } from './lines.ts';
import { delaysOf, realtimeMessage } from './realtime.ts';
import { StopBook } from './stops.ts';
import { type Course, serviceIds, tripsOf } from './timetable.ts';
import { reversed, wayOf } from './ways.ts';

/** Plan coordinates (metres from the plan's origin) to WGS 84 degrees. */
export type ToLonLat = (x: number, y: number) => readonly [lon: number, lat: number];

export interface TransitSummary {
  readonly lines: number;
  readonly stops: number;
  readonly trips: number;
  readonly stations: number;
  /** Period of the timetable, dates, end exclusive. */
  readonly temporal: { readonly start: string; readonly end: string };
  /** Period of the recorded live feeds, instants. */
  readonly recorded: { readonly start: string; readonly end: string };
  /** Recorded GTFS-Realtime messages in order of time, relative to the city's folder. */
  readonly realtime: readonly string[];
}

/** A working day in term; the live feeds were recorded then. */
const recordedDate = '2026-06-10';
const recordedFrom = 8 * 3600 + 10 * 60;
const recordedStep = 60;
const recordedCount = 11;
const spacing = { tram: 450, bus: 390 } as const;

/**
 * Writes the city's transit into `outDir`: `gtfs.zip`, `gbfs/*.json` and `gtfs-rt/*.pb`;
 * the same plan gives the same bytes.
 */
export async function writeTransit(
  plan: CityPlan,
  toLonLat: ToLonLat,
  outDir: string,
): Promise<TransitSummary> {
  const graph = new StreetGraph(plan);
  const demand = new Demand(plan);
  const { lines, places } = layLines(plan, graph, demand);
  const book = new StopBook(plan, graph, places);
  const courses = lines.map(({ legs, mode }): readonly [Course, Course] => {
    const course = (list: typeof legs): Course => {
      const way = wayOf(list, spacing[mode]);
      return { way, stops: way.halts.map((halt) => book.at(way, halt)) };
    };
    return [course(legs), course(reversed(legs))];
  });
  const trips = lines.flatMap((line, i) =>
    serviceIds.flatMap((service) => tripsOf(line, i, courses[i]!, service)),
  );
  const schedule: Schedule = {
    city: plan.name,
    seed: plan.seed,
    lines,
    courses,
    stops: book.stops,
    trips,
  };
  const zip = gtfsZip(schedule, toLonLat);
  await mkdir(outDir, { recursive: true });
  await writeFile(join(outDir, 'gtfs.zip'), zip);
  const from = instantOf(recordedDate, recordedFrom, timeZone);
  const stations = await writeBikes(join(outDir, 'gbfs'));
  return {
    lines: lines.length,
    stops: book.stops.length,
    trips: trips.length,
    stations,
    temporal: period,
    recorded: { start: iso(from), end: iso(from + (recordedCount - 1) * recordedStep) },
    realtime: await writeRealtime(zip, plan.seed, from, outDir),
  };

  async function writeBikes(dir: string): Promise<number> {
    const bikes = gbfsFiles(plan, graph, demand, places, toLonLat, from);
    await mkdir(dir, { recursive: true });
    for (const [name, json] of Object.entries(bikes.files)) {
      await writeFile(join(dir, name), `${JSON.stringify(json)}\n`);
    }
    return bikes.stations;
  }
}

async function writeRealtime(
  zip: Uint8Array,
  seed: number,
  from: number,
  outDir: string,
): Promise<string[]> {
  const day = dayTrips(await readGtfs(zip, 'gtfs.zip'), recordedDate);
  const delays = delaysOf(day, seed);
  await mkdir(join(outDir, 'gtfs-rt'), { recursive: true });
  const paths: string[] = [];
  for (let i = 0; i < recordedCount; i += 1) {
    const time = from + i * recordedStep;
    const path = `gtfs-rt/${iso(time).replaceAll(/[-:]/g, '')}.pb`;
    await writeFile(join(outDir, path), realtimeMessage(day, delays, seed, time));
    paths.push(`${basename(outDir)}/${path}`);
  }
  return paths;
}

/** ISO 8601 UTC without fractions. */
const iso = (time: number): string => `${new Date(time * 1000).toISOString().slice(0, 19)}Z`;
