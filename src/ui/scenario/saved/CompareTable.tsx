import { useStore } from 'zustand';
import type { Figure } from '../../../channel/channel.ts';
import { forecastStore } from '../../../state/forecast.ts';
import type { SavedScenario } from '../../../state/scenarioFile.ts';
import { roundingStep } from '../../format/number.ts';
import { type Format, useFormat, useWords } from '../../hooks.ts';

/** The city's figures today, in the saved scenarios and in B as it stands, side by side. */
export function CompareTable({ scenarios }: { scenarios: readonly SavedScenario[] }) {
  const t = useWords();
  const format = useFormat();
  const a = useStore(forecastStore, (s) => s.a);
  const b = useStore(forecastStore, (s) => s.b);
  const columns = [
    { key: 'a', title: 'A', figures: a?.figures ?? [] },
    ...scenarios.map(({ id, name, figures }) => ({ key: id, title: name, figures })),
    { key: 'b', title: t('saved.now'), figures: b?.figures ?? [] },
  ];
  const known = new Map(
    columns.flatMap(({ figures }) => figures.map((figure) => [figure.quantity, figure] as const)),
  );
  return (
    <>
      <h3>{t('saved.compare')}</h3>
      <div className="saved-table">
        <table className="table">
          <caption>{t('saved.compareNote')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('saved.figure')}</th>
              {columns.map(({ key, title }) => (
                <th key={key} scope="col" className="cell-number">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...known.values()].map((of) => (
              <tr key={of.quantity}>
                <th scope="row">
                  {format.quantity(of.quantity)}
                  <span className="note faint"> {format.figureUnit(of)}</span>
                </th>
                {columns.map(({ key, figures }) => (
                  <td key={key} className="cell-number">
                    <FigureCell
                      figure={figures.find((f) => f.quantity === of.quantity)}
                      format={format}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <OtherModels scenarios={scenarios} />
    </>
  );
}

function FigureCell({ figure, format }: { figure: Figure | undefined; format: Format }) {
  if (figure === undefined) return '–';
  const { value, lower, upper } = figure;
  const step = roundingStep(value, lower, upper);
  const number = (of: number): string => format.step(of, step);
  return (
    <>
      {number(value)}
      {upper > lower ? (
        <span className="note faint saved-range">
          ({number(lower)}–{number(upper)})
        </span>
      ) : null}
    </>
  );
}

/** Which saved scenarios were computed by other models than are here now. */
function OtherModels({ scenarios }: { scenarios: readonly SavedScenario[] }) {
  const t = useWords();
  const models = useStore(forecastStore, (s) => s.models);
  const words = (all: SavedScenario['models']): string =>
    all.map(({ name, version }) => `${name} ${version}`).join(', ');
  const now = words(
    models.flatMap(({ city }) =>
      city === undefined ? [] : [{ name: city.model.name.en, version: city.model.version }],
    ),
  );
  return scenarios
    .filter((one) => words(one.models) !== now && one.models.length > 0)
    .map(({ id, name, models: then }) => (
      <p key={id} className="note">
        {name}: {t('saved.older', { models: words(then), now })}
      </p>
    ));
}
