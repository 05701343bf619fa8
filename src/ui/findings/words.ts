import type { Finding } from '../../layers/layer.ts';
import type { useWords } from '../hooks.ts';
import { en } from '../i18n/en.ts';

export type Severity = Finding['severity'];
export const severities: readonly Severity[] = ['error', 'warning', 'info'];

type Rule = keyof typeof en.findingRules;
const isRule = (code: string): code is Rule => Object.hasOwn(en.findingRules, code);

/** What a rule means and what mends it. */
export const ruleText = (code: string, t: ReturnType<typeof useWords>): string =>
  isRule(code) ? t(`findingRules.${code}`) : t('findings.unknownRule', { code });

/** Rules broken by severity. */
export const countBySeverity = (findings: readonly Finding[]): Readonly<Record<Severity, number>> =>
  Object.fromEntries(
    severities.map((severity) => [
      severity,
      findings.filter((finding) => finding.severity === severity).length,
    ]),
  ) as Record<Severity, number>;

/** Where the first case is: file and line, or the file alone. */
export const placeText = ({ file, row }: Finding, t: ReturnType<typeof useWords>): string =>
  row === undefined ? file : t('findings.line', { file, row });
