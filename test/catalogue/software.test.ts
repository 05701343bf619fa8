import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { software } from '../../src/catalogue/software.ts';

it('computed files name the version of the package', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(software).toBe(`Twinscape ${version}`);
});
