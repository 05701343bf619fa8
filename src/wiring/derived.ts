import type { Derivation, DerivationSource } from '../catalogue/derivation.ts';
import type { Entry } from '../catalogue/entry.ts';
import { standards } from '../catalogue/standards.ts';
import type { GridCell } from '../channel/analysis.ts';
import type { TimeWindow } from '../channel/channel.ts';
import { differenceDomain, domainOf } from '../channel/scale.ts';
import type { Text } from '../channel/text.ts';
import { unitSymbol } from '../channel/unit.ts';
import type { Described } from '../layers/raster/analyse/job.ts';
import { Problem } from '../problem/problem.ts';
import type { RasterChoice } from '../state/analysis.ts';

/** A text put together in every language of the interface. */
const inBoth = (make: (language: 'en' | 'de') => string): Text => ({
  en: make('en'),
  de: make('de'),
});

const textOf = (text: Text, language: string): string => text[language] ?? text.en;

/** The period as short as it can be said: years where it is whole years, else dates. */
export function shortPeriod(window: TimeWindow | undefined): string | undefined {
  if (window === undefined) return undefined;
  const last = new Date(Date.parse(window.end) - 1).toISOString();
  const [from, to] = [window.start.slice(0, 4), last.slice(0, 4)];
  return from === to ? from : `${from}–${to}`;
}

/** What an expression names `name`, with all that a link or an exported file says of it. */
export function sourceOf(name: string, choice: RasterChoice, band: number): DerivationSource {
  const { entry, distribution, classes, window } = choice;
  const { accessUrl, noData, crs, sha256, derivation } = distribution;
  const period = window === undefined ? undefined : `${window.start} to ${window.end}`;
  return {
    name,
    title: entry.title.en,
    accessUrl,
    band,
    classes,
    publisher: entry.publisher,
    ...(period === undefined ? {} : { period }),
    ...(noData === undefined ? {} : { noData }),
    ...(crs === undefined ? {} : { crs }),
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(derivation === undefined ? {} : { derivation }),
  };
}

/** `b - a`. Throws the Problem `derivedUnits` where the catalogue says that the units differ. */
export function differenceOf(
  a: RasterChoice,
  b: RasterChoice,
  grid: Derivation['grid'],
  bands: readonly [a: number, b: number],
): Derivation {
  const [unitA, unitB] = [a, b].map(({ entry }) => entry.variable?.unit);
  if (unitA !== undefined && unitB !== undefined && unitA !== unitB)
    throw new Problem('derivedUnits', {
      file: `${b.entry.title.en}, ${a.entry.title.en}`,
      unitA: unitSymbol(unitA),
      unitB: unitSymbol(unitB),
    });
  return {
    kind: 'difference',
    expression: 'b - a',
    grid,
    sources: [sourceOf('a', a, bands[0]), sourceOf('b', b, bands[1])],
  };
}

/** "Surface temperature, 2024 minus 2016", or both titles where two datasets are compared. */
export function differenceTitle(a: RasterChoice, b: RasterChoice): Text {
  const minus = { en: 'minus', de: 'minus' };
  const [pa, pb] = [shortPeriod(a.window), shortPeriod(b.window)];
  return inBoth((language) => {
    const [ta, tb] = [a, b].map(({ entry }) => textOf(entry.title, language));
    if (ta === tb && pa !== undefined && pb !== undefined && pa !== pb)
      return `${tb}, ${pb} ${minus[language]} ${pa}`;
    const [fa, fb] = [
      [ta, pa],
      [tb, pb],
    ].map(([title, period]) => (period === undefined ? title : `${title} ${period}`));
    return `${fb} ${minus[language]} ${fa}`;
  });
}

