import { mebibytes, mostBytesOf } from '../catalogue/limits.ts';
import type { Text } from '../channel/text.ts';
import type { MessageFacts } from '../layers/layer.ts';
import { giveMessage } from '../layers/mobility/live/given.ts';
import { Problem } from '../problem/problem.ts';

const zipSignature = [0x50, 0x4b, 0x03, 0x04];
/** Any of these makes a zip a timetable, if perhaps half a one. */
const feedNames = ['stops.txt', 'routes.txt', 'trips.txt', 'stop_times.txt', 'agency.txt'];
const messageEnding = /\.(pb|protobuf)$/i;

export type TransitFile = 'timetable' | 'message' | undefined;

/**
 * Whether a file is a GTFS timetable (a zip with one of its files) or a GTFS-Realtime message (by its ending,
 * for its bytes have no signature). Throws Problem `gtfsZip` where a zip is damaged, `fileTooLarge`.
 */
export async function transitFile(file: File): Promise<TransitFile> {
  if (messageEnding.test(file.name) && file.size > 0) return 'message';
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  if (!zipSignature.every((byte, i) => head[i] === byte)) return undefined;
  const { zipMembers } = await import('../layers/mobility/zip.ts');
  const members = zipMembers(await bytesOf(file), file.name);
  return members.some(({ name }) => feedNames.includes(name.toLowerCase()))
    ? 'timetable'
    : undefined;
}

/**
 * What a dropped message says; the timetable that it fits shows it from now on at its instant, if it has one.
 * Throws Problem `feedMessage`.
 * @param id under which it is taken back @param shownBy called with that timetable's title, at once or once it opens
 */
export async function readMessage(
  id: string,
  file: File,
  shownBy: (title: Text, facts: MessageFacts) => void,
): Promise<MessageFacts> {
  const { Decoder } = await import('../layers/mobility/live/decoder.ts');
  const decoder = new Decoder();
  try {
    const bytes = await bytesOf(file);
    const { facts, packed } = await decoder.read(bytes, file.name, file.lastModified / 1000);
    if (facts.timestamp !== undefined)
      giveMessage({ id, file: file.name, packed, shownBy: (title) => shownBy(title, facts) });
    return facts;
  } finally {
    decoder.dispose();
  }
}

/** Throws Problem `fileTooLarge`. */
async function bytesOf(file: File): Promise<Uint8Array> {
  const most = mostBytesOf(file.name);
  if (file.size > most)
    throw new Problem('fileTooLarge', { file: file.name, mebibytes: mebibytes(most) });
  return new Uint8Array(await file.arrayBuffer());
}

/** Problems name a file as a person knows it, not by its address on this device. */
export const renamed = (problem: Problem, file: string): Problem =>
  String(problem.params.file).startsWith('local:')
    ? new Problem(problem.code, { ...problem.params, file }, { cause: problem })
    : problem;
