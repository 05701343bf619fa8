import jsep from 'jsep';
import { Problem } from '../../../problem/problem.ts';

/** A parsed expression: numbers, names and operations, each with its place in the text. */
export type Term = { readonly at: number } & (
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Term[] }
);

type Node = jsep.Expression & { at?: number; bracketed?: boolean };

/** `jsep` knows only JavaScript's; power binds tighter than a sign and to the right, as in mathematics. */
jsep.addBinaryOp('^', 12, true);
for (const operator of ['|', '&', '<<', '>>', '>>>', '===', '!==', '??', '**'])
  jsep.removeBinaryOp(operator);
jsep.removeUnaryOp('~');

/** What the hooks use of the running parser. */
interface Running {
  index: number;
  readonly expr: string;
  gobbleSpaces(): void;
  gobbleGroup(): Node | undefined;
  gobbleIdentifier(): Node;
  gobbleTokenProperty(node: Node): Node;
  gobbleExpression(): Node | false | undefined;
  throwError(message: string): never;
}

jsep.hooks.add('gobble-token', function (this: unknown, env: { node?: unknown }) {
  const parser = this as Running;
  parser.gobbleSpaces();
  const at = parser.index;
  if (parser.expr[at] === '(') {
    const node = parser.gobbleGroup();
    if (node !== undefined) env.node = { ...node, bracketed: true, at };
  } else if (/[\p{L}_]/u.test(parser.expr[at] ?? '')) {
    const name = { ...parser.gobbleIdentifier(), at };
    const node = parser.gobbleTokenProperty(name);
    env.node = { ...node, at };
  }
});
/** `condition ? yes : no`. */
jsep.hooks.add('after-expression', function (this: unknown, env: { node?: unknown }) {
  const parser = this as Running;
  if (!env.node || parser.expr[parser.index] !== '?') return;
  const at = parser.index;
  parser.index += 1;
  const yes = parser.gobbleExpression();
  parser.gobbleSpaces();
  if (!yes || parser.expr[parser.index] !== ':') parser.throwError('expected ":"');
  parser.index += 1;
  const no = parser.gobbleExpression();
  if (!no) parser.throwError('expected a value');
  env.node = { type: 'ConditionalExpression', test: env.node, consequent: yes, alternate: no, at };
});

const most = 2000;

/**
 * Parses an expression over names: `+ - * / % ^`, comparisons, `&& || !`, `? :`, brackets and calls.
 * Throws the Problem `expression`, which names the place (from 1).
 */
export function parse(text: string): Term {
  const fail = (detail: string, at: number): never => {
    throw new Problem('expression', { file: text, detail, place: at + 1 });
  };
  if (text.trim() === '') throw new Problem('expressionEmpty', { file: text });
  if (text.length > most) fail(`it is longer than ${most} characters`, most);
  let tree: Node;
  try {
    tree = jsep(text) as Node;
  } catch (error) {
    const { description, index } = error as { description?: string; index?: number };
    return fail(description ?? String(error), index ?? 0);
  }
  return term(tree, text, fail);
}

function term(node: Node, text: string, fail: (detail: string, at: number) => never): Term {
  const at = placeOf(node);
  const inner = (child: unknown): Term => term(child as Node, text, fail);
  const call = (name: string, ...args: readonly unknown[]): Term => ({
    kind: 'call',
    name,
    args: args.map(inner),
    at,
  });
  switch (node.type) {
    case 'Literal':
      if (typeof node.value === 'number') return { kind: 'number', value: node.value, at };
      return fail(`${node.raw} is not a number`, text.indexOf(String(node.raw)));
    case 'Identifier':
      return { kind: 'name', name: String(node.name), at };
    case 'UnaryExpression':
      return call(
        node.operator === '-' ? 'negate' : node.operator === '+' ? 'plus' : 'not',
        node.argument,
      );
    case 'BinaryExpression': {
      const { operator, left, right } = node as Node & {
        left: Node;
        right: Node;
        operator: string;
      };
      // jsep binds a sign to its number first: -a^2 is -(a^2).
      if (operator === '^' && left.type === 'UnaryExpression' && !left.bracketed) {
        const power = { ...node, left: left.argument, at } as Node;
        return inner({ ...left, argument: power });
      }
      for (const side of [left, right])
        if (compares(operator) && compares(String(side.operator)) && !side.bracketed)
          return fail('comparisons in a row: put one in brackets, or join them by &&', at);
      return call(operator, left, right);
    }
    case 'ConditionalExpression':
      return call('?:', node.test, node.consequent, node.alternate);
    case 'CallExpression': {
      const { callee, arguments: args } = node as Node & { callee: Node; arguments: Node[] };
      if (callee.type !== 'Identifier') return fail('only a function has arguments', at);
      return call(String(callee.name), ...args);
    }
    case 'Compound':
      return fail(
        'there is an operator missing before this value',
        placeOf((node.body as Node[])[1] ?? node),
      );
    default:
      return fail(`${node.type} is not understood`, at);
  }
}

/** Where a node begins, or its first part whose place is known. */
const placeOf = (node: Node): number =>
  node.at ??
  placeOf(((node.left ?? node.argument ?? node.test) as Node | undefined) ?? { type: '', at: 0 });

const compares = (operator: string): boolean =>
  ['<', '>', '<=', '>=', '==', '!='].includes(operator);
