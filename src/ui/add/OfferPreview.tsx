import { useContext, useState } from 'react';
import { Button, Input, Label, OverlayTriggerStateContext, TextField } from 'react-aria-components';
import { useStore } from 'zustand';
import type { Entry } from '../../catalogue/entry.ts';
import { licenceNotStated, type Offer } from '../../catalogue/service.ts';
import type { Bounds } from '../../geo/bounds.ts';
import { addEntry } from '../../state/added.ts';
import { cityStore } from '../../state/city.ts';
import { serviceActions } from '../../state/service.ts';
import { type Format, useFormat, useText, useWords } from '../hooks.ts';
import { Failure } from '../parts/Failure.tsx';

/** What one dataset is, whose, where and when, and the way onto the map. */
export function OfferPreview({ offer }: { offer: Offer }) {
  const t = useWords();
  const overlay = useContext(OverlayTriggerStateContext);
  const [variant, setVariant] = useState(offer.variants[0]?.value);
  const [attribution, setAttribution] = useState('');
  const entry =
    variant === undefined || offer.entry === undefined ? offer.entry : offer.entryOf(variant);
  const needed = offer.attributionNeeded === true;
  const add = (): void => {
    if (entry === undefined) return;
    addEntry(needed ? attributed(entry, attribution.trim()) : entry);
    overlay?.close();
    // The list of layers may be long; the new row is what one looks for.
    requestAnimationFrame(() =>
      document
        .querySelector(`[data-row="${CSS.escape(entry.id)}"]`)
        ?.scrollIntoView({ block: 'nearest' }),
    );
  };
  return (
    <section className="add-preview" aria-label={offer.title}>
      <h4>{offer.title}</h4>
      {offer.abstract === '' ? null : <p className="note add-abstract">{offer.abstract}</p>}
      {offer.problem === undefined ? null : <Failure problem={offer.problem} />}
      {entry === undefined ? null : <EntryPreview entry={entry} offer={offer} />}
      {offer.variants.length < 2 || variant === undefined ? null : (
        <label className="add-field">
          <span className="note">{t('add.variant')}</span>
          <select
            className="select"
            value={variant}
            onChange={(event) => setVariant(event.target.value)}
          >
            {offer.variants.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      {needed ? (
        <TextField className="add-field" value={attribution} onChange={setAttribution} isRequired>
          <Label>{t('add.attribution')}</Label>
          <Input className="text-input" placeholder="© OpenStreetMap contributors" />
          <span className="note faint">{t('add.attributionWhy')}</span>
        </TextField>
      ) : null}
      {offer.opens === undefined ? null : (
        <Button className="button bordered" onPress={() => serviceActions.enter(offer.opens!)}>
          {t('add.enter')}
        </Button>
      )}
      {entry === undefined ? null : (
        <Button
          className="button primary"
          isDisabled={needed && attribution.trim() === ''}
          onPress={add}
        >
          {t('add.add')}
        </Button>
      )}
    </section>
  );
}

const attributed = (entry: Entry, attribution: string): Entry => ({
  ...entry,
  publisher: attribution,
  attribution,
});

function EntryPreview({ entry, offer }: { entry: Entry; offer: Offer }) {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const city = useStore(cityStore, (s) => s.catalogue);
  const apart = city !== undefined && !touches(entry.bounds, city.bounds);
  return (
    <>
      <dl className="facts">
        {entry.publisher === '' ? null : (
          <>
            <dt>{t('entry.source')}</dt>
            <dd>{entry.publisher}</dd>
          </>
        )}
        <dt>{t('entry.licence')}</dt>
        <dd>
          {entry.licence.name === licenceNotStated ? (
            t('add.licenceUnknown')
          ) : (
            <a href={entry.licence.url} target="_blank" rel="noreferrer">
              {entry.licence.name}
            </a>
          )}
        </dd>
        <dt>{t('add.extent')}</dt>
        <dd className="number">{extentText(entry.bounds, format, t)}</dd>
        {entry.temporal === undefined ? null : (
          <>
            <dt>{t('entry.period')}</dt>
            <dd className="number">{format.window(entry.temporal)}</dd>
          </>
        )}
        {offer.times === undefined ? null : (
          <>
            <dt>{t('add.times')}</dt>
            <dd className="number">{offer.times.count}</dd>
          </>
        )}
      </dl>
      {apart ? (
        <p className="note add-apart">{t('add.apart', { city: text(city.title) })}</p>
      ) : null}
    </>
  );
}

type Words = ReturnType<typeof useWords>;

const touches = (a: Bounds, b: Bounds): boolean =>
  a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** West to east, south to north, in degrees. */
function extentText([west, south, east, north]: Bounds, format: Format, t: Words): string {
  const degrees = (value: number, plus: string, minus: string): string =>
    `${format.step(Math.abs(value), 0.01)}° ${value < 0 ? minus : plus}`;
  const lon = (value: number): string => degrees(value, t('add.east'), t('add.west'));
  const lat = (value: number): string => degrees(value, t('add.north'), t('add.south'));
  return `${lon(west)} – ${lon(east)}, ${lat(south)} – ${lat(north)}`;
}
