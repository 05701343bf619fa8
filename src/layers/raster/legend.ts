import type { Entry } from '../../catalogue/entry.ts';
import { publisherText } from '../../catalogue/local.ts';
import { rampLut, rampStops, rgbOf, themedRamp } from '../../channel/ramp.ts';
import { type Domain, stepLimits } from '../../channel/scale.ts';
import { firstAbove } from '../../channel/statistics.ts';
import type { Text } from '../../channel/text.ts';
import { type Problem, problemData } from '../../problem/problem.ts';
import type { LayerView, Legend } from '../layer.ts';
import { classStyle, legendClasses, tableOf } from './codes.ts';
import type { TileStyle } from './colour.ts';
import type { RasterParams } from './kind.ts';
import {
  histogramOf,
  noValues,
  type Range,
  rangeOf,
  type SeriesValues,
  valuesOf,
} from './range.ts';
import type { Step } from './steps.ts';

export { classesOf } from './codes.ts';
export { optionsOf } from './options.ts';

const stops = 24;

/** How the tiles are coloured. `own` is the series' range, `values` what is known of its values. */
export function styleOf(
  params: RasterParams,
  view: LayerView,
  own: Domain,
  values: SeriesValues = noValues,
): TileStyle {
  const table = tableOf(params, values);
  if (table !== undefined) return classStyle(table, params.hidden);
  const range = rangeOf(params, own, values);
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = params;
  const limits = limitsOf(params, range);
  const colours = coloursOf(params, view);
  return {
    lut:
      limits === undefined
        ? rampLut(themedRamp(params.ramp, view.theme), params.reversed)
        : Uint8Array.from(colours.flatMap((hex) => [...rgbOf(hex), 255])),
    domain: range.domain,
    ...(range.scale === 'log' ? { log: true } : {}),
    ...(limits === undefined ? {} : { limits }),
    ...(params.from === undefined && params.to === undefined ? {} : { only: [from, to] }),
  };
}

const limitsOf = ({ classes }: RasterParams, { domain, scale }: Range): number[] | undefined =>
  classes > 1 ? stepLimits(domain, Math.round(classes), scale) : undefined;

const coloursOf = ({ ramp, classes, reversed }: RasterParams, { theme }: LayerView): string[] =>
  rampStops(
    themedRamp(ramp, theme),
    classes > 1 ? Math.round(classes) : stops,
    reversed,
    classes > 1,
  );

/**
 * What a step's picture means. `values` are those that `styleOf` was given; `notes` come before what is
 * to be said of the scale. `problems` that the layer tells in its row need not be given.
 */
export function legendOf(
  entry: Entry,
  step: Step,
  params: RasterParams,
  view: LayerView,
  own: Domain,
  problems: readonly Problem[],
  values: SeriesValues = valuesOf(entry, [step]),
  notes: readonly Text[] = [],
): Legend {
  const { info } = step.raster;
  // No bars are better than those of another band.
  const sample = step.raster.sampleOf(params.band);
  const window = step.distribution.temporal ?? entry.temporal;
  const table = tableOf(params, values);
  const [problem] = problems;
  const computed = step.distribution.derivation?.note;
  const common = {
    title: bandTitle(entry.variable?.name ?? entry.title, step, params.band),
    source: publisherText(entry),
    noDataColor: 'transparent',
    ...(window === undefined ? {} : { window }),
    ...(problem === undefined ? {} : { problem: problemData(problem) }),
  };
  const said = computed === undefined ? notes : [...notes, computed];
  if (table !== undefined) {
    const classes = sample === undefined ? table.slice(0, 64) : legendClasses(table, sample);
    return { ...common, ...noteOf(said), unit: '', classes, hidden: params.hidden };
  }
  const range = rangeOf(params, own, values);
  const limits = limitsOf(params, range);
  const dropped = range.scale === 'log' && firstAbove(values.rising, 0) > 0;
  return {
    ...common,
    ...noteOf(dropped ? [...said, belowZero] : said),
    unit: entry.variable?.unit ?? info.bandInfo[params.band]?.unit ?? info.unitName ?? '',
    domain: range.domain,
    ...(range.scale === 'log' ? { scale: 'log' as const } : {}),
    ramp: coloursOf(params, view),
    ...(limits === undefined ? {} : { limits }),
    ...(sample === undefined ? {} : { histogram: histogramOf(sample, range) }),
    filter: {
      ...(params.from === undefined ? {} : { from: params.from }),
      ...(params.to === undefined ? {} : { to: params.to }),
    },
  };
}

const belowZero: Text = {
  en: 'Values of zero and below have no place on a logarithmic scale and are not drawn.',
  de: 'Werte von null und darunter haben auf einer logarithmischen Skala keinen Platz und werden nicht gezeichnet.',
};

/** Several notes as one. */
function noteOf(notes: readonly Text[]): { readonly note?: Text } {
  if (notes.length === 0) return {};
  const joined = (language: 'en' | 'de'): string =>
    notes.map((note) => (note[language] ?? note.en).replace(/([^.!?])$/, '$1.')).join(' ');
  return { note: { en: joined('en'), de: joined('de') } };
}

function bandTitle(title: Text, { raster: { info } }: Step, band: number): Text {
  if (info.bands < 2 || info.meaning === 'picture') return title;
  const name = info.bandInfo[band]?.name;
  const own = (word: string): string => name ?? `${word} ${band + 1}`;
  return { en: `${title.en}, ${own('band')}`, de: `${title.de ?? title.en}, ${own('Band')}` };
}
