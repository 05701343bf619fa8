import { type AlertReport, alertReport } from './alerts.ts';
import type { LiveMessage, Refusal } from './message.ts';
import { type TripReport, tripReport, type VehicleReport, vehicleReport } from './reports.ts';

/** Reports with the ids of their entities, in the same order. */
export interface Listed<T> {
  readonly ids: readonly string[];
  readonly of: readonly T[];
}

/** What a message reports, without the form that it has on the wire. */
export interface Reported {
  /** Unix seconds that the message gives itself, else those at which it was received. */
  readonly said: number;
  readonly differential: boolean;
  /** Ids of all its entities, deleted ones too. */
  readonly ids: readonly string[];
  readonly trips: Listed<TripReport>;
  readonly vehicles: Listed<VehicleReport>;
  readonly alerts: Listed<AlertReport>;
  /** Entities that were left out, by reason. */
  readonly refused: Readonly<Partial<Record<Refusal, number>>>;
}

/** @param received Unix seconds */
export function reported(message: LiveMessage, received: number): Reported {
  const said = message.timestamp ?? received;
  const list = <T>(): { ids: string[]; of: T[] } => ({ ids: [], of: [] });
  const trips = list<TripReport>();
  const vehicles = list<VehicleReport>();
  const alerts = list<AlertReport>();
  const add = <T>(to: { ids: string[]; of: T[] }, id: string, report: T | undefined): void => {
    if (report === undefined) return;
    to.ids.push(id);
    to.of.push(report);
  };
  for (const entity of message.entities) {
    if (entity.isDeleted === true) continue;
    add(trips, entity.id, tripReport(entity, said));
    add(vehicles, entity.id, vehicleReport(entity, said));
    add(alerts, entity.id, alertReport(entity));
  }
  return {
    said,
    differential: message.incrementality === 'DIFFERENTIAL',
    ids: message.entities.map(({ id }) => id),
    trips,
    vehicles,
    alerts,
    refused: message.refused,
  };
}
