import { ArrowCounterClockwiseIcon } from '@phosphor-icons/react/ArrowCounterClockwise';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import type { LeverGroup } from '../../scenario/lever.ts';
import { groupOf, movedLevers, scenarioActions, scenarioStore } from '../../state/scenario.ts';
import { useWords } from '../hooks.ts';
import { showToast } from '../parts/toastStore.ts';
import { RoadChanges, useHasRoads } from '../traffic/RoadChanges.tsx';
import { Group } from './Group.tsx';
import { useMoved } from './GroupJump.tsx';
import { inGroups } from './groups.ts';
import { LeverField } from './LeverField.tsx';

/** Every lever under its heading, and the changes of roads under mobility. */
export function LeverGroups({ touch }: { touch: boolean }) {
  const levers = useStore(scenarioStore, (s) => s.levers);
  const roads = useHasRoads();
  const groups = inGroups(levers);
  const fields = (group: LeverGroup) =>
    levers
      .filter((lever) => groupOf(lever) === group)
      .map((lever) => <LeverField key={lever.id} lever={lever} touch={touch} />);
  const [only] = groups;
  if (groups.length === 1 && only !== undefined)
    return (
      <>
        {fields(only.group)}
        {roads ? <RoadChanges /> : null}
      </>
    );
  return groups.map(({ group }) => (
    <LeverGroupPart key={group} group={group}>
      {group === 'mobility' && roads ? <RoadChanges /> : null}
      {fields(group)}
    </LeverGroupPart>
  ));
}

interface LeverGroupPartProps {
  readonly group: LeverGroup;
  readonly children: React.ReactNode;
}

function LeverGroupPart({ group, children }: LeverGroupPartProps) {
  const t = useWords();
  const moved = useStore(
    scenarioStore,
    (s) => movedLevers(s).filter((lever) => groupOf(lever) === group).length,
  );
  const count = useMoved(group);
  const title = t(`groups.${group}`);
  const reset = (): void => {
    const { values } = scenarioStore.getState();
    scenarioActions.resetGroup(group);
    showToast(t('groups.resetDone', { group: title }), {
      label: t('common.undo'),
      run: () => scenarioStore.setState({ values }),
    });
  };
  return (
    <Group
      id={`levers-${group}`}
      title={title}
      count={count === 0 ? '' : t('groups.moved', { count })}
    >
      {children}
      {moved === 0 ? null : (
        <p className="group-reset">
          <Button className="button" onPress={reset}>
            <ArrowCounterClockwiseIcon aria-hidden />
            {t('groups.reset', { group: title })}
          </Button>
        </p>
      )}
    </Group>
  );
}
