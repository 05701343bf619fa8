import { Problem } from '../../../problem/problem.ts';
import { type Notice, Notices } from '../notices.ts';
import { type FeedSource, membersOf } from '../read.ts';
import { noteFiles } from '../tables.ts';
import { membersByName } from '../zip.ts';
import { CheckedFeed } from './feed.ts';
import { checkFrequencies } from './rules/frequencies.ts';
import { checkRoutes } from './rules/routes.ts';
import { checkService, serviceDays, tripsByDay } from './rules/service.ts';
import { checkShapes } from './rules/shapes.ts';
import { checkPoints, checkStops } from './rules/stops.ts';
import { checkTimes } from './rules/times.ts';
import { otherFiles, schemas } from './schema.ts';
import { tripTimes } from './trips.ts';

export interface CheckOptions {
  readonly signal?: AbortSignal;
  /** Day from which expiry counts, `YYYY-MM-DD`; today in UTC where absent. */
  readonly date?: string;
  /** Share of the packed bytes read, 0..1, and the file being read. */
  progress?(share: number, note: string): void;
}

export interface FeedCheck {
  /** Rows by file; usable agencies, stops, routes, trips and shapes; dates on which a trip runs. */
  readonly counts: Readonly<Record<string, number>>;
  readonly notices: readonly Notice[];
}

/** Milliseconds of work between pauses in which a cancel can arrive. */
const breath = 40;

/**
 * Checks a GTFS feed by the rules of the canonical validator, by its names and severities (MobilityData
 * gtfs-validator 6). Left out are the rules of pathways, translations, flexible services and fares beyond what
 * a field may hold and which row it may name; a stop off its shape counts once for each trip. Any damage within a readable zip becomes a notice. Throws Problem `gtfsZip` (no zip)
 * or `cancelled`.
 */
export async function checkGtfs(
  source: FeedSource,
  file: string,
  options: CheckOptions = {},
): Promise<FeedCheck> {
  const members = membersOf(source, file);
  const notices = new Notices();
  const date = options.date ?? new Date().toISOString().slice(0, 10);
  const feed = new CheckedFeed(notices, Date.parse(`${date}T00:00:00Z`) / 86_400_000);
  const byName = membersByName(members);
  noteFiles(new Set(byName.keys()), notices);
  const known = new Set(schemas.map(({ name }) => name));
  for (const { name, nested } of byName.values()) {
    if (nested) notices.add('invalid_input_files_in_subfolder', name);
    if (!known.has(name) && !otherFiles.has(name)) notices.add('unknown_file', name);
  }

  const bytes = members.reduce((sum, { size }) => sum + size, 1);
  const counts: Record<string, number> = {};
  let done = 0;
  let paused = performance.now();
  for (const schema of schemas) {
    const member = byName.get(schema.name);
    if (member === undefined) continue;
    const table = feed.table(schema.name);
    for (const share of table.read(member, schema, feed.domain, notices)) {
      if (performance.now() - paused < breath) continue;
      options.progress?.((done + share * member.size) / bytes, schema.name);
      await new Promise((resume) => setTimeout(resume));
      if (options.signal?.aborted) throw new Problem('cancelled', { file });
      paused = performance.now();
    }
    done += member.size;
    counts[schema.name] = table.rows;
  }
  const dates = compare(feed);
  const nouns = {
    agencies: feed.table('agency.txt').length,
    stops: feed.table('stops.txt').length,
    routes: feed.table('routes.txt').length,
    trips: feed.table('trips.txt').length,
    shapes: feed.domain('shapes').size,
    serviceDates: dates,
  };
  return { counts: { ...counts, ...nouns }, notices: notices.list() };
}

/** The rules that compare rows and tables; answers the number of dates with service. */
function compare(feed: CheckedFeed): number {
  const days = serviceDays(feed);
  feed.services = days;
  const times = tripTimes(feed);
  checkStops(feed);
  checkRoutes(feed);
  checkService(feed, days);
  checkFrequencies(feed);
  checkTimes(feed, times);
  checkShapes(feed, times);
  checkPoints(feed, 'shapes.txt', 'shape_pt_lon', 'shape_pt_lat');
  return tripsByDay(feed, days).size;
}
