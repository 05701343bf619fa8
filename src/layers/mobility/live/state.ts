import { Problem } from '../../../problem/problem.ts';
import { type AlertReport, alertReport } from './alerts.ts';
import type { LiveEntity, LiveMessage, Refusal } from './message.ts';
import { type TripReport, tripReport, type VehicleReport, vehicleReport } from './reports.ts';

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

/**
 * The state after one more message of a feed. FULL_DATASET replaces everything before, DIFFERENTIAL adds,
 * replaces and deletes by entity id. A message that is a little older than the last one came out of turn and
 * changes nothing. Throws Problem `feedMessage` for one from the future.
 * @param received Unix seconds
 */
export function fold(
  before: LiveState | undefined,
  message: LiveMessage,
  received: number,
  file: string,
): LiveState {
  const said = message.timestamp ?? received;
  if (said > received + ahead) {
    const hours = ((said - received) / 3600).toFixed(1);
    throw new Problem('feedMessage', { file, detail: `its time is ${hours} h ahead`, offset: 0 });
  }
  const late = before === undefined ? 0 : before.timestamp - said;
  if (before !== undefined && late > 0 && late < outOfTurn) return before;
  const differential = message.incrementality === 'DIFFERENTIAL';
  const kept = differential ? before : undefined;
  const trips = new Map(kept?.trips);
  const vehicles = new Map(kept?.vehicles);
  const alerts = new Map(kept?.alerts);
  let tooMany = 0;
  for (const entity of message.entities) {
    for (const map of [trips, vehicles, alerts]) map.delete(entity.id);
    if (entity.isDeleted === true) continue;
    if (trips.size + vehicles.size + alerts.size >= mostEntities) tooMany += 1;
    else take(entity, said, trips, vehicles, alerts);
  }
  if (differential) {
    for (const [id, { confirmed }] of trips) if (confirmed < said - forgotten) trips.delete(id);
    for (const [id, { heard }] of vehicles) if (heard < said - forgotten) vehicles.delete(id);
  }
  const refused = { ...message.refused, ...(tooMany > 0 ? { too_many: tooMany } : {}) };
  return { timestamp: said, trips, vehicles, alerts, refused };
}

function take(
  entity: LiveEntity,
  said: number,
  trips: Map<string, TripReport>,
  vehicles: Map<string, VehicleReport>,
  alerts: Map<string, AlertReport>,
): void {
  const trip = tripReport(entity, said);
  if (trip !== undefined) trips.set(entity.id, trip);
  const vehicle = vehicleReport(entity, said);
  if (vehicle !== undefined) vehicles.set(entity.id, vehicle);
  const alert = alertReport(entity);
  if (alert !== undefined) alerts.set(entity.id, alert);
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
