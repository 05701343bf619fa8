import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import type { LeverGroup } from '../../scenario/lever.ts';
import { groupOf, movedLevers, scenarioStore } from '../../state/scenario.ts';
import { useWords } from '../hooks.ts';
import { foldsStore, toggleFold } from './folds.ts';
import { inGroups } from './groups.ts';

/** How many levers and roads under a heading are not as today. */
export const useMoved = (group: LeverGroup): number =>
  useStore(
    scenarioStore,
    (s) =>
      movedLevers(s).filter((lever) => groupOf(lever) === group).length +
      (group === 'mobility' ? s.roads.length : 0),
  );

/** Leads to the levers and the figures of a heading, however far they are scrolled; nothing where there is one only. */
export function GroupJump() {
  const t = useWords();
  const levers = useStore(scenarioStore, (s) => s.levers);
  const groups = inGroups(levers);
  if (groups.length < 2) return null;
  return (
    <nav className="group-jump" aria-label={t('groups.jump')}>
      {groups.map(({ group }) => (
        <JumpButton key={group} group={group} />
      ))}
    </nav>
  );
}

function JumpButton({ group }: { group: LeverGroup }) {
  const t = useWords();
  const count = useMoved(group);
  const jump = (): void => {
    for (const list of ['levers', 'figures']) {
      const id = `${list}-${group}`;
      if (foldsStore.getState().folded.has(id)) toggleFold(id);
      const part = document.getElementById(id);
      const area = part?.closest('.scroll');
      if (part === null || part === undefined || area === null || area === undefined) continue;
      const sticky = area.querySelector('.figures-head')?.clientHeight ?? 0;
      const top = part.getBoundingClientRect().top - area.getBoundingClientRect().top;
      area.scrollBy({ top: top - (list === 'figures' ? sticky : 0) });
    }
  };
  return (
    <Button onPress={jump}>
      {t(`groups.${group}`)}
      {count === 0 ? null : (
        <>
          <span className="group-badge number" aria-hidden>
            {count}
          </span>
          <span className="visually-hidden"> {t('groups.moved', { count })}</span>
        </>
      )}
    </Button>
  );
}
