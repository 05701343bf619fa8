import { ScalesIcon } from '@phosphor-icons/react/Scales';
import { useEffect } from 'react';
import { Button, DialogTrigger } from 'react-aria-components';
import { useStore } from 'zustand';
import { type CountedPlace, type CountsAnswer, countsStore } from '../../state/counts.ts';
import { viewStore } from '../../state/view.ts';
import { useFormat, useText, useWords } from '../hooks.ts';
import { DialogFrame } from '../parts/DialogFrame.tsx';
import { Failure } from '../parts/Failure.tsx';
import { CountScatter } from './CountScatter.tsx';
import { CountsFitTable } from './CountsFitTable.tsx';
import './traffic.css';

/** Opens the comparison of modelled traffic with what was counted, where the city has counts. */
export function CountsButton() {
  const t = useWords();
  const available = useStore(countsStore, (s) => s.available);
  if (!available) return null;
  return (
    <DialogTrigger>
      <Button className="button bordered">
        <ScalesIcon aria-hidden />
        {t('counts.open')}
      </Button>
      <CountsDialog />
    </DialogTrigger>
  );
}

function CountsDialog() {
  const t = useWords();
  const answer = useStore(countsStore, (s) => s.answer);
  const problem = useStore(countsStore, (s) => s.problem);
  return (
    <DialogFrame title={t('counts.title')} wide>
      <Wanted />
      {problem === undefined ? null : <Failure problem={problem} />}
      {answer !== undefined ? (
        <Comparison answer={answer} />
      ) : problem === undefined ? (
        <p className="note">{t('counts.waiting')}</p>
      ) : null}
    </DialogFrame>
  );
}

/** Has the comparison made while it is looked at. */
function Wanted() {
  useEffect(() => {
    countsStore.setState({ wanted: true });
    return () => countsStore.setState({ wanted: false });
  }, []);
  return null;
}

/** Share of places with a GEH below 5 that a fitted model is wanted to reach (DMRB volume 12). */
const guideline = 0.85;
const doubtful = 0.5;

function Comparison({ answer }: { answer: CountsAnswer }) {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const { places, hour, source, r2, rmse, geh, below5, unmatched, fit } = answer;
  const n = places.length;
  const good = Math.round(below5 * n);
  const doubted = places.filter((place) => place.confidence < doubtful).length;
  return (
    <>
      <p>
        {t('counts.about', {
          source: text(source),
          from: `${hour}:00`,
          to: `${hour + 1}:00`,
          count: n,
        })}{' '}
        {t(below5 >= guideline ? 'counts.fits' : 'counts.fitsNot', {
          good,
          n,
          wanted: format.share(guideline),
        })}{' '}
        {t(fit === undefined ? 'counts.honest' : 'counts.fittedShort')}
      </p>
      <dl className="counts-key number">
        <div>
          <dt>R²</dt>
          <dd>{Number.isFinite(r2) ? format.step(r2, 0.01) : t('inspector.notKnown')}</dd>
        </div>
        <div>
          <dt>RMSE</dt>
          <dd>{format.value(rmse, 'veh/h')}</dd>
        </div>
        <div>
          <dt>{t('counts.meanGeh')}</dt>
          <dd>{format.step(geh, 0.1)}</dd>
        </div>
      </dl>
      <p className="note">{t('counts.gehNote')}</p>
      <div className="counts-places">
        <CountScatter places={places} />
        <PlaceTable places={places} />
      </div>
      {doubted === 0 ? null : <p className="note">{t('counts.doubtful', { count: doubted })}</p>}
      {unmatched.length === 0 ? null : (
        <p className="note">{t('counts.unmatched', { names: unmatched.join(', ') })}</p>
      )}
      {fit === undefined ? null : <CountsFitTable fit={fit} />}
    </>
  );
}

function PlaceTable({ places }: { places: readonly CountedPlace[] }) {
  const t = useWords();
  return (
    <table className="table">
      <caption>{t('counts.table')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('counts.station')}</th>
          <th scope="col">{t('counts.road')}</th>
          <th scope="col" className="cell-number">
            {t('counts.observed')}
          </th>
          <th scope="col" className="cell-number">
            {t('counts.modelled')}
          </th>
          <th scope="col" className="cell-number">
            GEH
          </th>
        </tr>
      </thead>
      <tbody>
        {places.map((place) => (
          <PlaceRow key={place.station} place={place} />
        ))}
      </tbody>
    </table>
  );
}

function PlaceRow({ place }: { place: CountedPlace }) {
  const t = useWords();
  const format = useFormat();
  const { station, street, distance, confidence, observed, modelled, geh, lon, lat } = place;
  const show = (): void =>
    viewStore.setState({ command: { type: 'flyTo', target: { lon, lat }, range: 600 } });
  return (
    <tr>
      <th scope="row">
        <Button className="link" slot="close" onPress={show}>
          {station}
        </Button>
      </th>
      <td>
        {street === '' ? t('roadChanges.unnamed') : street}
        <span className="note faint">
          {' '}
          {t('counts.away', { distance: format.value(Math.round(distance), 'm') })}
          {confidence < doubtful ? ' *' : ''}
        </span>
      </td>
      <td className="cell-number">{format.number(Math.round(observed))}</td>
      <td className="cell-number">{format.number(Math.round(modelled))}</td>
      <td className="cell-number">{format.step(geh, 0.1)}</td>
    </tr>
  );
}
