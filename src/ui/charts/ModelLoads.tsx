import { useId, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { cityStore } from '../../state/city.ts';
import { useText, useWords } from '../hooks.ts';
import { featureOf, type LoadSet } from './curves.ts';
import { LoadCurves } from './LoadCurves.tsx';

/** Shown first, where there is one: what the grid of the city has to carry. */
const first = /\.electricity$/;

/** The modelled loads of the city and its districts, one at a time. */
export function ModelLoads({ sets }: { sets: readonly LoadSet[] }) {
  const t = useWords();
  const text = useText();
  const [loadId, placeId] = [useId(), useId()];
  const [chosen, setChosen] = useState<string>();
  const [place, setPlace] = useState<string>();
  const set = sets.find((s) => s.id === chosen) ?? sets.find((s) => first.test(s.id)) ?? sets[0];
  const district = set?.names.indexOf(place ?? '') ?? -1;
  const curves = useMemo(
    () =>
      district < 0
        ? (set?.city ?? [])
        : (set?.districts ?? []).map(({ side, channel }) => ({
            side,
            channel: featureOf(channel, district),
          })),
    [set, district],
  );
  const items = useStore(cityStore, (s) => s.searchItems);
  const districts = useMemo(() => {
    const titles = new Map(items.flatMap((i) => (i.kind === 'district' ? [[i.id, i.title]] : [])));
    return (set?.names ?? [])
      .map((id) => ({ id, title: titles.get(id) ?? id }))
      .sort((a, b) => a.title.localeCompare(b.title));
  }, [items, set]);
  if (set === undefined) return null;
  return (
    <LoadCurves
      id={set.id}
      curves={curves}
      modelled
      place={district < 0 ? undefined : districts.find(({ id }) => id === place)?.title}
      picker={
        <>
          <label className="note" htmlFor={loadId}>
            {t('loads.load')}
          </label>
          <select
            id={loadId}
            className="select"
            value={set.id}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            {sets.map((s) => (
              <option key={s.id} value={s.id}>
                {text(s.city[0]!.channel.title)}
              </option>
            ))}
          </select>
          {set.names.length === 0 ? null : (
            <>
              <label className="note" htmlFor={placeId}>
                {t('loads.place')}
              </label>
              <select
                id={placeId}
                className="select"
                value={district < 0 ? '' : place}
                onChange={(event) => setPlace(event.currentTarget.value || undefined)}
              >
                <option value="">{t('loads.city')}</option>
                {districts.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title}
                  </option>
                ))}
              </select>
            </>
          )}
        </>
      }
    />
  );
}
