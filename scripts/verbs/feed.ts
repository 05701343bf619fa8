import { readFile, stat } from 'node:fs/promises';
import type { Command } from 'commander';
import type { LiveEntity, LiveMessage } from '../../src/layers/mobility/live/message.ts';
import { Problem } from '../../src/problem/problem.ts';
import { printResult } from '../io.ts';
import { registerFollow } from './feedFollow.ts';
import { group } from './input.ts';

/** `twin feed decode` and `twin feed follow`. */
export function register(program: Command): void {
  const feed = group(program, 'feed', 'read live feeds');
  registerFollow(feed);
  feed
    .command('decode <file>')
    .description(
      'a GTFS-Realtime message as JSON: times are Unix seconds but for the header, names are those of ' +
        "protobuf's JSON form; exits 1 where the message is malformed",
    )
    .option('--json', 'print as JSON on one line', false)
    .action(async (file: string, { json }: { json: boolean }) => {
      const { decodeMessage, mostBytes } = await import(
        '../../src/layers/mobility/live/message.ts'
      );
      printResult(report(decodeMessage(await bytesOf(file, mostBytes), file)), json);
    });
}

async function bytesOf(file: string, most: number): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > most)
      throw new Problem('feedMessage', {
        file,
        detail: `${size} bytes are too many`,
        offset: most,
      });
    return new Uint8Array(await readFile(file));
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    const detail = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new Problem('inputFile', { file, detail }, { cause });
  }
}

function report({ version, incrementality, timestamp, entities, refused }: LiveMessage): object {
  const having = (key: keyof LiveEntity): number =>
    entities.filter((entity) => entity[key] !== undefined).length;
  return {
    header: {
      gtfsRealtimeVersion: version,
      incrementality,
      timestamp: timestamp === undefined ? null : new Date(timestamp * 1000).toISOString(),
    },
    counts: {
      entities: entities.length,
      vehicles: having('vehicle'),
      tripUpdates: having('tripUpdate'),
      alerts: having('alert'),
      deleted: entities.filter((entity) => entity.isDeleted === true).length,
      refused,
    },
    entity: entities,
  };
}
