import type { Text } from '../channel/text.ts';
import { Problem } from '../problem/problem.ts';
import { iri, namespaces, type Prefix } from './vocabulary.ts';

type Name = `${Prefix}:${string}`;
export type Node = Readonly<Record<string, unknown>>;

interface Literal {
  readonly value: string | number | boolean;
  readonly language: string | undefined;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** schema.org is written with http and with https; both are read. */
function names(name: Name): readonly string[] {
  const full = iri(name);
  return name.startsWith('schema:')
    ? [full, full.replace(namespaces.schema, 'https://schema.org/')]
    : [full];
}

/** The nodes of a JSON-LD document, whatever its serialisation: nested, `@graph` or flattened. */
export class Graph {
  readonly #nodes = new Map<string, Node>();

  private constructor(nodes: readonly Node[]) {
    for (const node of nodes) this.#nodes.set(String(node['@id']), node);
  }

  /**
   * Relative addresses are resolved against `url`. No context is ever fetched from the network:
   * one that is not in the document gives a Problem.
   */
  static async parse(json: object, url: string): Promise<Graph> {
    const { default: jsonld } = await import('jsonld');
    try {
      const flat = await jsonld.flatten(json as never, undefined, {
        base: url,
        documentLoader: async (context: string) => {
          throw new Problem('catalogueContext', { file: url, context });
        },
      } as never);
      return new Graph((flat as unknown as readonly unknown[]).filter(isNode));
    } catch (error) {
      const cause = rootCause(error);
      if (cause instanceof Problem) throw cause;
      throw new Problem('catalogueJsonLd', { file: url, detail: cause.message }, { cause: error });
    }
  }

  ofType(type: Name): readonly Node[] {
    return [...this.#nodes.values()].filter((node) => this.is(node, type));
  }

  is(node: Node, type: Name): boolean {
    const types = node['@type'];
    return Array.isArray(types) && types.includes(iri(type));
  }

  /** Values of a property; references are replaced by the node they name, where it is described. */
  all(node: Node | undefined, name: Name): readonly Node[] {
    if (node === undefined) return [];
    const values = names(name).flatMap((full) => node[full] ?? []);
    return values
      .flatMap((value) => (isNode(value) && Array.isArray(value['@list']) ? value['@list'] : value))
      .filter(isNode)
      .map((value) => this.#nodes.get(String(value['@id'])) ?? value);
  }

  first(node: Node | undefined, name: Name): Node | undefined {
    return this.all(node, name)[0];
  }

  literals(node: Node | undefined, name: Name): readonly Literal[] {
    return this.all(node, name).flatMap((value) => {
      const literal = value['@value'];
      if (!['string', 'number', 'boolean'].includes(typeof literal)) return [];
      const language = value['@language'];
      return {
        value: literal as Literal['value'],
        language: typeof language === 'string' ? language.toLowerCase() : undefined,
      };
    });
  }

  /** A literal or an IRI as a string. */
  string(node: Node | undefined, name: Name): string | undefined {
    for (const value of this.all(node, name)) {
      const literal = value['@value'] ?? value['@id'];
      if (literal !== undefined && !String(literal).startsWith('_:')) return String(literal);
    }
    return undefined;
  }

  number(node: Node | undefined, name: Name): number | undefined {
    for (const { value } of this.literals(node, name)) {
      const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
      if (typeof value !== 'boolean' && Number.isFinite(number)) return number;
    }
    return undefined;
  }

  flag(node: Node | undefined, name: Name): boolean {
    return this.literals(node, name).some(({ value }) => value === true || value === 'true');
  }

  /** All languages of a text; where English is missing the first text stands in for it. */
  text(node: Node | undefined, name: Name): Text | undefined {
    const found: Record<string, string> = {};
    let first: string | undefined;
    for (const { value, language } of this.literals(node, name)) {
      const said = String(value).trim();
      if (said === '') continue;
      first ??= said;
      const key = language?.split('-')[0] ?? 'en';
      if (!Object.hasOwn(found, key)) found[key] = said;
    }
    return first === undefined ? undefined : { en: first, ...found };
  }
}

function rootCause(error: unknown): Error {
  let current = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth++) {
    if (current instanceof Problem) return current;
    const details = (current as { details?: { cause?: unknown } }).details;
    const next = details?.cause ?? current.cause;
    if (!(next instanceof Error)) return current;
    current = next;
  }
  return current instanceof Error ? current : new Error(String(current));
}
