import { useStore } from 'zustand';
import type { Legend } from '../../layers/layer.ts';
import { forecastStore } from '../../state/forecast.ts';
import { layersStore } from '../../state/layers.ts';
import { selectionStore } from '../../state/selection.ts';
import { viewStore } from '../../state/view.ts';
import { type Format, useFormat, useText, useTime, useWords } from '../hooks.ts';
import { fieldText } from '../inspector/ReadingView.tsx';
import { figureSentence } from './sentences.ts';

/** What the map shows, in words: layers with their values, the selected thing, the clock, the figures. */
export function TextTwin() {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const rows = useStore(layersStore, (s) => s.rows);
  const time = useTime();
  const selected = useStore(selectionStore, (s) => s.selected);
  const result = useStore(forecastStore, (s) => s.b ?? s.a);
  const side = useStore(viewStore, (s) => s.side);
  const shown = rows.filter((row) => row.visible);
  return (
    <>
      <p className="number">
        {t('twin.time', {
          day: format.day(time),
          clock: format.clock(time),
          side: t(`side.${side}`),
        })}
      </p>
      <h3>{t('twin.layers', { count: shown.length })}</h3>
      <ul className="defects">
        {shown.map((row) => (
          <li key={row.id} className="number">
            {text(row.entry.title)}
            {row.status === 'loading' ? `: ${t('twin.loading')}` : ''}
            {row.problem === undefined ? '' : `: ${format.problem(row.problem)}`}
            {row.legend === undefined ? '' : `: ${legendSentence(row.legend, format, text)}`}
          </li>
        ))}
      </ul>
      {selected === undefined ? null : (
        <>
          <h3>{selected.title}</h3>
          <ul className="defects">
            {selected.fields.map((field) => (
              <li key={field.label.en} className="number">
                {text(field.label)}: {fieldText(field, format, text, t('inspector.notKnown'))}
              </li>
            ))}
          </ul>
        </>
      )}
      {result === undefined ? null : (
        <>
          <h3>{t('twin.figures')}</h3>
          <ul className="defects">
            {result.figures.map((figure) => (
              <li key={figure.quantity} className="number">
                {figureSentence(figure, format, t)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function legendSentence(legend: Legend, format: Format, text: ReturnType<typeof useText>): string {
  const window = legend.window === undefined ? '' : `, ${format.window(legend.window)}`;
  const values =
    legend.domain === undefined
      ? (legend.classes ?? []).map((c) => text(c.label)).join(', ')
      : `${format.number(legend.domain[0], legend.unit)} – ${format.value(legend.domain[1], legend.unit)}`;
  return `${text(legend.title)}, ${values}${window}`;
}
