import { Problem } from '../../../problem/problem.ts';
import type { AlertReport } from './alerts.ts';
import type { LiveMessage, Refusal } from './message.ts';
import { type Reported, reported } from './reported.ts';
import type { TripReport, VehicleReport } from './reports.ts';

/** What live feeds say at an instant, by entity id. */
export interface LiveState {
  /** Unix seconds that the newest message gives itself. */
  readonly timestamp: number;
  readonly trips: ReadonlyMap<string, TripReport>;
  readonly vehicles: ReadonlyMap<string, VehicleReport>;
  readonly alerts: ReadonlyMap<string, AlertReport>;
  /** Entities of the newest message that were left out, by reason. */
  readonly refused: Readonly<Partial<Record<Refusal | 'too_many', number>>>;
}

/** A message that claims to be from later than this is wrong about all its times, seconds. */
const ahead = 3600;
/** Copies of a service lag behind each other by less than this, seconds. */
const outOfTurn = 300;
/** A differential feed names what ends; what it forgets is dropped after this, seconds. */
const forgotten = 4 * 3600;
/** Entities kept of one differential feed: more than any agency has. */
const mostEntities = 500_000;

/** As `foldReported`, of a message whose reports are still to be read. */
export const fold = (
  before: LiveState | undefined,
  message: LiveMessage,
  received: number,
  file: string,
): LiveState => foldReported(before, reported(message, received), received, file);

/**
 * The state after one more message of a feed. FULL_DATASET replaces everything before, DIFFERENTIAL adds,
 * replaces and deletes by entity id. A message that is a little older than the last one came out of turn and
 * changes nothing. Throws Problem `feedMessage` for one from the future.
 * @param received Unix seconds
 */
export function foldReported(
  before: LiveState | undefined,
  message: Reported,
  received: number,
  file: string,
): LiveState {
  const { said } = message;
  if (said > received + ahead) {
    const hours = ((said - received) / 3600).toFixed(1);
    throw new Problem('feedMessage', { file, detail: `its time is ${hours} h ahead`, offset: 0 });
  }
  const late = before === undefined ? 0 : before.timestamp - said;
  if (before !== undefined && late > 0 && late < outOfTurn) return before;
  const kept = message.differential ? before : undefined;
  const trips = new Map(kept?.trips);
  const vehicles = new Map(kept?.vehicles);
  const alerts = new Map(kept?.alerts);
  if (kept !== undefined)
    for (const id of message.ids) for (const map of [trips, vehicles, alerts]) map.delete(id);
  let tooMany = 0;
  const take = <T>(into: Map<string, T>, all: Reported['ids'], of: readonly T[]): void => {
    const room = mostEntities - trips.size - vehicles.size - alerts.size;
    tooMany += Math.max(0, all.length - room);
    for (let i = 0; i < Math.min(all.length, room); i++) into.set(all[i]!, of[i]!);
  };
  take(trips, message.trips.ids, message.trips.of);
  take(vehicles, message.vehicles.ids, message.vehicles.of);
  take(alerts, message.alerts.ids, message.alerts.of);
  if (message.differential) {
    for (const [id, { confirmed }] of trips) if (confirmed < said - forgotten) trips.delete(id);
    for (const [id, { heard }] of vehicles) if (heard < said - forgotten) vehicles.delete(id);
  }
  const refused = { ...message.refused, ...(tooMany > 0 ? { too_many: tooMany } : {}) };
  return { timestamp: said, trips, vehicles, alerts, refused };
}

/** Several feeds as one (positions, trip updates and alerts often have an address each). */
export function merged(states: readonly LiveState[]): LiveState | undefined {
  if (states.length < 2) return states[0];
  const joined = <T>(pick: (state: LiveState) => ReadonlyMap<string, T>): Map<string, T> =>
    new Map(
      states.flatMap((state, i) =>
        [...pick(state)].map(([id, one]) => [`${i} ${id}`, one] as const),
      ),
    );
  const refused: Partial<Record<Refusal | 'too_many', number>> = {};
  for (const state of states) {
    for (const [reason, count] of Object.entries(state.refused) as [Refusal, number][])
      refused[reason] = (refused[reason] ?? 0) + count;
  }
  return {
    timestamp: Math.max(...states.map(({ timestamp }) => timestamp)),
    trips: joined((state) => state.trips),
    vehicles: joined((state) => state.vehicles),
    alerts: joined((state) => state.alerts),
    refused,
  };
}

export const refusedCount = ({ refused }: LiveState): number =>
  Object.values(refused).reduce((sum, count) => sum + count, 0);
