import type { Entry } from '../../catalogue/entry.ts';
import { type ColouredClass, classTables } from '../../channel/classes.ts';
import { isRamp, rampLut, rampNames, rampStops, rgbOf, themedRamp } from '../../channel/ramp.ts';
import type { Domain } from '../../channel/scale.ts';
import { histogram } from '../../channel/statistics.ts';
import type { Text } from '../../channel/text.ts';
import type { Problem } from '../../problem/problem.ts';
import type { LayerOption, LayerView, Legend } from '../layer.ts';
import type { TileStyle } from './colour.ts';
import type { RasterParams } from './kind.ts';
import type { Step } from './steps.ts';

const bins = 48;
const stops = 24;

/** The class table that a raster is drawn by, or undefined where its values are quantities. */
export const classesOf = (ramp: string): readonly ColouredClass[] | undefined => classTables[ramp];

/** The range in force: by hand where given, else the series' own. */
export const domainIn = ({ min, max }: RasterParams, own: Domain): Domain =>
  min !== undefined && max !== undefined && max > min ? [min, max] : own;

/** How the tiles are coloured. */
export function styleOf(params: RasterParams, view: LayerView, own: Domain): TileStyle {
  const classes = classesOf(params.ramp);
  if (classes === undefined)
    return { lut: rampLut(themedRamp(params.ramp, view.theme)), domain: domainIn(params, own) };
  const lut = new Uint8Array(256 * 4);
  for (const { code, color } of classes) lut.set([...rgbOf(color), 255], code * 4);
  return { lut };
}

export function legendOf(
  entry: Entry,
  step: Step,
  params: RasterParams,
  view: LayerView,
  own: Domain,
  problems: readonly Problem[],
): Legend {
  const window = step.distribution.temporal ?? entry.temporal;
  const classes = classesOf(params.ramp);
  const [problem] = problems;
  const common = {
    title: entry.variable?.name ?? entry.title,
    unit: entry.variable?.unit ?? step.raster.info.unitName ?? '',
    source: { en: entry.publisher },
    ...(window === undefined ? {} : { window }),
    ...(problem === undefined ? {} : { note: { en: problem.message } }),
  };
  if (classes !== undefined) {
    const seen = new Set(step.raster.sample);
    return { ...common, classes: classes.filter(({ code }) => seen.has(code)) };
  }
  const domain = domainIn(params, own);
  return {
    ...common,
    domain,
    ramp: rampStops(themedRamp(params.ramp, view.theme), stops),
    histogram: histogram(step.raster.sample, domain, bins),
  };
}

const stepLabel: Text = { en: 'Period', de: 'Zeitraum' };
const rampLabel: Text = { en: 'Colours', de: 'Farben' };
const rampWords: Readonly<Record<string, Text>> = {
  heat: { en: 'Heat', de: 'Hitze' },
  energy: { en: 'Energy', de: 'Energie' },
  air: { en: 'Air', de: 'Luft' },
  noise: { en: 'Noise', de: 'Lärm' },
  water: { en: 'Water', de: 'Wasser' },
  mobility: { en: 'Mobility', de: 'Mobilität' },
  greens: { en: 'Greens', de: 'Grüntöne' },
  imperviousness: { en: 'Sealed ground', de: 'Versiegelung' },
  grey: { en: 'Grey', de: 'Grau' },
  elevation: { en: 'Elevation', de: 'Höhe' },
};

/** Choices on the card: the time step where there are several, and the ramp of a quantity. */
export function optionsOf(entry: Entry, steps: readonly Step[]): readonly LayerOption[] {
  const options: LayerOption[] = [];
  if (steps.length > 1)
    options.push({
      param: 'step',
      label: stepLabel,
      choices: steps.map((step, value) => ({ value, label: step.label })),
    });
  if (entry.ramp === undefined || isRamp(entry.ramp))
    options.push({
      param: 'ramp',
      label: rampLabel,
      choices: rampNames
        .filter((name) => rampWords[name] !== undefined)
        .map((value) => ({ value, label: rampWords[value]! })),
    });
  return options;
}
