import { asProblem, type ProblemData, problemData } from '../../../problem/problem.ts';
import { decodeMessage } from './message.ts';
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
  | { readonly id: number; readonly packed: PackedReports }
  | { readonly id: number; readonly problem: ProblemData };

/** What one message reports, or why it is refused; runs in a worker, and anywhere else for tests. */
export function decodePacked({ id, bytes, file, received }: DecodeRequest): DecodeAnswer {
  try {
    return { id, packed: pack(reported(decodeMessage(bytes, file), received)) };
  } catch (error) {
    return { id, problem: problemData(asProblem(error, file)) };
  }
}
