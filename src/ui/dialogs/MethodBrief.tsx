import { useStore } from 'zustand';
import type { PreparedCity } from '../../forecast/protocol.ts';
import { forecastStore } from '../../state/forecast.ts';
import { scenarioStore } from '../../state/scenario.ts';
import { useFormat, useText, useWords } from '../hooks.ts';
import { leverNumber, leverText } from '../scenario/LeverField.tsx';

/** How figures and intervals come about, in a few sentences, and what the models say of this city. */
export function MethodBrief() {
  const t = useWords();
  const models = useStore(forecastStore, (s) => s.models);
  return (
    <>
      <p>{t('method.model')}</p>
      <p>{t('method.interval')}</p>
      <p>{t('method.words')}</p>
      <p>{t('method.difference')}</p>
      {models.map(({ id, city }) =>
        city === undefined ? null : <ModelFacts key={id} city={city} />,
      )}
    </>
  );
}

/** Every assumption with its values today and in the scenario, its range and source. */
export function LeverTable() {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const levers = useStore(scenarioStore, (s) => s.levers);
  const values = useStore(scenarioStore, (s) => s.values);
  const city = useStore(forecastStore, (s) => s.city);
  return (
    <table className="table">
      <caption>{t('method.levers')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('method.lever')}</th>
          <th scope="col" className="cell-number">
            A
          </th>
          <th scope="col" className="cell-number">
            B
          </th>
          <th scope="col" className="cell-number">
            {t('method.range')}
          </th>
          <th scope="col">{t('entry.source')}</th>
        </tr>
      </thead>
      <tbody>
        {levers.map((lever) => (
          <tr key={lever.id}>
            <th scope="row">{text(lever.title)}</th>
            <td className="cell-number">
              {leverText(lever, city?.baseline[lever.id] ?? lever.today, format)}
            </td>
            <td className="cell-number">
              {leverText(lever, values[lever.id] ?? lever.today, format)}
            </td>
            <td className="cell-number">
              {leverNumber(lever, lever.min, format)}–{leverText(lever, lever.max, format)}
            </td>
            <td>{text(lever.source.text)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the model says of itself, how much of this city had to be assumed, and what it rests on. */
function ModelFacts({ city }: { city: PreparedCity }) {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const { model, samples, seed, buildings, assumed } = city;
  const nothing = Object.values(assumed).every((number) => number === 0);
  const count = (value: number): string => format.number(value);
  return (
    <>
      <p className="strong">
        {text(model.name)} {model.version}
      </p>
      <p>{text(model.note)}</p>
      <p className="note number">
        {t('method.runs', { samples: count(samples), seed })}{' '}
        {buildings === 0
          ? ''
          : t(nothing ? 'method.allKnown' : 'method.assumed', {
              buildings: count(buildings),
              age: count(assumed.age),
              use: count(assumed.use),
              heating: count(assumed.heating),
              size: count(assumed.size),
            })}
      </p>
      <h3>{t('method.sources')}</h3>
      <ul className="defects note">
        {city.sources.map((source) => (
          <li key={source.text.en}>
            {source.url === undefined ? (
              text(source.text)
            ) : (
              <a href={source.url} target="_blank" rel="noreferrer">
                {text(source.text)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
