import { I18nProvider } from 'react-aria-components';
import { renderToString } from 'react-dom/server';
import { beforeEach, expect, test } from 'vitest';
import type { LayerOption, Legend } from '../../src/layers/layer.ts';
import { layersStore } from '../../src/state/layers.ts';
import { viewStore } from '../../src/state/view.ts';
import { setupI18n } from '../../src/ui/i18n/index.ts';
import { LayerCard } from '../../src/ui/layers/LayerCard.tsx';
import { LegendPanel } from '../../src/ui/legend/LegendPanel.tsx';
import { LegendStrip } from '../../src/ui/legend/LegendStrip.tsx';
import { fillStores } from './fakes.ts';

const htmlOf = (language: 'en' | 'de', node: React.ReactNode): string => {
  viewStore.setState({ language });
  setupI18n(language);
  return renderToString(
    <I18nProvider locale={language === 'de' ? 'de-DE' : 'en-GB'}>{node}</I18nProvider>,
  ).replace(/<!-- -->/g, '');
};
const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ');

const heat: Legend = {
  title: { en: 'Surface temperature', de: 'Oberflächentemperatur' },
  unit: 'degC',
  window: { start: '2024-06-01', end: '2024-09-01' },
  source: { en: 'Survey' },
  ramp: ['#ffffff', '#888888', '#000000'],
  domain: [24, 48],
  limits: [32, 40],
  histogram: [1, 2, 3],
  filter: { from: 24.5, to: 31 },
  noDataColor: 'transparent',
  problem: { code: 'notFound', params: { file: 'a.tif', status: 404 } },
};

const cover: Legend = {
  title: { en: 'Land cover', de: 'Landbedeckung' },
  unit: '',
  source: { en: 'Survey' },
  hidden: [2],
  classes: [
    { code: 1, key: '111', label: { en: 'Town', de: 'Stadt' }, color: '#ff0000', share: 0.25 },
    { code: 2, key: '112', label: { en: 'Water', de: 'Wasser' }, color: '#0000ff', share: 0.001 },
  ],
};

const options: readonly LayerOption[] = [
  {
    param: 'ramp',
    label: { en: 'Ramp', de: 'Farbverlauf' },
    control: 'ramp',
    section: 'colours',
    choices: [
      {
        value: 'heat',
        label: { en: 'Heat', de: 'Hitze' },
        group: { en: 'Low to high' },
        colors: ['#fff000', '#000fff'],
      },
    ],
  },
  {
    param: 'range',
    label: { en: 'Range', de: 'Wertebereich' },
    control: 'range',
    section: 'colours',
    unit: 'degC',
    choices: [{ value: 'own', label: { en: 'As published', de: 'Wie veröffentlicht' } }],
  },
  {
    param: 'scale',
    label: { en: 'Logarithmic', de: 'Logarithmisch' },
    control: 'switch',
    section: 'colours',
    choices: [
      { value: 'linear', label: { en: 'Linear' } },
      { value: 'log', label: { en: 'Logarithmic' } },
    ],
    refused: { en: 'There is no value above zero.', de: 'Es gibt keinen Wert über null.' },
  },
];

beforeEach(fillStores);

const show = (legend: Legend): void => {
  const rows = layersStore
    .getState()
    .rows.map((row) =>
      row.id === 'buildings'
        ? { ...row, legend, options, params: { opacity: 1, ramp: 'heat', scale: 'linear' } }
        : row,
    );
  layersStore.setState({ rows, active: 'buildings' });
};
const row = () => layersStore.getState().rows.find(({ id }) => id === 'buildings')!;

test('a limited ramp says what is shown, its steps, its handles and what is missing', () => {
  show(heat);
  const html = htmlOf('en', <LegendPanel />);
  const text = textOf(html);
  for (const part of [
    'Surface temperature °C',
    'Only 24.5 to 31 °C shown',
    'Show all',
    'below 32',
    '32 – 40',
    '40 and above',
    'June – August 2024',
    'Survey',
    'not known',
    'a.tif is not there (HTTP 404)',
  ])
    expect(text).toContain(part);
  expect(html).toContain('aria-label="Lowest value shown of Surface temperature"');
  expect(html).toContain('aria-valuetext="24.5\u00a0°C"');
});

test('the same in German, on the phone’s strip too', () => {
  show(heat);
  for (const node of [<LegendPanel key="p" />, <LegendStrip key="s" />]) {
    const html = htmlOf('de', node);
    expect(textOf(html)).toContain('Nur 24,5 bis 31 °C gezeigt');
    expect(textOf(html)).toContain('Survey');
    expect(textOf(html)).toContain('a.tif fehlt');
    expect(html).toContain('Kleinster gezeigter Wert: Oberflächentemperatur');
  }
});

test('classes have codes, shares and a tick each, and what is hidden can come back', () => {
  show(cover);
  const html = htmlOf('en', <LegendPanel />);
  const text = textOf(html);
  expect(text).toContain('111 Town');
  expect(text).toContain('25 %');
  expect(text).toContain('&lt; 1 %');
  expect(text).toContain('1 class is hidden');
  expect(html.match(/type="checkbox"/g)).toHaveLength(2);
  expect(html.match(/checked=""/g)).toHaveLength(1);
});

test('the card folds the colours, names every control and says what is refused', () => {
  show(heat);
  const html = htmlOf('de', <LayerCard row={row()} />);
  const text = textOf(html);
  for (const part of [
    'Farben',
    'Farbverlauf',
    'Hitze',
    'Wie veröffentlicht',
    'keinen Wert über null',
  ])
    expect(text).toContain(part);
  expect(html).toContain('Unteres Ende des Wertebereichs');
  expect(html).toContain('disabled=""');
  expect(html).not.toContain('<details class="card-section" open');
});
