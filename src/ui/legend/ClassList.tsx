import { Fragment } from 'react';
import { Button } from 'react-aria-components';
import type { Legend, LegendClass } from '../../layers/layer.ts';
import { layerActions } from '../../state/layers.ts';
import { useFormat, useText, useWords } from '../hooks.ts';

interface ClassListProps {
  readonly id: string;
  readonly legend: Legend;
}

/** What each colour is, under headings where classes have them; a tick draws it or not. */
export function ClassList({ id, legend }: ClassListProps) {
  const t = useWords();
  const text = useText();
  const { classes = [], hidden } = legend;
  if (classes.length === 0) return null;
  const set = (codes: readonly number[]): void => layerActions.setParams(id, { hidden: codes });
  const toggle =
    hidden === undefined
      ? undefined
      : (code: number) =>
          set(hidden.includes(code) ? hidden.filter((c) => c !== code) : [...hidden, code]);
  const away = classes.filter(({ code }) => hidden?.includes(code)).length;
  return (
    <>
      <div className="legend-classes">
        {grouped(classes).map(({ group, members }) => (
          <Fragment key={group === undefined ? '' : group.en}>
            {group === undefined ? null : <h3 className="legend-group note">{text(group)}</h3>}
            <ul
              className="legend-group-classes"
              data-short={members.every((c) => isShort(c, text(c.label))) || undefined}
            >
              {members.map((c) => (
                <li key={c.code}>
                  <ClassRow of={c} shown={!hidden?.includes(c.code)} toggle={toggle} />
                </li>
              ))}
            </ul>
          </Fragment>
        ))}
      </div>
      {away === 0 ? null : (
        <p className="note legend-filtered">
          {t('colours.hidden', { count: away })}
          <Button className="link" onPress={() => set([])}>
            {t('colours.showAll')}
          </Button>
        </p>
      )}
    </>
  );
}

/** Longest name, in letters, that fits half the width of a legend. */
const shortName = 14;

const isShort = ({ key, share }: LegendClass, name: string): boolean =>
  share === undefined && (key?.length ?? 0) + name.length <= shortName;

/** Classes in their order, in runs of one heading. */
export function grouped(classes: readonly LegendClass[]) {
  const runs: { group: LegendClass['group']; members: LegendClass[] }[] = [];
  for (const c of classes) {
    const run = runs.at(-1);
    if (run !== undefined && run.group?.en === c.group?.en) run.members.push(c);
    else runs.push({ group: c.group, members: [c] });
  }
  return runs;
}

interface ClassRowProps {
  readonly of: LegendClass;
  readonly shown: boolean;
  readonly toggle: ((code: number) => void) | undefined;
}

function ClassRow({ of: { code, color, key, label, share }, shown, toggle }: ClassRowProps) {
  const text = useText();
  const format = useFormat();
  const row = (
    <>
      <span className="swatch" style={{ background: color }} />
      <span className="grow">
        {key === undefined ? null : <span className="faint number">{key} </span>}
        {text(label)}
      </span>
      {share === undefined ? null : (
        <span className="number faint">
          {share < 0.005 ? '<\u00a0' : ''}
          {format.share(Math.max(share, 0.01))}
        </span>
      )}
    </>
  );
  if (toggle === undefined) return <span className="legend-key note">{row}</span>;
  return (
    <label
      className={
        shown ? 'legend-key legend-toggle note' : 'legend-key legend-toggle legend-away note'
      }
    >
      <input type="checkbox" checked={shown} onChange={() => toggle(code)} />
      {row}
    </label>
  );
}
