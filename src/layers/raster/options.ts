import type { Entry } from '../../catalogue/entry.ts';
import { type RampFamily, rampChoices, rampFamily, rampStops } from '../../channel/ramp.ts';
import { type Domain, logDomain, percentileDomain } from '../../channel/scale.ts';
import type { Text } from '../../channel/text.ts';
import type { LayerChoice, LayerOption } from '../layer.ts';
import { categoriesIn, classesOf } from './codes.ts';
import { noValues, type SeriesValues } from './range.ts';
import type { StepInfo } from './steps.ts';

const label = (en: string, de: string): Text => ({ en, de });

/**
 * Choices on the card: the time step and the band where there are several, and the colours of a
 * quantity. `own` is the series' range, `values` what is known of its values.
 */
export function optionsOf(
  entry: Entry,
  steps: readonly StepInfo[],
  own: Domain = [0, 1],
  values: SeriesValues = noValues,
): readonly LayerOption[] {
  const options: LayerOption[] = [];
  if (steps.length > 1)
    options.push({
      param: 'step',
      label: label('Period', 'Zeitraum'),
      choices: steps.map((step, value) => ({ value, label: step.label })),
    });
  const { info } = values;
  if (info?.meaning === 'picture' && entry.ramp === undefined) return options;
  if (info !== undefined && info.bands > 1) options.push(bandOption(values));
  const named = entry.ramp !== undefined && classesOf(entry.ramp) !== undefined;
  if (named || values.palette !== undefined) return options;
  return [...options, ...colourOptions(entry, own, values)];
}

const bandOption = ({ info }: SeriesValues): LayerOption => ({
  param: 'band',
  label: label('Band', 'Band'),
  choices: info!.bandInfo.map(({ name }, band) => ({
    value: band,
    label: name === undefined ? { en: `Band ${band + 1}` } : { en: `${band + 1}: ${name}` },
  })),
});

function colourOptions(entry: Entry, own: Domain, values: SeriesValues): readonly LayerOption[] {
  const section = 'colours';
  const positive = logDomain(own, values.rising) !== undefined;
  return [
    {
      param: 'ramp',
      label: label('Ramp', 'Farbverlauf'),
      control: 'ramp',
      section,
      choices: rampsFor(values),
    },
    {
      param: 'range',
      label: label('Range', 'Wertebereich'),
      control: 'range',
      section,
      unit: entry.variable?.unit ?? values.info?.unitName ?? '',
      choices: rangesFor(entry, values),
    },
    {
      param: 'classes',
      label: label('Colour steps', 'Farbstufen'),
      section,
      choices: [
        { value: 0, label: label('None, continuous', 'Keine, fließend') },
        ...Array.from({ length: 10 }, (_, i) => ({
          value: i + 3,
          label: label(`${i + 3} steps`, `${i + 3} Stufen`),
        })),
      ],
    },
    {
      param: 'reversed',
      label: label('Reversed', 'Umgekehrt'),
      control: 'switch',
      section,
      choices: [
        { value: false, label: label('As it is', 'Wie er ist') },
        { value: true, label: label('Reversed', 'Umgekehrt') },
      ],
    },
    {
      param: 'scale',
      label: label('Logarithmic', 'Logarithmisch'),
      control: 'switch',
      section,
      choices: [
        { value: 'linear', label: label('Linear', 'Linear') },
        { value: 'log', label: label('Logarithmic', 'Logarithmisch') },
      ],
      ...(positive ? {} : { refused: noLog }),
    },
  ];
}

const noLog: Text = label(
  'There is no value above zero, so there is no logarithmic scale.',
  'Es gibt keinen Wert über null, also auch keine logarithmische Skala.',
);

const families: Readonly<Record<RampFamily, Text>> = {
  sequential: label('Low to high', 'Niedrig bis hoch'),
  diverging: label('On both sides of a middle', 'Beiderseits einer Mitte'),
  cyclic: label('Returning to the start', 'Zum Anfang zurückkehrend'),
  categorical: label('Names', 'Namen'),
};

/** Categories only where the values are few whole numbers. */
const rampsFor = (values: SeriesValues): readonly LayerChoice[] =>
  rampChoices
    .filter(({ family }) => family !== 'categorical' || categoriesIn(values) !== undefined)
    .map(({ name, family, label: named }) => ({
      value: name,
      label: named,
      group: families[family],
      colors: rampStops(name, family === 'categorical' ? 7 : 12),
      ...(family === 'categorical' ? { blocks: true } : {}),
    }));

/** The layer's own range first, then wider and narrower ones of its values. */
function rangesFor(entry: Entry, { rising }: SeriesValues): readonly LayerChoice[] {
  const { min, max } = entry.variable ?? {};
  const fixed = min !== undefined && max !== undefined;
  const even = rampFamily(entry.ramp ?? '') === 'diverging';
  const between = (low: number, high: number, value: string, named: Text): LayerChoice => {
    const [from, to] = percentileDomain(rising, low, high);
    const most = Math.max(Math.abs(from), Math.abs(to));
    return { value, label: named, domain: even ? [-most, most] : [from, to] };
  };
  const middle = label('Middle 96 % of values', 'Mittlere 96 % der Werte');
  return [
    { value: 'own', label: fixed ? label('As published', 'Wie veröffentlicht') : middle },
    ...(rising.length === 0
      ? []
      : [
          ...(fixed ? [between(2, 98, '2-98', middle)] : []),
          between(5, 95, '5-95', label('Middle 90 % of values', 'Mittlere 90 % der Werte')),
          between(0, 100, '0-100', label('All values', 'Alle Werte')),
        ]),
  ];
}
