import bindings from 'gtfs-realtime-bindings';
import { Problem } from '../../../problem/problem.ts';
import { checkWire, mostBytes, WireError } from './wire.ts';

export { mostBytes } from './wire.ts';

const { FeedMessage } = bindings.transit_realtime;
type IFeedEntity = bindings.transit_realtime.IFeedEntity;

/** Unix seconds of 1990 and 2200: outside, a time is a mistake of unit or of the message. */
const earliest = 631_152_000;
const latest = 7_258_118_400;

/** Why an entity is not used. */
export type Refusal = 'no_content' | 'duplicate_id' | 'position' | 'timestamp';

/** A GTFS-Realtime message with plain values: numbers for 64-bit times (Unix seconds), names for enums. */
export interface LiveMessage {
  readonly version: string;
  /** `FULL_DATASET` or `DIFFERENTIAL`. */
  readonly incrementality: string;
  /** Unix seconds, undefined where the header says none. */
  readonly timestamp: number | undefined;
  /** Entities in protobuf's JSON form (lower camel case), those that can be used. */
  readonly entities: readonly LiveEntity[];
  /** Entities left out, by reason. */
  readonly refused: Readonly<Partial<Record<Refusal, number>>>;
}

export interface LiveEntity {
  readonly id: string;
  readonly isDeleted?: boolean;
  readonly vehicle?: Readonly<Record<string, unknown>>;
  readonly tripUpdate?: Readonly<Record<string, unknown>>;
  readonly alert?: Readonly<Record<string, unknown>>;
}

/**
 * Decodes a GTFS-Realtime 1.0 or 2.0 FeedMessage (protocol buffers). The whole message is refused where its
 * bytes break the schema; an entity is left out where its content cannot be true (a position off the globe or
 * without numbers, a time outside 1990 to 2200, an id used twice) or where it has none.
 * Throws Problem `feedMessage`.
 */
export function decodeMessage(bytes: Uint8Array, file: string): LiveMessage {
  const refuse = (detail: string, offset: number): Problem =>
    new Problem('feedMessage', { file, detail, offset });
  if (bytes.length > mostBytes) throw refuse(`${bytes.length} bytes are too many`, mostBytes);
  if (bytes.length === 0) throw refuse('it is empty', 0);
  let plain: Plain;
  try {
    checkWire(bytes);
    plain = FeedMessage.toObject(FeedMessage.decode(bytes), {
      longs: Number,
      enums: String,
    }) as Plain;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw refuse(error.message, error instanceof WireError ? error.offset : bytes.length);
  }
  const { header } = plain;
  const timestamp = header.timestamp === 0 ? undefined : header.timestamp;
  if (timestamp !== undefined && !sane(timestamp)) throw refuse(`its timestamp is ${timestamp}`, 0);
  return {
    version: header.gtfsRealtimeVersion,
    incrementality: String(header.incrementality ?? 'FULL_DATASET'),
    timestamp,
    ...sifted(plain.entity ?? []),
  };
}

interface Plain {
  readonly header: {
    readonly gtfsRealtimeVersion: string;
    readonly incrementality?: string | number;
    readonly timestamp?: number;
  };
  readonly entity?: readonly IFeedEntity[];
}

function sifted(all: readonly IFeedEntity[]): Pick<LiveMessage, 'entities' | 'refused'> {
  const refused: Partial<Record<Refusal, number>> = {};
  const seen = new Set<string>();
  const entities: LiveEntity[] = [];
  for (const entity of all) {
    const reason = seen.has(entity.id) ? 'duplicate_id' : refusal(entity);
    seen.add(entity.id);
    if (reason === undefined) entities.push(entity as IFeedEntity & LiveEntity);
    else refused[reason] = (refused[reason] ?? 0) + 1;
  }
  return { entities, refused };
}

function refusal({ vehicle, tripUpdate, alert, isDeleted }: IFeedEntity): Refusal | undefined {
  if (!vehicle && !tripUpdate && !alert) return isDeleted ? undefined : 'no_content';
  const position = vehicle?.position;
  if (position) {
    const { latitude, longitude, bearing, speed } = position;
    const off = !(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180);
    if (off || !Number.isFinite(bearing ?? 0) || !Number.isFinite(speed ?? 0)) return 'position';
  }
  const events = (tripUpdate?.stopTimeUpdate ?? []).flatMap((u) => [u.arrival, u.departure]);
  const times = [vehicle?.timestamp, tripUpdate?.timestamp, ...events.map((event) => event?.time)];
  // Zero stands for "not known" in many feeds.
  return times.every((time) => !time || sane(Number(time))) ? undefined : 'timestamp';
}

const sane = (time: number): boolean => time >= earliest && time <= latest;
