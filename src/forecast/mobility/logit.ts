import { Problem } from '../../problem/problem.ts';
import { solveSymmetric } from './symmetric.ts';

/**
 * Multinomial logit with utilities linear in parameters (McFadden 1974; Train 2009, chapters 3 and 8): mode
 * choice of a trip, and its estimation from observed choices.
 */

/** Probabilities of alternatives with these utilities; those not available have none. Safe for any finite utility. */
export function probabilities(
  utilities: ArrayLike<number>,
  available?: ArrayLike<number>,
): Float64Array {
  const out = new Float64Array(utilities.length);
  const most = largestUtility(utilities, available);
  if (most === Number.NEGATIVE_INFINITY) return out;
  let sum = 0;
  for (let i = 0; i < out.length; i++) {
    if (available !== undefined && available[i] === 0) continue;
    out[i] = Math.exp(utilities[i]! - most);
    sum += out[i]!;
  }
  for (let i = 0; i < out.length; i++) out[i]! /= sum;
  return out;
}

/**
 * Expected largest utility less Euler's constant, ln of the sum of exp(utility): the accessibility of a trip, and
 * divided by the (negative) cost parameter what a change is worth. Minus infinity where nothing is available.
 */
export function logsum(utilities: ArrayLike<number>, available?: ArrayLike<number>): number {
  const most = largestUtility(utilities, available);
  if (most === Number.NEGATIVE_INFINITY) return most;
  let sum = 0;
  for (let i = 0; i < utilities.length; i++)
    if (available === undefined || available[i] !== 0) sum += Math.exp(utilities[i]! - most);
  return most + Math.log(sum);
}

function largestUtility(utilities: ArrayLike<number>, available?: ArrayLike<number>): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < utilities.length; i++)
    if ((available === undefined || available[i] !== 0) && utilities[i]! > most)
      most = utilities[i]!;
  return most;
}

/** Observed choices. `n` observations, `m` alternatives, `k` parameters. */
export interface Choices {
  /** What a Problem names. */
  readonly name: string;
  readonly parameters: readonly string[];
  readonly alternatives: readonly string[];
  /** What each parameter is multiplied with in each utility: `[(n * m + alternative) * k + parameter]`. */
  readonly attributes: Float64Array;
  /** 1 where an alternative can be chosen: `[n * m + alternative]`. */
  readonly available: Uint8Array;
  /** Index of the alternative chosen. */
  readonly chosen: Uint16Array;
}

/** Log-likelihood with its gradient, and its second derivatives times -1 (the information), row by row. */
export interface Likelihood {
  readonly value: number;
  readonly gradient: Float64Array;
  readonly information: Float64Array;
  /** Sum of squares of the observations' gradients, row by row. */
  readonly outer: Float64Array;
}

/** Log-likelihood of choices at parameters `beta`. Throws the Problem `logitChoice`. */
export function likelihood(choices: Choices, beta: ArrayLike<number>): Likelihood {
  const k = choices.parameters.length;
  const m = choices.alternatives.length;
  const { attributes, available, chosen } = choices;
  const gradient = new Float64Array(k);
  const information = new Float64Array(k * k);
  const outer = new Float64Array(k * k);
  const utilities = new Float64Array(m);
  const mean = new Float64Array(k);
  const own = new Float64Array(k);
  let value = 0;
  for (let n = 0; n < chosen.length; n++) {
    const choice = chosen[n]!;
    const can = available.subarray(n * m, (n + 1) * m);
    if (can[choice] !== 1)
      throw new Problem('logitChoice', {
        file: choices.name,
        observation: n + 1,
        alternative: choices.alternatives[choice] ?? choice + 1,
      });
    for (let j = 0; j < m; j++) {
      let utility = 0;
      for (let a = 0; a < k; a++) utility += beta[a]! * attributes[(n * m + j) * k + a]!;
      utilities[j] = utility;
    }
    const p = probabilities(utilities, can);
    value += utilities[choice]! - logsum(utilities, can);
    mean.fill(0);
    for (let j = 0; j < m; j++)
      for (let a = 0; a < k; a++) mean[a]! += p[j]! * attributes[(n * m + j) * k + a]!;
    for (let a = 0; a < k; a++) {
      own[a] = attributes[(n * m + choice) * k + a]! - mean[a]!;
      gradient[a]! += own[a]!;
    }
    for (let a = 0; a < k; a++)
      for (let b = 0; b < k; b++) {
        outer[a * k + b]! += own[a]! * own[b]!;
        let sum = 0;
        for (let j = 0; j < m; j++) {
          const at = (n * m + j) * k;
          sum += p[j]! * (attributes[at + a]! - mean[a]!) * (attributes[at + b]! - mean[b]!);
        }
        information[a * k + b]! += sum;
      }
  }
  return { value, gradient, information, outer };
}

