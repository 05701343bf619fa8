import { asProblem, type ProblemData, problemData } from '../../../problem/problem.ts';
import type { MessageFacts } from '../../layer.ts';
import { decodeMessage, type LiveEntity, type LiveMessage } from './message.ts';
import { type PackedReports, pack } from './pack.ts';
import { reported } from './reported.ts';

export interface DecodeRequest {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly file: string;
  /** Unix seconds. */
  readonly received: number;
}

export type DecodeAnswer =
  | { readonly id: number; readonly packed: PackedReports; readonly facts: MessageFacts }
  | { readonly id: number; readonly problem: ProblemData };

/** What one message reports, or why it is refused; runs in a worker, and anywhere else for tests. */
export function decodePacked({ id, bytes, file, received }: DecodeRequest): DecodeAnswer {
  try {
    const message = decodeMessage(bytes, file);
    return { id, packed: pack(reported(message, received)), facts: factsOf(message) };
  } catch (error) {
    return { id, problem: problemData(asProblem(error, file)) };
  }
}

function factsOf(message: LiveMessage): MessageFacts {
  const { version, incrementality, timestamp, entities, refused } = message;
  const having = (key: keyof LiveEntity): number =>
    entities.filter((entity) => entity[key] !== undefined).length;
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
    vehicles: having('vehicle'),
    tripUpdates: having('tripUpdate'),
    alerts: having('alert'),
    heard,
    refused,
  };
}
