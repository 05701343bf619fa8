import { I18nProvider } from 'react-aria-components';
import { renderToString } from 'react-dom/server';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type {
  Departure,
  Finding,
  Reading,
  ReadingSeries,
  StopCall,
} from '../../src/layers/layer.ts';
import { clockStore } from '../../src/state/clock.ts';
import type { LayerRow } from '../../src/state/layers.ts';
import { viewStore } from '../../src/state/view.ts';
import { FindingsPart } from '../../src/ui/findings/FindingsPart.tsx';
import { countBySeverity, placeText, ruleText } from '../../src/ui/findings/words.ts';
import { setupI18n } from '../../src/ui/i18n/index.ts';
import { stepName, ticksOf, weekDay } from '../../src/ui/inspector/profileSteps.ts';
import { ReadingBody } from '../../src/ui/inspector/ReadingView.tsx';
import { inkOn } from '../../src/ui/inspector/RouteChip.tsx';
import { fillStores } from './fakes.ts';

const now = Date.UTC(2026, 5, 10, 6, 10) / 1000;

const textOf = (html: string): string =>
  html
    .replace(/<!-- -->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/\s+/g, ' ');

function show(node: React.ReactNode, language: 'en' | 'de' = 'en'): string {
  viewStore.setState({ language });
  setupI18n(language);
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  return renderToString(<I18nProvider locale={locale}>{node}</I18nProvider>);
}

beforeEach(() => {
  fillStores();
  clockStore.setState({ time: now, timeZone: 'Europe/Berlin' });
});

const reading = (more: Partial<Reading>): Reading => ({
  layerId: 'transit',
  title: 'Market',
  fields: [],
  ...more,
});

describe('a board', () => {
  const departure = (minutes: number, more: Partial<Departure> = {}): Departure => ({
    route: '1',
    color: '#c8102e',
    headsign: 'Delta',
    tripId: `t${minutes}`,
    planned: now + minutes * 60,
    key: `run ${minutes}`,
    ...more,
  });

  it('tells what is planned, expected and cancelled, and in how many minutes', () => {
    const board = [
      departure(0, { expected: now + 20 }),
      departure(4, { expected: now + 7 * 60 }),
      departure(9, { cancelled: true }),
      departure(75, {}),
    ];
    const text = textOf(show(<ReadingBody reading={reading({ board })} />));
    expect(text).toContain('At 08:10 by the clock of the map');
    expect(text).toContain('Delta 08:10 now');
    expect(text).toContain('planned 08:14 expected 08:17 7 min');
    expect(text).toContain('08:19 cancelled');
    expect(text).toContain('09:25 1 h 15');
    expect(show(<ReadingBody reading={reading({ board })} />)).toMatch(/<s[^>]*>08:19<\/s>/);
    expect(textOf(show(<ReadingBody reading={reading({ board })} />, 'de'))).toContain('fällt aus');
  });

  it('folds a long list, and names platforms where there are several', () => {
    const board = Array.from({ length: 20 }, (_, i) =>
      departure(i, { platform: i % 2 === 0 ? '1' : '2' }),
    );
    const text = textOf(show(<ReadingBody reading={reading({ board })} />));
    expect(text).toContain('10 more departures');
    expect(text).toContain('Pl.');
    expect(textOf(show(<ReadingBody reading={reading({ board: [] })} />))).toContain(
      'Nothing leaves here any more',
    );
  });

  it('puts an alert before all else', () => {
    const fields = [
      { label: { en: 'Shown up to' }, value: 'later' },
      { label: { en: 'Alert' }, value: null, words: { en: 'Closed until May.' }, notice: true },
    ];
    const text = textOf(show(<ReadingBody reading={reading({ board: [departure(1)], fields })} />));
    expect(text.indexOf('Closed until May.')).toBeLessThan(text.indexOf('Delta'));
  });
});