export interface Estimate {
  readonly parameters: readonly string[];
  readonly beta: Float64Array;
  /** From the inverse information. */
  readonly standardErrors: Float64Array;
  /** Sandwich of the information and the outer products (White 1982). */
  readonly robustErrors: Float64Array;
  readonly logLikelihood: number;
  /** At zero parameters. */
  readonly nullLogLikelihood: number;
  /** McFadden's 1 - logLikelihood / nullLogLikelihood. */
  readonly rhoSquared: number;
  readonly iterations: number;
  /** Largest absolute value of the gradient. */
  readonly gradient: number;
}

const mostIterations = 100;
/** Share of its information at zero parameters below which a parameter has run away: its choices are certain. */
const leastInformation = 1e-8;

/**
 * Parameters of the largest likelihood, by Newton's method with halved steps: the log-likelihood is concave, so
 * there is one. Ends where the Newton decrement (twice the likelihood that is still to be won) is below `within`.
 * Throws the Problems `logitChoice`, `logitSingular` and `logitDiverges`.
 */
export function estimate(choices: Choices, within = 1e-12): Estimate {
  const k = choices.parameters.length;
  let beta = new Float64Array(k);
  let at = likelihood(choices, beta);
  const start = at;
  for (let iterations = 0; ; iterations++) {
    const [parameter, share] = weakest(at, start, k);
    if (share < leastInformation || iterations === mostIterations)
      throw new Problem('logitDiverges', {
        file: choices.name,
        parameter: choices.parameters[parameter]!,
      });
    const step = solved(choices, at.information, at.gradient);
    const decrement = step.reduce((sum, s, a) => sum + s * at.gradient[a]!, 0);
    if (decrement < within)
      return found(choices, beta, at, { nullLogLikelihood: start.value, iterations });
    let next = at;
    let moved = beta;
    for (let length = 1; length > 1e-10; length /= 2) {
      moved = beta.map((b, a) => b + length * step[a]!);
      next = likelihood(choices, moved);
      if (next.value >= at.value) break;
    }
    beta = moved;
    at = next;
  }
}

function found(
  choices: Choices,
  beta: Float64Array,
  { value, gradient, information, outer }: Likelihood,
  { nullLogLikelihood, iterations }: { nullLogLikelihood: number; iterations: number },
): Estimate {
  const k = beta.length;
  const inverse = new Float64Array(k * k);
  for (let a = 0; a < k; a++) {
    const unit = new Float64Array(k);
    unit[a] = 1;
    inverse.set(solved(choices, information, unit), a * k);
  }
  const robust = beta.map((_, a) => {
    const row = inverse.subarray(a * k, (a + 1) * k);
    let sum = 0;
    for (let i = 0; i < k; i++)
      for (let j = 0; j < k; j++) sum += row[i]! * outer[i * k + j]! * row[j]!;
    return Math.sqrt(sum);
  });
  return {
    parameters: choices.parameters,
    beta,
    standardErrors: beta.map((_, a) => Math.sqrt(inverse[a * k + a]!)),
    robustErrors: robust,
    logLikelihood: value,
    nullLogLikelihood,
    rhoSquared: 1 - value / nullLogLikelihood,
    iterations,
    gradient: gradient.reduce((most, g) => Math.max(most, Math.abs(g)), 0),
  };
}

function solved(choices: Choices, information: Float64Array, right: Float64Array): Float64Array {
  const solution = solveSymmetric(information, right);
  if (typeof solution === 'number')
    throw new Problem('logitSingular', {
      file: choices.name,
      parameter: choices.parameters[solution]!,
    });
  return solution;
}

/** The parameter that has kept least of its information since the start, and how much. */
function weakest(at: Likelihood, start: Likelihood, k: number): [parameter: number, share: number] {
  let [parameter, least] = [0, Number.POSITIVE_INFINITY];
  for (let a = 0; a < k; a++) {
    const share = at.information[a * k + a]! / start.information[a * k + a]!;
    if (share < least) [parameter, least] = [a, share];
  }
  return [parameter, least];
}
