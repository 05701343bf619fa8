import { Problem } from '../../../problem/problem.ts';
import { parse, type Term } from './parse.ts';

/** An expression ready to run over columns of values of equal length. */
export interface Compiled {
  readonly text: string;
  /** Names used, in order of appearance. */
  readonly names: readonly string[];
  /** One value per place; NaN where it is not known. `columns[i]` belongs to `names[i]`. */
  run(columns: readonly Float64Array[], length: number): Float64Array;
}

type Run = (columns: readonly Float64Array[], length: number) => Float64Array;
type Fold = (a: number, b: number) => number;

const known = (a: number, b: number, value: boolean): number =>
  Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : Number(value);

/** Three-valued: false with unknown is false, true with unknown is unknown. */
const and: Fold = (a, b) => (a === 0 || b === 0 ? 0 : known(a, b, true));
const or: Fold = (a, b) => {
  const yes = (n: number): boolean => n !== 0 && !Number.isNaN(n);
  return yes(a) || yes(b) ? 1 : known(a, b, false);
};

const binary: Readonly<Record<string, Fold>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  // JavaScript's NaN ** 0 is 1, but what is not known stays so.
  '^': (a, b) => (Number.isNaN(a) ? a : a ** b),
  '<': (a, b) => known(a, b, a < b),
  '<=': (a, b) => known(a, b, a <= b),
  '>': (a, b) => known(a, b, a > b),
  '>=': (a, b) => known(a, b, a >= b),
  '==': (a, b) => known(a, b, a === b),
  '!=': (a, b) => known(a, b, a !== b),
  '&&': and,
  '||': or,
};

const unary: Readonly<Record<string, (a: number) => number>> = {
  negate: (a) => -a,
  plus: (a) => a,
  not: (a) => (Number.isNaN(a) ? a : Number(a === 0)),
  abs: Math.abs,
  sqrt: Math.sqrt,
  exp: Math.exp,
  log: Math.log,
  log10: Math.log10,
  floor: Math.floor,
  ceil: Math.ceil,
  round: Math.round,
  sin: Math.sin,
  cos: Math.cos,
  isnan: (a) => Number(Number.isNaN(a)),
};

const several: Readonly<Record<string, Fold>> = { min: Math.min, max: Math.max };
const constants: Readonly<Record<string, number>> = { pi: Math.PI, nan: Number.NaN };

/** For help and messages. */
export const functionNames: readonly string[] = [
  ...Object.keys(unary).filter((name) => !['negate', 'plus', 'not'].includes(name)),
  ...Object.keys(several),
];

/**
 * Compiles an expression over `available` names, without `eval`. What is not known (NaN) makes a
 * result unknown, also in comparisons, minimum and maximum; `a ? b : c` needs only its condition and
 * the branch taken. Infinite results (a division by zero, the logarithm of zero) are not known.
 * Throws a Problem with the place (from 1): `expression`, `expressionName`, `expressionFunction` or
 * `expressionArguments`.
 */
export function compile(text: string, available: readonly string[]): Compiled {
  const names: string[] = [];
  const run = build(parse(text), text, available, names);
  return {
    text,
    names,
    run(columns, length) {
      const values = run(columns, length);
      // A bare name answers with its own column, which stays the caller's.
      const out = columns.includes(values) ? values.slice() : values;
      for (let i = 0; i < length; i++) if (!Number.isFinite(out[i]!)) out[i] = Number.NaN;
      return out;
    },
  };
}

function build(term: Term, text: string, available: readonly string[], names: string[]): Run {
  const place = { file: text, place: term.at + 1 };
  if (term.kind === 'number') return constant(term.value);
  if (term.kind === 'name') {
    const { name } = term;
    if (!available.includes(name)) {
      const value = Object.hasOwn(constants, name) ? constants[name] : undefined;
      if (value !== undefined) return constant(value);
      throw new Problem('expressionName', { ...place, name, known: available.join(', ') || '–' });
    }
    if (!names.includes(name)) names.push(name);
    const index = names.indexOf(name);
    return (columns) => columns[index]!;
  }
  const args = term.args.map((arg) => build(arg, text, available, names));
  const [a, b, c] = args;
  const count = (wanted: number): void => {
    if (args.length === wanted) return;
    throw new Problem('expressionArguments', {
      ...place,
      name: term.name,
      wanted,
      given: args.length,
    });
  };
  if (term.name === '?:') return conditional(a!, b!, c!);
  if (Object.hasOwn(binary, term.name)) return fold(binary[term.name]!, [a!, b!]);
  if (Object.hasOwn(unary, term.name)) {
    count(1);
    return mapped(unary[term.name]!, a!);
  }
  if (Object.hasOwn(several, term.name)) {
    if (args.length === 0) count(1);
    return fold(several[term.name]!, args);
  }
  throw new Problem('expressionFunction', {
    ...place,
    name: term.name,
    known: functionNames.join(', '),
  });
}

const constant =
  (value: number): Run =>
  (_, length) =>
    new Float64Array(length).fill(value);

const mapped =
  (apply: (a: number) => number, arg: Run): Run =>
  (columns, length) => {
    const values = arg(columns, length);
    const out = new Float64Array(length);
    for (let i = 0; i < length; i++) out[i] = apply(values[i]!);
    return out;
  };

const fold =
  (apply: Fold, args: readonly Run[]): Run =>
  (columns, length) => {
    const [first, ...rest] = args.map((arg) => arg(columns, length));
    const out = Float64Array.from(first!.subarray(0, length));
    for (const values of rest) for (let i = 0; i < length; i++) out[i] = apply(out[i]!, values[i]!);
    return out;
  };

const conditional =
  (test: Run, yes: Run, no: Run): Run =>
  (columns, length) => {
    const [conditions, a, b] = [test, yes, no].map((run) => run(columns, length));
    const out = new Float64Array(length);
    for (let i = 0; i < length; i++) {
      const condition = conditions![i]!;
      out[i] = Number.isNaN(condition) ? Number.NaN : condition !== 0 ? a![i]! : b![i]!;
    }
    return out;
  };
