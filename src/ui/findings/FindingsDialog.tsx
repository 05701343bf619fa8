import { DownloadSimpleIcon } from '@phosphor-icons/react/DownloadSimple';
import { useState } from 'react';
import { Button, Radio, RadioGroup } from 'react-aria-components';
import type { Finding } from '../../layers/layer.ts';
import type { LayerRow } from '../../state/layers.ts';
import { csvText, saveText } from '../analysis/csv.ts';
import { useFormat, useText, useWords } from '../hooks.ts';
import { DialogFrame } from '../parts/DialogFrame.tsx';
import { countBySeverity, placeText, ruleText, type Severity, severities } from './words.ts';
import './choice.css';

interface FindingsDialogProps {
  readonly row: LayerRow;
  readonly findings: readonly Finding[];
}

type Shown = Severity | 'all';

/** Every fault of a dataset by rule: what it means, what mends it, the first place and how often. */
export function FindingsDialog({ row, findings }: FindingsDialogProps) {
  const t = useWords();
  const text = useText();
  const [shown, setShown] = useState<Shown>('all');
  const title = text(row.entry.title);
  const counts = countBySeverity(findings);
  const choices = (['all', ...severities] as const).filter((c) => c === 'all' || counts[c] > 0);
  const listed = findings.filter(({ severity }) => shown === 'all' || severity === shown);
  const name = (choice: Shown): string =>
    choice === 'all' ? t('findings.all') : t(`findings.${choice}`, { count: counts[choice] });
  const save = (): void => {
    const rows = findings.map((finding) => ({
      severity: t(`findings.severity.${finding.severity}`),
      code: finding.code,
      rule: ruleText(finding.code, t),
      file: finding.file,
      row: finding.row ?? null,
      field: finding.field ?? null,
      total: finding.total,
    }));
    saveText(t('findings.title', { title }), csvText(rows), 'text/csv');
  };
  return (
    <DialogFrame title={t('findings.title', { title })} wide>
      <p>{t('findings.summary')}</p>
      <div className="findings-tools">
        <RadioGroup
          className="choice-switch"
          aria-label={t('findings.filter')}
          orientation="horizontal"
          value={shown}
          onChange={(value) => setShown(value as Shown)}
        >
          {choices.map((choice) => (
            <Radio key={choice} value={choice} className="choice">
              {name(choice)}
            </Radio>
          ))}
        </RadioGroup>
        <Button className="button bordered" onPress={save}>
          <DownloadSimpleIcon aria-hidden />
          {t('findings.csv')}
        </Button>
      </div>
      <FindingsTable findings={listed} />
      <p className="note faint">{t('findings.method')}</p>
    </DialogFrame>
  );
}

function FindingsTable({ findings }: { findings: readonly Finding[] }) {
  const t = useWords();
  const format = useFormat();
  return (
    <table className="table findings-table">
      <thead>
        <tr>
          <th scope="col">{t('findings.rule')}</th>
          <th scope="col">{t('findings.place')}</th>
          <th scope="col" className="cell-number">
            {t('findings.total')}
          </th>
        </tr>
      </thead>
      <tbody>
        {findings.map((finding) => (
          <tr key={`${finding.code} ${finding.file} ${finding.field ?? ''}`}>
            <th scope="row">
              <span className={`finding-severity finding-${finding.severity}`}>
                {t(`findings.severity.${finding.severity}`)}
              </span>{' '}
              <span className="finding-rule">{ruleText(finding.code, t)}</span>
              <code className="faint">{finding.code}</code>
            </th>
            <td>
              {placeText(finding, t)}
              {finding.field === undefined ? null : (
                <>
                  <br />
                  <code>{finding.field}</code>
                </>
              )}
            </td>
            <td className="cell-number">{format.number(finding.total)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
