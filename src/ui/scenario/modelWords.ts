import type { TFunction } from 'i18next';
import type { Text } from '../../channel/text.ts';
import type { Precision } from '../../forecast/protocol.ts';
import type { ModelState, ModelStatus } from '../../state/forecast.ts';
import { localeOf } from '../format/number.ts';
import type { Format } from '../hooks.ts';

/** A small share (0.0001 is 0.01 %) to two significant digits. */
const smallShare = (share: number, format: Format): string =>
  new Intl.NumberFormat(localeOf(format.language), {
    style: 'percent',
    maximumSignificantDigits: 2,
  })
    .format(share)
    .replace(/\s?%/, '\u00a0%');

/** How near a model's answer is, in words. */
export function precisionSentence(
  model: string,
  precision: Precision,
  format: Format,
  t: TFunction,
): string {
  const { measure, target, final } = precision;
  // Beyond what was aimed at, digits say nothing.
  const reached = target !== undefined && precision.value <= target;
  const value = reached
    ? `<\u00a0${smallShare(target, format)}`
    : smallShare(precision.value, format);
  if (measure === 'relativeGap') {
    if (final || target === undefined) return t('models.gap', { model, value });
    if (!reached)
      return t('models.gapRefining', { model, value, target: smallShare(target, format) });
    const progress = precision.progress === undefined ? '' : format.share(precision.progress);
    return t('models.gapRanges', { model, value, progress });
  }
  return final || precision.progress === undefined
    ? t('models.estimated', { model, value })
    : t('models.estimatedRefining', { model, value, progress: format.share(precision.progress) });
}

/** Furthest behind first. */
const behind: readonly ModelStatus[] = [
  'failed',
  'stopped',
  'preparing',
  'running',
  'refining',
  'ready',
];

/** The model whose figures one can rely on least as things stand; undefined where there is none. */
export const leastReady = (models: readonly ModelState[]): ModelState | undefined =>
  behind.flatMap((status) => models.filter((m) => m.status === status))[0];

/** What a model does, and how far its figures can be relied on. */
export function modelSentence(
  state: ModelState,
  text: (text: Text) => string,
  format: Format,
  t: TFunction,
): string {
  const { status, precision, milliseconds, stale } = state;
  const model = text(state.title);
  switch (status) {
    case 'preparing':
      return t('models.preparing', { model });
    case 'running':
      return t(stale ? 'models.running' : 'models.runningFirst', { model });
    case 'stopped': {
      if (stale) return t('models.stoppedStale', { model });
      if (precision === undefined) return t('models.stopped', { model });
      const reached = precisionSentence(model, { ...precision, final: true }, format, t);
      return t('models.stoppedAt', { precision: reached });
    }
    case 'failed':
      return stale ? t('models.failedStale') : '';
    default:
      return precision === undefined || precision.measure === 'exact'
        ? t('models.exact', { model, time: duration(milliseconds ?? 0, format) })
        : precisionSentence(model, precision, format, t);
  }
}

const duration = (ms: number, format: Format): string =>
  ms < 1000
    ? `${format.step(Math.max(1, ms), 1)}\u00a0ms`
    : `${format.step(ms / 1000, 0.1)}\u00a0s`;