/** "30 m" on the ground, "0.0003°" in degrees. */
export function cellText(
  { width, height, geographic, metres }: GridCell,
  language: 'en' | 'de',
): string {
  const number = (n: number): string =>
    new Intl.NumberFormat(language, { maximumSignificantDigits: 3 }).format(n);
  if (geographic) return `${number(Math.min(width, height))}° (${number(metres)} m)`;
  return `${number(Math.min(width, height))} m`;
}

const gridWords = {
  finer: { en: 'Aligned to the finer grid', de: 'Ausgerichtet am feineren Gitter' },
  coarser: { en: 'Aligned to the coarser grid', de: 'Ausgerichtet am gröberen Gitter' },
} as const;

const methodWords = {
  en: 'Coarser sources are interpolated, finer ones averaged by area; where one has no value, the result has none.',
  de: 'Gröbere Quellen sind interpoliert, feinere nach Fläche gemittelt; wo eine keinen Wert hat, hat das Ergebnis keinen.',
} as const;

interface Parts {
  readonly derivation: Derivation;
  readonly title: Text;
  readonly unit: string;
  readonly choices: readonly RasterChoice[];
  readonly described: Described;
}

/** The dataset of a computed raster: as complete as one of the catalogue, and made of plain JSON. */
export function derivedEntry({ derivation, title, unit, choices, described }: Parts): Entry {
  const { cell, sample, bounds } = described;
  const note = inBoth(
    (language) =>
      `${gridWords[derivation.grid][language]} (${cellText(cell, language)}, ${cell.crs})`,
  );
  const isDifference = derivation.kind === 'difference';
  const [min, max] = isDifference ? differenceDomain(sample) : domainOf(sample);
  const entries = [...new Set(choices.map(({ entry }) => entry))];
  const licences = [...new Set(entries.map(({ licence }) => licence.name).filter(Boolean))];
  const temporal = spanOf(choices);
  const publishers = unique(entries.map(({ publisher }) => publisher));
  return {
    id: `computed-${hash(JSON.stringify(derivation))}`,
    title,
    description: inBoth((language) => {
      const of = choices
        .map(({ entry, window }, i) => {
          const period = shortPeriod(window);
          const name = derivation.sources[i]!.name;
          return `${name}: ${textOf(entry.title, language)}${period === undefined ? '' : ` ${period}`}`;
        })
        .join('; ');
      const computed = language === 'de' ? 'Berechnet' : 'Computed';
      return `${computed}: ${derivation.expression} (${of}). ${note[language]}. ${methodWords[language]}`;
    }),
    theme: 'environment',
    licence: {
      url:
        licences.length === 1
          ? entries.find(({ licence }) => licence.name === licences[0])!.licence.url
          : '',
      name: licences.join('; '),
    },
    publisher: publishers.join('; '),
    attribution: unique(entries.map(({ attribution }) => attribution)).join('; '),
    bounds,
    ...(temporal === undefined ? {} : { temporal }),
    variable: { id: derivation.kind, name: title, unit, min, max },
    ramp: isDifference ? 'difference' : (entries[0]?.ramp ?? 'heat'),
    shown: true,
    synthetic: entries.some(({ synthetic }) => synthetic),
    distributions: [
      {
        title,
        accessUrl: `derived:${derivation.expression}`,
        mediaType: 'image/tiff',
        conformsTo: [standards.derived],
        derivation: { ...derivation, note },
        ...(temporal === undefined ? {} : { temporal }),
      },
    ],
    defects: [],
  };
}

const unique = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.filter((text) => text !== '')),
];

/** From the first begin to the last end. */
function spanOf(choices: readonly RasterChoice[]): TimeWindow | undefined {
  const windows = choices.flatMap(({ window }) => window ?? []);
  if (windows.length === 0) return undefined;
  const start = windows.map((w) => w.start).sort()[0]!;
  const end = windows
    .map((w) => w.end)
    .sort()
    .at(-1)!;
  return { start, end };
}

/** The same recipe has the same id (FNV-1a): computing it again replaces the layer. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value >>> 0).toString(36);
}
