import { Fragment } from 'react';
import { useStore } from 'zustand';
import type { Figure } from '../../channel/channel.ts';
import type { Reading } from '../../layers/layer.ts';
import { forecastStore } from '../../state/forecast.ts';
import { layersStore } from '../../state/layers.ts';
import { selectionStore } from '../../state/selection.ts';
import { viewStore } from '../../state/view.ts';
import { useFormat, useText, useTime, useWords } from '../hooks.ts';
import { paintedChannel, valueAt } from '../inspector/painted.ts';
import { fieldText } from '../inspector/ReadingView.tsx';
import { inGroups } from '../scenario/groups.ts';
import { modelSentence } from '../scenario/modelWords.ts';
import { changeSentence, figureSentence, legendSentence, paintedSentence } from './sentences.ts';

/** What the map shows, in words: layers with their values, the selected thing, the clock, the figures. */
export function TextTwin() {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const rows = useStore(layersStore, (s) => s.rows);
  const time = useTime();
  const selected = useStore(selectionStore, (s) => s.selected);
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
            {row.legend === undefined ? '' : `: ${legendSentence(row.legend, format, text, t)}`}
          </li>
        ))}
      </ul>
      {selected === undefined ? null : <SelectedFields selected={selected} />}
      <FigureSentences />
    </>
  );
}

/** The selected thing: for a building its painted value in A and B, then every field. */
function SelectedFields({ selected }: { selected: Reading }) {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const row = useStore(layersStore, (s) =>
    s.rows.find((r) =>
      selected.layerId === '' ? r.kind === 'buildings' : r.id === selected.layerId,
    ),
  );
  const a = useStore(forecastStore, (s) => s.a);
  const b = useStore(forecastStore, (s) => s.b ?? s.a);
  const values = (
    [
      ['A', a],
      ['B', b],
    ] as const
  ).flatMap(([side, result]) => {
    const value =
      selected.gid === undefined
        ? undefined
        : valueAt(paintedChannel(row, result?.channels), selected.gid);
    return value === undefined ? [] : [paintedSentence(side, value, format, t)];
  });
  const fields = selected.fields.map(
    (field) =>
      `${text(field.label)}: ${fieldText(field, format, text, t('inspector.notKnown'))}${
        field.window === undefined ? '' : `, ${format.window(field.window)}`
      }`,
  );
  return (
    <>
      <h3>{selected.title}</h3>
      <Sentences list={[...values, ...fields]} />
    </>
  );
}

/** Figures under their headings, with what changes from A to B, and how far each model has come. */
function FigureSentences() {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const result = useStore(forecastStore, (s) => s.b ?? s.a);
  const models = useStore(forecastStore, (s) => s.models);
  if (result === undefined) return null;
  const sentence = (figure: Figure): string => {
    const change = result.differences.find(({ quantity }) => quantity === figure.quantity);
    return [figureSentence(figure, format, t), changeSentence(change, format, t)]
      .filter((part) => part !== '')
      .join('. ');
  };
  return (
    <>
      {inGroups(result.figures).map(({ group, things }) => (
        <Fragment key={group}>
          <h3>
            {t('twin.figures')}, {t(`groups.${group}`)}
          </h3>
          <Sentences list={things.map(sentence)} />
        </Fragment>
      ))}
      <h3>{t('models.title')}</h3>
      <Sentences
        list={models.map((model) => {
          const notes = model.notes.map((note) => text(note));
          const problem = model.problem === undefined ? [] : [format.problem(model.problem)];
          return [modelSentence(model, text, format, t), ...problem, ...notes]
            .filter((part) => part !== '')
            .join('. ');
        })}
      />
    </>
  );
}

function Sentences({ list }: { list: readonly string[] }) {
  return (
    <ul className="defects">
      {list.map((sentence) => (
        <li key={sentence} className="number">
          {sentence}
        </li>
      ))}
    </ul>
  );
}
