import { Problem } from '../problem/problem.ts';
import type { MessageFacts } from '../state/dropped.ts';

const zipSignature = [0x50, 0x4b, 0x03, 0x04];
/** Any of these makes a zip a timetable, if perhaps half a one. */
const feedNames = ['stops.txt', 'routes.txt', 'trips.txt', 'stop_times.txt', 'agency.txt'];
const messageEnding = /\.(pb|protobuf)$/i;

export type TransitFile = 'timetable' | 'message' | undefined;

/**
 * Whether a file is a GTFS timetable (a zip with one of its files) or a GTFS-Realtime message (by its ending,
 * for its bytes have no signature). Throws Problem `gtfsZip` where a zip is damaged.
 */
export async function transitFile(file: File): Promise<TransitFile> {
  if (messageEnding.test(file.name) && file.size > 0) return 'message';
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  if (!zipSignature.every((byte, i) => head[i] === byte)) return undefined;
  const { zipMembers } = await import('../layers/mobility/zip.ts');
  const members = zipMembers(new Uint8Array(await file.arrayBuffer()), file.name);
  return members.some(({ name }) => feedNames.includes(name)) ? 'timetable' : undefined;
}

/** What a dropped message says. Throws Problem `feedMessage`. */
export async function messageFacts(file: File): Promise<MessageFacts> {
  const { decodeMessage } = await import('../layers/mobility/live/message.ts');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { version, incrementality, timestamp, entities, refused } = decodeMessage(bytes, file.name);
  const times = entities
    .map(({ vehicle }) => Number(vehicle?.timestamp ?? 0))
    .filter((time) => time > 0);
  const heard = times.reduce<[number, number] | undefined>(
    (span, time) =>
      span === undefined ? [time, time] : [Math.min(span[0], time), Math.max(span[1], time)],
    undefined,
  );
  return {
    version,
    differential: incrementality === 'DIFFERENTIAL',
    timestamp,
    vehicles: entities.filter(({ vehicle }) => vehicle !== undefined).length,
    tripUpdates: entities.filter(({ tripUpdate }) => tripUpdate !== undefined).length,
    alerts: entities.filter(({ alert }) => alert !== undefined).length,
    heard,
    refused,
  };
}

/** Problems name a file as a person knows it, not by its address on this device. */
export const renamed = (problem: Problem, file: string): Problem =>
  String(problem.params.file).startsWith('local:')
    ? new Problem(problem.code, { ...problem.params, file }, { cause: problem })
    : problem;
