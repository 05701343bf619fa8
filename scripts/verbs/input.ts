import { readFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { Problem } from '../../src/problem/problem.ts';

/** Text of a file that the user named. @throws Problem `inputFile` */
export async function readInputText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const detail = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new Problem('inputFile', { file, detail }, { cause });
  }
}

/** JSON of a file that the user named. @throws Problem `inputFile`, `jsonSyntax` */
export async function readInputJson(file: string): Promise<unknown> {
  const text = await readInputText(file);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Problem('jsonSyntax', { file, detail: (cause as Error).message }, { cause });
  }
}

/** An option's value that must be a number within a range; anything else is bad usage. */
export const numberWithin =
  (min: number, max: number) =>
  (text: string): number => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (!(value >= min && value <= max))
      throw new InvalidArgumentError(`It must be a number from ${min} to ${max}.`);
    return value;
  };

/** An option's value that must be one of some words. */
export const oneOf =
  <T extends string>(words: readonly T[]) =>
  (text: string): T => {
    const word = words.find((w) => w === text);
    if (word === undefined) throw new InvalidArgumentError(`It must be ${words.join(' or ')}.`);
    return word;
  };

/** A command group that several files of verbs add to. */
export const group = (program: Command, name: string, description: string): Command =>
  program.commands.find((c) => c.name() === name) ?? program.command(name).description(description);
