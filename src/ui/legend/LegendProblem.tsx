import { WarningCircleIcon } from '@phosphor-icons/react/WarningCircle';
import type { LayerRow } from '../../state/layers.ts';
import { useFormat } from '../hooks.ts';

/** What of the picture is missing, beside the picture: the row that announces it may be out of sight. */
export function LegendProblem({ row }: { row: LayerRow }) {
  const format = useFormat();
  const problem = row.legend?.problem ?? row.problem;
  if (problem === undefined) return null;
  return (
    <p className="failure">
      <WarningCircleIcon aria-hidden />
      <span className="grow">{format.problem(problem)}</span>
    </p>
  );
}
