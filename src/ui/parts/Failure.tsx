import { WarningCircleIcon } from '@phosphor-icons/react/WarningCircle';
import { Button } from 'react-aria-components';
import type { ProblemData } from '../../problem/problem.ts';
import { KeyForm } from '../add/KeyForm.tsx';
import { useFormat, useWords } from '../hooks.ts';

interface FailureProps {
  readonly problem: ProblemData;
  readonly onRetry?: () => void;
}

/** What failed, in which file, what mends it, and a way to try again. */
export function Failure({ problem, onRetry }: FailureProps) {
  const t = useWords();
  const format = useFormat();
  return (
    <div className="failure" role="alert">
      <WarningCircleIcon aria-hidden />
      <span className="grow">
        {format.problem(problem)}{' '}
        {onRetry === undefined ? null : (
          <Button className="link" onPress={onRetry}>
            {t('common.tryAgain')}
          </Button>
        )}
        {problem.code === 'feedKey' ? <KeyForm problem={problem} /> : null}
      </span>
    </div>
  );
}