describe('a line diagram', () => {
  const calls = Array.from(
    { length: 9 },
    (_, i): StopCall => ({
      stopId: `s${i}`,
      key: `stop s${i}`,
      name: `Stop ${i}`,
      lon: 10,
      lat: 48,
      planned: now + (i - 6) * 120,
      passed: i < 6,
      ...(i === 7 ? { skipped: true } : {}),
    }),
  );

  it('folds what is passed, marks what comes next and what is not served', () => {
    const html = show(<ReadingBody reading={reading({ calls, along: 5.25, moving: 'run 1' })} />);
    const text = textOf(html);
    expect(text).toContain('4 stops passed');
    expect(text).not.toContain('Stop 3');
    expect(text).toContain('The vehicle is between Stop 5 and Stop 6');
    expect(text).toMatch(/Stop 7 not served/);
    expect(text).toContain('Follow');
    expect(html.match(/aria-current="step"/g)).toHaveLength(1);
    expect(html).toContain('calc(25.0% + var(--call-top) + 0.125rem)');
  });

  it('has no vehicle on it before the trip starts', () => {
    const html = show(<ReadingBody reading={reading({ calls })} />);
    expect(html).not.toContain('call-vehicle');
    expect(html).not.toContain('aria-current');
  });
});

describe('the ink on a line’s colour', () => {
  it('is the one of higher contrast', () => {
    expect(['#ffffff', '#f2c500', '#c8102e', '#000000', '#1d6fb8'].map(inkOn)).toEqual([
      '#000000',
      '#000000',
      '#ffffff',
      '#ffffff',
      '#ffffff',
    ]);
  });
});

describe('a profile', () => {
  const values = Float32Array.from({ length: 24 }, (_, h) => (h === 8 ? 900 : 100));
  const series: ReadingSeries = {
    label: { en: 'Working day', de: 'Werktag' },
    unit: 'veh/h',
    window: { start: '2024-01-01', end: '2025-01-01' },
    kind: 'day',
    stepSeconds: 3600,
    values,
    lower: values,
    upper: values,
    count: 250,
    missing: 0.051,
  };

  it('says unit, period, number of days, gaps, and what line and band are', () => {
    const html = show(<ReadingBody reading={reading({ series: [series] })} />);
    const text = textOf(html);
    expect(text).toContain('2024, 250 days, 5 % of the hours are missing.');
    expect(text).toContain('8 in 10 days (10th to 90th percentile)');
    expect(html).toContain('Working day: mean by hour, highest at 08:00–09:00 with 900');
    const german = textOf(show(<ReadingBody reading={reading({ series: [series] })} />, 'de'));
    expect(german).toContain('250 Tage, 5 % der Stunden fehlen');
  });

  it('names hours and days, and finds the clock in the week', () => {
    expect(stepName(23, 'day', 'en')).toBe('23:00–00:00');
    expect(stepName(24 * 5 + 7, 'week', 'de')).toBe('Sa 07:00–08:00');
    expect(ticksOf('week', 'en').map(({ label }) => label)[0]).toBe('Mon');
    expect(weekDay(now, 'Europe/Berlin', 'week')).toBeCloseTo(48 + 8 + 1 / 6, 6);
  });
});

describe('findings on a card', () => {
  const finding = (severity: Finding['severity'], code = 'duplicate_key'): Finding => ({
    code,
    severity,
    file: 'stops.txt',
    row: 5,
    total: 3,
  });
  const row = (more: Partial<LayerRow>): LayerRow =>
    ({ id: 'x', entry: { title: { en: 'Feed' } }, ...more }) as LayerRow;
  const check = (state: 'running' | 'stopped' | 'done') => ({
    state,
    share: 0.4,
    start: vi.fn(),
    stop: vi.fn(),
  });

  it('are counted by severity once the check is done', () => {
    const findings = [finding('error'), finding('error', 'empty_file'), finding('info')];
    const text = textOf(show(<FindingsPart row={row({ findings, check: check('done') })} />));
    expect(text).toContain('2 kinds of errors, 1 kind of note');
    expect(countBySeverity(findings)).toEqual({ error: 2, warning: 0, info: 1 });
  });

  it('tell how far the check is, that it was stopped, and that nothing was found', () => {
    const of = (more: Partial<LayerRow>): string => textOf(show(<FindingsPart row={row(more)} />));
    expect(of({ check: check('running') })).toContain('Checking the timetable 40 %');
    expect(of({ check: check('stopped'), findings: [] })).toContain('The check was stopped.');
    expect(of({ check: check('done'), findings: [] })).toContain('The check found no fault.');
    expect(of({})).toBe('');
  });

  it('name rule and place in words, also of a rule that is not known here', () => {
    const t = setupI18n('en').t as Parameters<typeof ruleText>[1];
    expect(ruleText('empty_file', t)).toMatch(/no rows/);
    expect(ruleText('some_new_rule', t)).toContain('some_new_rule');
    expect(placeText(finding('error'), t)).toBe('stops.txt, line 5');
  });
});
