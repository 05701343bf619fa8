import { Problem } from '../../problem/problem.ts';
import { Assignment, finish } from './assignment.ts';
import { beckmann, type Demand, type Network } from './network.ts';
import type { PathFlows } from './paths.ts';

export type { PathFlows } from './paths.ts';

export interface Equilibrium {
  /** Volume and generalised cost by link. */
  readonly volumes: Float64Array;
  readonly costs: Float64Array;
  readonly objective: number;
  /** (TSTT - SPTT) / TSTT at `volumes`, measured with fresh shortest paths. */
  readonly relativeGap: number;
  readonly iterations: number;
  /** Total generalised travel time, the sum of volume times cost. */
  readonly tstt: number;
  /** Sum of volume times cost without the fixed part. */
  readonly travelTime: number;
  readonly paths: PathFlows;
}

export interface EquilibriumOptions {
  /** Relative gap at which the run ends. */
  readonly gap: number;
  /** Iterations after which it ends in any case; 1000 where absent. */
  readonly most?: number;
  readonly warm?: PathFlows;
  readonly signal?: AbortSignal;
  readonly progress?: (iteration: number, relativeGap: number) => void;
}

/**
 * Static user equilibrium (Wardrop's first principle) by gradient projection on paths, at once; trips
 * within a zone are not assigned. `Assignment` does the same step by step.
 * Throws a Problem where a pair with trips has no path.
 */
export function assign(
  network: Network,
  demand: Demand,
  { gap, most = 1000, warm, signal, progress }: EquilibriumOptions,
): Equilibrium {
  const run = new Assignment(network, demand, warm);
  let iterations = 0;
  for (;;) {
    finish(run.search());
    const missing = run.unserved[0];
    if (missing !== undefined)
      throw new Problem('assignNoPath', {
        file: 'network',
        origin: missing.origin + 1,
        destination: missing.destination + 1,
      });
    progress?.(iterations, run.relativeGap);
    if (run.relativeGap <= gap || iterations >= most || signal?.aborted) break;
    iterations += 1;
    finish(run.equalise());
  }
  const { volumes, costs, relativeGap } = run;
  let tstt = 0;
  let fixed = 0;
  for (let link = 0; link < costs.length; link++) {
    tstt += volumes[link]! * costs[link]!;
    fixed += volumes[link]! * network.fixed[link]!;
  }
  return {
    volumes,
    costs,
    objective: beckmann(network, volumes),
    relativeGap,
    iterations,
    tstt,
    travelTime: tstt - fixed,
    paths: run.paths(),
  };
}
