import type { CompareSide } from '../../state/view.ts';

const letters: Readonly<Record<CompareSide, string>> = { a: 'A', b: 'B', diff: 'B−A' };

/** The letter badge of a scenario side; colour never stands alone. */
export function SideChip({ side, small = false }: { side: CompareSide; small?: boolean }) {
  return <span className={`chip chip-${side}${small ? ' small' : ''}`}>{letters[side]}</span>;
}
