import { beforeAll, expect, test } from 'vitest';
import type { Precision } from '../../src/forecast/protocol.ts';
import type { ModelState } from '../../src/state/forecast.ts';
import { formatShare, formatStep } from '../../src/ui/format/number.ts';
import type { Format } from '../../src/ui/hooks.ts';
import { de } from '../../src/ui/i18n/de.ts';
import { setupI18n } from '../../src/ui/i18n/index.ts';
import { leastReady, modelSentence } from '../../src/ui/scenario/modelWords.ts';
import { modelState } from './fakes.ts';

const format = (language: 'en' | 'de'): Format =>
  ({
    language,
    step: (value: number, step: number) => formatStep(value, step, language),
    share: (share: number) => formatShare(share, language),
  }) as Format;

let i18n: ReturnType<typeof setupI18n>;
beforeAll(() => {
  i18n = setupI18n('en');
});

const say = (more: Partial<ModelState>, language: 'en' | 'de' = 'en'): string =>
  modelSentence(
    { ...modelState, ...more },
    (text) => (language === 'de' ? (text.de ?? text.en) : text.en),
    format(language),
    i18n.getFixedT(language),
  ).replaceAll('\u00a0', ' ');

const gap = (value: number, final: boolean): Precision => ({
  model: { en: 'Traffic' },
  measure: 'relativeGap',
  value,
  target: 1e-4,
  final,
});
const traffic = { title: { en: 'Traffic', de: 'Verkehr' } };

test('a model says in words how near its figures are', () => {
  expect(say({})).toBe('Building stock: exact, computed in 12 ms');
  expect(say({ ...traffic, status: 'refining', precision: gap(0.00312, false) })).toBe(
    'Traffic: relative gap 0.31 %, being refined to 0.01 %',
  );
  expect(say({ ...traffic, precision: gap(9.7e-5, true) })).toBe('Traffic: relative gap < 0.01 %');
  const reached = { ...gap(9.7e-5, false), progress: 0.45 };
  expect(say({ ...traffic, status: 'refining', precision: reached })).toBe(
    'Traffic: relative gap < 0.01 %; its ranges are being worked out 45 %',
  );
  const estimated: Precision = {
    model: { en: 'Building stock' },
    measure: 'surrogateError',
    value: 0.004,
    progress: 0.35,
    final: false,
  };
  expect(say({ status: 'refining', precision: estimated })).toBe(
    'Building stock: estimated, ±0.4 %; exact run 35 %',
  );
});

test('a model that is stopped or behind says that its figures are from before', () => {
  expect(say({ ...traffic, status: 'stopped', precision: gap(0.003, false) })).toBe(
    'Traffic: relative gap 0.3 %; stopped there',
  );
  expect(say({ ...traffic, status: 'stopped', stale: true })).toContain('from before');
  expect(say({ ...traffic, status: 'running', stale: true })).toContain('from before');
  expect(say({ ...traffic, status: 'running', stale: false })).not.toContain('before');
});

test('German says the same with its own decimal sign', () => {
  expect(say({ ...traffic, status: 'refining', precision: gap(0.003, false) }, 'de')).toBe(
    'Verkehr: relative Lücke 0,3 %, wird verfeinert bis 0,01 %',
  );
  expect(de.models.cancel).toContain('{{model}}');
});

test('where one line has room, it tells of the model that is furthest behind', () => {
  const of = (...all: ModelState['status'][]) => all.map((status) => ({ ...modelState, status }));
  expect(leastReady([])).toBeUndefined();
  expect(leastReady(of('ready', 'refining', 'ready'))!.status).toBe('refining');
  expect(leastReady(of('refining', 'running'))!.status).toBe('running');
  expect(leastReady(of('ready', 'failed', 'running'))!.status).toBe('failed');
});
