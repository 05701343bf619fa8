import type { HoursClient } from '../../forecast/energy/hoursClient.ts';
import type { PreparedCity } from '../../forecast/protocol.ts';
import { asProblem } from '../../problem/problem.ts';
import { buildingHoursStore, type HoursSide, noBuildingHours } from '../../state/buildingHours.ts';
import { scenarioStore } from '../../state/scenario.ts';
import { ownValues } from './merge.ts';

/**
 * Lets a person ask for the hours of a building of the open city, until `signal` aborts. Those of scenario B
 * are computed anew as levers move, latest wins.
 */
export function wireHours(hours: HoursClient, city: PreparedCity, signal: AbortSignal): void {
  if (signal.aborted) return;
  const ask = (gid: number | undefined, side: HoursSide = 'b'): void => {
    const before = buildingHoursStore.getState();
    if (gid === undefined) {
      hours.cancel();
      buildingHoursStore.setState(noBuildingHours);
      return;
    }
    const same = before.gid === gid && before.side === side;
    buildingHoursStore.setState({
      gid,
      side,
      status: 'running',
      problem: undefined,
      ...(same ? {} : { channels: [] }),
    });
    const { values } = scenarioStore.getState();
    const levers = side === 'a' ? city.baseline : ownValues(city.levers, values);
    hours.ask(gid, levers).then(
      (channels) => {
        if (channels !== undefined) buildingHoursStore.setState({ status: 'ready', channels });
      },
      (error: unknown) => {
        const problem = asProblem(error, city.model.name.en);
        buildingHoursStore.setState({ status: 'failed', channels: [], problem });
      },
    );
  };
  const stop = scenarioStore.subscribe(({ values }, before) => {
    const { gid, side, status } = buildingHoursStore.getState();
    if (values === before.values || gid === undefined || side === 'a' || status === 'failed')
      return;
    ask(gid, side);
  });
  signal.addEventListener('abort', () => {
    stop();
    hours.cancel();
    buildingHoursStore.setState({ ...noBuildingHours, askHours: undefined });
  });
  buildingHoursStore.setState({ ...noBuildingHours, askHours: ask });
}
