import type { SearchItem } from '../../state/city.ts';
import { selectItem } from '../../state/selection.ts';
import { viewStore } from '../../state/view.ts';

const ranges: Readonly<Record<SearchItem['kind'], number>> = {
  building: 350,
  stop: 500,
  station: 1000,
  road: 800,
  district: 2500,
};

/** Flies to what was found and selects it. */
export function goTo(item: SearchItem): void {
  viewStore.setState({
    command:
      item.bounds === undefined
        ? {
            type: 'flyTo',
            target: { lon: item.lon, lat: item.lat },
            range: ranges[item.kind],
            ...(item.height === undefined ? {} : { height: item.height }),
          }
        : { type: 'fit', bounds: item.bounds },
  });
  selectItem(item);
}
