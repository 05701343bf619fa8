import { useFormat, useWords } from '../hooks.ts';

interface TimesProps {
  /** Unix seconds. */
  readonly planned: number;
  readonly expected?: number | undefined;
  readonly off?: boolean | undefined;
}

/** Differences below this are none to a person, seconds. */
const same = 30;

/** The timetable's time, struck through where another is expected or nothing comes. */
export function Times({ planned, expected, off = false }: TimesProps) {
  const t = useWords();
  const format = useFormat();
  const plan = format.clock(planned);
  if (off) return <s className="times-old">{plan}</s>;
  if (expected === undefined) return <span>{plan}</span>;
  if (Math.abs(expected - planned) < same) return <strong>{plan}</strong>;
  return (
    <>
      <s className="times-old">
        <span className="visually-hidden">{t('board.planned')} </span>
        {plan}
      </s>{' '}
      <strong className={expected > planned ? 'times-late' : ''}>
        <span className="visually-hidden">{t('board.expected')} </span>
        {format.clock(expected)}
      </strong>
    </>
  );
}
