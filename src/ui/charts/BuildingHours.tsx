import { useId, useState } from 'react';
import { useText, useWords } from '../hooks.ts';
import { Failure } from '../parts/Failure.tsx';
import { Progress } from '../parts/Progress.tsx';
import { LoadCurves } from './LoadCurves.tsx';
import { useBuildingHours } from './useBuildingHours.ts';
import './charts.css';

interface BuildingHoursProps {
  readonly gid: number;
  /** What the building is called; in the title and the file of its hours. */
  readonly name: string;
}

/** Heating, cooling, hot water, electricity and solar power of one building by the hour, one of them at a time. */
export function BuildingHours({ gid, name }: BuildingHoursProps) {
  const t = useWords();
  const text = useText();
  const id = useId();
  const { sets, running, problem, retry } = useBuildingHours(gid);
  const [chosen, setChosen] = useState<string>();
  const set = sets.find((s) => s.id === chosen) ?? sets[0];
  if (problem !== undefined) return <Failure problem={problem} onRetry={retry} />;
  if (set === undefined)
    return running ? (
      <div role="status">
        <p className="note">{t('hours.computing')}</p>
        <Progress label={t('hours.computing')} share={undefined} />
      </div>
    ) : (
      <p className="note">{t('hours.none')}</p>
    );
  return (
    <div className="building-hours" aria-busy={running}>
      <LoadCurves
        id={set.id}
        curves={set.curves}
        modelled
        place={name}
        picker={
          <span className="curve-pick">
            <label className="note" htmlFor={id}>
              {t('hours.use')}
            </label>
            <select
              id={id}
              className="select"
              value={set.id}
              onChange={(event) => setChosen(event.currentTarget.value)}
            >
              {sets.map((s) => (
                <option key={s.id} value={s.id}>
                  {text(s.curves[0]!.channel.title)}
                </option>
              ))}
            </select>
          </span>
        }
      />
      <p className="note faint" role="status">
        {running ? t('hours.again') : ''}
      </p>
    </div>
  );
}
