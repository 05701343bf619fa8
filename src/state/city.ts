import { createStore } from 'zustand/vanilla';
import type { Catalogue } from '../catalogue/entry.ts';
import type { Text } from '../channel/text.ts';
import type { Bounds } from '../geo/bounds.ts';
import type { NamedPlace } from '../layers/layer.ts';
import type { Problem } from '../problem/problem.ts';

/** A city that can be opened (`dcat:catalog` of the root catalogue). */
export interface CityChoice {
  readonly id: string;
  readonly title: Text;
  readonly url: string;
  readonly synthetic: boolean;
}

/** A thing with a name that the search box finds. */
export interface SearchItem {
  readonly id: string;
  readonly title: string;
  readonly kind: 'building' | 'district' | 'stop' | 'station' | 'road';
  readonly lon: number;
  readonly lat: number;
  readonly height?: number;
  readonly gid?: number;
  readonly bounds?: Bounds;
  /** The layer that tells of it by this `Reading.key`. */
  readonly layerId?: string;
  readonly key?: string;
}

export interface CityState {
  readonly cities: readonly CityChoice[];
  readonly catalogue: Catalogue | undefined;
  /** Why no city is open. */
  readonly problem: Problem | undefined;
  /** Datasets of the open city that its catalogue describes wrongly; the others are there. */
  readonly datasetProblems: readonly Problem[];
  readonly searchItems: readonly SearchItem[];
  /** Set by the city menu; the composition root opens it. */
  readonly requested: string | undefined;
}

export const cityStore = createStore<CityState>(() => ({
  cities: [],
  catalogue: undefined,
  problem: undefined,
  datasetProblems: [],
  searchItems: [],
  requested: undefined,
}));

/** Puts the named things of one layer into the search box, in place of those that it had there. */
export const setPlaces = (layerId: string, places: readonly NamedPlace[]): void => {
  const items = places.map(
    ({ kind, key, id, name, lon, lat, height }): SearchItem => ({
      id,
      title: name,
      kind,
      lon,
      lat,
      height,
      layerId,
      key,
    }),
  );
  cityStore.setState((s) => {
    const others = s.searchItems.filter((item) => item.layerId !== layerId);
    return items.length === 0 && others.length === s.searchItems.length
      ? s
      : { searchItems: [...others, ...items] };
  });
};
