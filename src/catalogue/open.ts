import type { Bounds } from '../geo/bounds.ts';
import { Problem } from '../problem/problem.ts';
import type { Service } from './service.ts';

export interface OpenOptions {
  readonly signal?: AbortSignal;
  /** Where a large catalogue is searched first, WGS 84 degrees. */
  readonly bounds?: Bounds;
}

export async function openService(url: string, _options: OpenOptions = {}): Promise<Service> {
  throw new Problem('unreachable', { file: url, detail: 'no reader yet' });
}
