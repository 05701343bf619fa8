import { basename } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { calendarDate } from '../gtfs/date.ts';
import { printResult, progress } from '../io.ts';

interface Options {
  date: string;
  time: number;
  json: boolean;
}

/** `twin vehicles GTFS`. */
export function register(program: Command): void {
  program
    .command('vehicles <gtfs>')
    .description(
      'every vehicle of a timetable (zip or folder) at a moment, where its trip says that it is; ' +
        'stop_sequence is the stop where it stands or that it left last',
    )
    .requiredOption('--date <YYYY-MM-DD>', 'calendar date', calendarDate)
    .requiredOption(
      '--time <HH:MM:SS>',
      "what the agency's clocks show (the first time round where they show it twice)",
      clockSeconds,
    )
    .option('--json', 'print as JSON', false)
    .action(async (gtfs: string, { date, time, json }: Options) => {
      const [{ feedMembers }, { readGtfs }, { dayTrips }, { secondsAt, vehiclesAt }, zone] =
        await Promise.all([
          import('../gtfs/source.ts'),
          import('../../src/layers/mobility/read.ts'),
          import('../../src/layers/mobility/day.ts'),
          import('../../src/layers/mobility/vehicles.ts'),
          import('../../src/layers/mobility/zone.ts'),
        ]);
      const feed = await readGtfs(await feedMembers(gtfs), basename(gtfs), { progress });
      const day = dayTrips(feed, date);
      const seconds = secondsAt(day, zone.instantOf(date, time, feed.timeZone));
      printResult(vehiclesAt(day, seconds), json);
    });
}

function clockSeconds(text: string): number {
  const parts = /^([01]?\d|2[0-3]):([0-5]\d):([0-5]\d)$/.exec(text);
  if (parts === null)
    throw new InvalidArgumentError('It must be a time of day as HH:MM:SS, up to 23:59:59.');
  return Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3]);
}
