import { I18nProvider } from 'react-aria-components';
import { renderToString } from 'react-dom/server';
import { beforeEach, expect, test } from 'vitest';
import { Problem } from '../../src/problem/problem.ts';
import { cityStore } from '../../src/state/city.ts';
import { forecastStore } from '../../src/state/forecast.ts';
import { viewStore } from '../../src/state/view.ts';
import { App } from '../../src/ui/App.tsx';
import { movedFigures } from '../../src/ui/a11y/sentences.ts';
import { TextTwin } from '../../src/ui/a11y/TextTwin.tsx';
import { ChartsBody } from '../../src/ui/charts/ChartsPanel.tsx';
import { setupI18n } from '../../src/ui/i18n/index.ts';
import { KioskShell } from '../../src/ui/kiosk/KioskShell.tsx';
import { PhoneShell } from '../../src/ui/phone/PhoneShell.tsx';
import { emptyStores, fillStores } from './fakes.ts';

/** Text of the page with tags, entities and doubled space taken out. */
const textOf = (html: string): string =>
  html
    .replace(/<!-- -->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;/g, '’')
    .replace(/&nbsp;| /g, ' ')
    .replace(/\s+/g, ' ');

const show = (language: 'en' | 'de', node = <App globe={null} />): string => {
  viewStore.setState({ language });
  setupI18n(language);
  return textOf(
    renderToString(
      <I18nProvider locale={language === 'de' ? 'de-DE' : 'en-GB'}>{node}</I18nProvider>,
    ),
  );
};

beforeEach(fillStores);

test('the desktop says city, layers, levers, figures, interval and window', () => {
  const text = show('en');
  for (const part of [
    'Rheinau',
    'demo city, synthetic',
    '3D buildings',
    '62 %',
    'positions.pb is not there (HTTP 404)',
    'Try again',
    'Retrofit rate',
    'Report 2024',
    'today 1.0 %',
    '438 GWh per year',
    '174 less than A',
    'Very likely between 418 and 458 GWh per year, 2040',
    'Building stock: exact, computed in 12 ms',
    'Lindenstraße 14',
    'not known',
    '17 Jul 2024, 15:00',
  ]) {
    expect(text).toContain(part);
  }
});

test('German has no English left over', () => {
  const text = show('de');
  for (const part of ['Ebenen', 'Sehr wahrscheinlich zwischen 418 und 458 GWh pro Jahr', 'fehlt']) {
    expect(text).toContain(part);
  }
  expect(text).not.toMatch(/Layers|Try again|Very likely|less than/);
});

test('no key of the word list shows through', () => {
  const keys = /\b(common|layers|figure|legend|scenario|time|charts|phone|kiosk|twin|globe)\.[a-z]/;
  for (const node of [
    <App globe={null} key="a" />,
    <PhoneShell key="p" />,
    <KioskShell key="k" />,
  ]) {
    expect(show('en', node)).not.toMatch(keys);
    expect(show('de', node)).not.toMatch(keys);
  }
});

test('the difference says clearly only where the interval excludes zero', () => {
  viewStore.setState({ side: 'diff' });
  expect(show('en')).toContain('Clearly less');
  const b = forecastStore.getState().b!;
  const differences = [{ ...b.differences[0]!, upper: 3 }];
  forecastStore.setState({ b: { ...b, differences } });
  expect(show('en')).toContain('No clear difference');
});

test('phone and kiosk show the same figure', () => {
  expect(show('de', <PhoneShell />)).toContain('Szenario');
  expect(show('en', <KioskShell />)).toContain('438 GWh per year');
});

test('charts name scenario, unit and what the band holds', () => {
  const text = show('en', <ChartsBody />);
  expect(text).toContain('A Today');
  expect(text).toContain('The band holds 9 in 10 model runs of B.');
});

test('the map in words names visible layers and their values', () => {
  const text = show('en', <TextTwin />);
  expect(text).toContain('3 visible layers');
  expect(text).toContain('Heating need, 0 – 250 kWh/m² per year, 2040. Source: Stock model 1.');
});

test('the map in words says of each figure its interval, its change and what it rests on', () => {
  const text = show('en', <TextTwin />);
  for (const part of [
    'Key figures, Energy',
    'Heating need: 438 GWh per year. Very likely between 418 and 458 GWh per year, 2040',
    'Change from A: −174 GWh per year, very likely between −190 and −160. Clearly less',
    'Building stock: exact, computed in 12 ms',
    'Heating need, B: 110 kWh/m² per year. Very likely between 100 and 120',
    'Height: not known',
  ])
    expect(text).toContain(part);
  const german = show('de', <TextTwin />);
  expect(german).toContain('Änderung gegenüber A: −174 GWh pro Jahr, sehr wahrscheinlich zwischen');
  expect(german).toContain('Deutlich weniger');
});

test('of the figures only those that a lever moved are read aloud', () => {
  const [b] = [forecastStore.getState().b!.figures];
  expect(movedFigures(b, b)).toEqual([]);
  const other = { ...b[0]!, quantity: 'carTrips', value: 1 };
  expect(movedFigures([...b, { ...other, value: 2 }], [...b, other])).toEqual([other]);
});

test('before a city answers, and when it fails, the panels say so', () => {
  emptyStores();
  expect(show('en')).toContain('The city is being opened. Its levers appear here.');
  cityStore.setState({ problem: new Problem('notFound', { file: 'x.jsonld', status: 404 }) });
  expect(show('en')).toContain('The city could not be opened');
  expect(show('de')).toContain('x.jsonld fehlt');
});

test('without WebGL the page says what mends it and still lists the figures', () => {
  viewStore.setState({ globe: 'unsupported' });
  const text = show('en');
  expect(text).toContain('The map needs WebGL 2');
  expect(text).toContain('438 GWh per year');
});
