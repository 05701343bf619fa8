import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { figureUnits } from '../../src/forecast/energy/figures.ts';
import { trafficFigureUnits } from '../../src/forecast/mobility/inputs.ts';
import { englishProblems } from '../../src/problem/messages.ts';
import { germanProblems } from '../../src/ui/i18n/de/problems.ts';
import { de } from '../../src/ui/i18n/de.ts';
import { en } from '../../src/ui/i18n/en.ts';
import { problemSentence, setupI18n } from '../../src/ui/i18n/index.ts';
import { quantityName, quantityNames } from '../../src/ui/i18n/quantities.ts';
import { joinUnit } from '../../src/ui/i18n/units.ts';

type Tree = { readonly [key: string]: string | Tree };

const flat = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : flat(value, `${path}${key}.`),
  );

const places = (sentence: string): string[] =>
  [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]!).sort();

const english = new Map(flat(en));
const german = new Map(flat(de));

test('both languages have the same words', () => {
  expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
});

test('no word is empty, and both languages fill the same places', () => {
  for (const [key, sentence] of english) {
    expect(sentence.trim(), key).not.toBe('');
    expect(german.get(key)?.trim(), key).not.toBe('');
    expect(places(german.get(key)!), key).toEqual(places(sentence));
  }
});

test('every problem has a German sentence that fills the same places', () => {
  expect(Object.keys(germanProblems).sort()).toEqual(Object.keys(englishProblems).sort());
  for (const [code, sentence] of Object.entries(englishProblems)) {
    const other = germanProblems[code as keyof typeof englishProblems];
    expect(places(other), code).toEqual(places(sentence));
  }
});

test('every figure of the forecast has a name in both languages', () => {
  for (const quantity of Object.keys({ ...figureUnits, ...trafficFigureUnits })) {
    expect(quantityNames.en, quantity).toHaveProperty(quantity);
    expect(quantityNames.de, quantity).toHaveProperty(quantity);
  }
  expect(quantityName('building.coolingNeed', 'en')).toBe('Cooling need');
});

test('every key that the interface asks for exists', () => {
  const files = readdirSync('src/ui', { recursive: true, encoding: 'utf8' });
  const asked = files
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => [...readFileSync(`src/ui/${file}`, 'utf8').matchAll(/\bt\(\s*'([\w.]+)'/g)])
    .map((match) => match[1]!);
  expect(asked.length).toBeGreaterThan(80);
  for (const key of asked) {
    expect(english.has(key) || english.has(`${key}_other`), key).toBe(true);
  }
});

test('i18next speaks the chosen language and counts', () => {
  const words = setupI18n('en');
  expect(words.t('sources.count', { count: 1 })).toBe('1 source');
  setupI18n('de');
  expect(words.t('sources.count', { count: 11 })).toBe('11 Quellen');
  setupI18n('en');
});

test('a failure names its file in the reader’s language', () => {
  const problem = { code: 'notFound', params: { file: 'a.tif', status: 404 } } as const;
  expect(problemSentence(problem, 'en')).toContain('a.tif is not there');
  expect(problemSentence(problem, 'de')).toContain('a.tif fehlt');
});

test('units stand after a no-break space, in words where the language has them', () => {
  expect(joinUnit('438', 'GWh/a', 'en')).toBe('438\u00a0GWh per year');
  expect(joinUnit('438', 'GWh/a', 'de')).toBe('438\u00a0GWh pro Jahr');
  expect(joinUnit('34', 'deg', 'en')).toBe('34°');
  expect(joinUnit('2040', 'a', 'en')).toBe('2040');
});
