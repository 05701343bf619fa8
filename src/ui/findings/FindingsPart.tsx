import { WarningIcon } from '@phosphor-icons/react/Warning';
import { XIcon } from '@phosphor-icons/react/X';
import { Button, DialogTrigger } from 'react-aria-components';
import type { LayerRow } from '../../state/layers.ts';
import { useFormat, useWords } from '../hooks.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { Progress } from '../parts/Progress.tsx';
import { FindingsDialog } from './FindingsDialog.tsx';
import { countBySeverity, severities } from './words.ts';
import './findings.css';

/** On a layer's card: how the check of its dataset goes, then how many faults it found and the way to them. */
export function FindingsPart({ row }: { row: LayerRow }) {
  const t = useWords();
  const { check, findings } = row;
  if (check?.state === 'running') return <Checking check={check} />;
  if (findings === undefined) return null;
  const counts = countBySeverity(findings);
  return (
    <div className="findings-part note">
      {check?.state === 'stopped' ? (
        <p>
          {t('findings.stopped')}{' '}
          <Button className="link" onPress={check.start}>
            {t('findings.again')}
          </Button>
        </p>
      ) : null}
      {findings.length === 0 ? (
        check?.state === 'done' ? (
          <p>{t('findings.none')}</p>
        ) : null
      ) : (
        <p className="findings-line">
          {counts.error > 0 ? <WarningIcon aria-hidden /> : null}
          <span className="grow">
            {severities
              .filter((severity) => counts[severity] > 0)
              .map((severity) => t(`findings.${severity}`, { count: counts[severity] }))
              .join(', ')}
          </span>
          <DialogTrigger>
            <Button className="link">{t('findings.open')}</Button>
            <FindingsDialog row={row} findings={findings} />
          </DialogTrigger>
        </p>
      )}
    </div>
  );
}

function Checking({ check }: { check: NonNullable<LayerRow['check']> }) {
  const t = useWords();
  const format = useFormat();
  return (
    <div className="findings-part findings-line note">
      <span className="grow">
        {t('findings.checking')}
        {check.share === undefined ? '' : ` ${format.share(check.share)}`}
        <Progress label={t('findings.checking')} share={check.share} />
      </span>
      <IconButton label={t('findings.stop')} onPress={check.stop}>
        <XIcon />
      </IconButton>
    </div>
  );
}
