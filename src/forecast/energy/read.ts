import type { Text } from '../../channel/text.ts';
import { Problem } from '../../problem/problem.ts';
import type { Lever, LeverGroup } from '../../scenario/lever.ts';

/** By which problem the file of a model is refused. */
export type FieldCode = 'stockField' | 'trafficField' | 'heatField';

/**
 * Reads a parsed JSON document place by place; every complaint names the file, the place as a path
 * (`classes.SFH.gains`) and what is expected there.
 */
export class Reader {
  constructor(
    readonly value: unknown,
    readonly file: string,
    readonly place: string,
    readonly code: FieldCode = 'stockField',
  ) {}

  fail(detail: string): never {
    throw new Problem(this.code, {
      file: this.file,
      place: this.place === '' ? 'the document' : this.place,
      detail,
    });
  }

  at(key: string | number): Reader {
    const path = this.place === '' ? String(key) : `${this.place}.${key}`;
    const value = (this.object() as Record<string | number, unknown>)[key];
    return new Reader(value, this.file, path, this.code);
  }

  has(key: string): boolean {
    return (this.object() as Record<string, unknown>)[key] !== undefined;
  }

  object(): object {
    if (typeof this.value !== 'object' || this.value === null) this.fail('must be an object');
    return this.value;
  }

  number(min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY): number {
    if (typeof this.value !== 'number' || !(this.value >= min && this.value <= max))
      this.fail(`must be a number from ${min} to ${max}`);
    return this.value;
  }

  text(): string {
    if (typeof this.value !== 'string' || this.value === '') this.fail('must be a text');
    return this.value;
  }

  oneOf<T extends string>(words: readonly T[]): T {
    const found = words.find((word) => word === this.value);
    return found ?? this.fail(`must be one of ${words.join(', ')}`);
  }

  /** A text in several languages, English among them. */
  texts(): Text {
    const entries = Object.keys(this.object()).map((key) => [key, this.at(key).text()]);
    return { ...Object.fromEntries(entries), en: this.at('en').text() };
  }

  list<T>(read: (item: Reader) => T, least = 0): readonly T[] {
    if (!Array.isArray(this.value) || this.value.length < least)
      this.fail(`must be a list of at least ${least}`);
    return this.value.map((_, i) => read(this.at(i)));
  }

  /** Every key of an object. */
  record<T>(read: (item: Reader) => T): Readonly<Record<string, T>> {
    return Object.fromEntries(Object.keys(this.object()).map((key) => [key, read(this.at(key))]));
  }

  /** Exactly these keys of an object. */
  fields<K extends string, T>(keys: readonly K[], read: (item: Reader) => T): Record<K, T> {
    return Object.fromEntries(keys.map((key) => [key, read(this.at(key))])) as Record<K, T>;
  }
}

interface Source {
  readonly text: Text;
  readonly url?: string;
}

/** A source in words, with its address where there is one. */
export const readSource = (source: Reader): Source => ({
  text: source.at('text').texts(),
  ...(source.has('url') ? { url: source.at('url').text() } : {}),
});

/** A sheet of levers that has every one of `ids`. */
export function readSheet(r: Reader, ids: readonly string[], group?: LeverGroup): readonly Lever[] {
  const levers = r.list((item): Lever => {
    const min = item.at('min').number();
    const max = item.at('max').number(min);
    return {
      id: item.at('id').oneOf(ids),
      title: item.at('title').texts(),
      description: item.at('description').texts(),
      ...(group === undefined ? {} : { group }),
      unit: item.at('unit').text(),
      min,
      max,
      step: item.at('step').number(1e-6, max - min),
      today: item.at('today').number(min, max),
      source: readSource(item.at('source')),
      actsOn: item.at('actsOn').list((v) => v.text()),
    };
  });
  for (const id of ids)
    if (!levers.some((lever) => lever.id === id)) r.fail(`must contain the lever ${id}`);
  return levers;
}
