import { DownloadSimpleIcon } from '@phosphor-icons/react/DownloadSimple';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import {
  type AreaChoice,
  analysisStore,
  type GridChoice,
  type RasterChoice,
  type ScatterAnswer,
} from '../../state/analysis.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import { roundingStep } from '../format/number.ts';
import { useFormat, useText, useWords } from '../hooks.ts';
import { AreaField, useAreaReady } from './AreaField.tsx';
import { csvText, saveText } from './csv.ts';
import { GridField, RasterField, RunLine } from './fields.tsx';
import { ScatterChart } from './ScatterChart.tsx';
import { scatterRows } from './tables.ts';
import { useKept } from './useKept.ts';
import { cellLabel, choiceLabel, unitOfChoice } from './words.ts';

/** Two layers against each other, cell by cell. */
export function ScatterTool({ choices }: { choices: readonly RasterChoice[] }) {
  const t = useWords();
  const first = choices[0]!;
  const other = choices.find(({ entry }) => entry !== first.entry) ?? choices[1] ?? first;
  const [x, setX] = useKept('scatter.x', () => other.key);
  const [y, setY] = useKept('scatter.y', () => first.key);
  const [grid, setGrid] = useKept<GridChoice>('scatter.grid', () => 'coarser');
  const [area, setArea] = useKept<AreaChoice>('scatter.area', () => 'whole');
  const ready = useAreaReady(area);
  const answer = useStore(analysisStore, (s) => s.scatter);
  const kept = (key: string, fallback: RasterChoice): string =>
    choices.some((c) => c.key === key) ? key : fallback.key;
  const [keyX, keyY] = [kept(x, other), kept(y, first)];
  return (
    <div className="measure-tool">
      <RasterField label={t('measure.scatter.x')} value={keyX} choices={choices} onChange={setX} />
      <RasterField label={t('measure.scatter.y')} value={keyY} choices={choices} onChange={setY} />
      <AreaField value={area} onChange={setArea} />
      <GridField value={grid} onChange={setGrid} />
      <RunLine
        tool="scatter"
        label={t('measure.scatter.run')}
        disabled={!ready || keyX === keyY}
        request={() => ({ tool: 'scatter', x: keyX, y: keyY, grid, area })}
      />
      {answer === undefined ? null : <ScatterResultView answer={answer} />}
    </div>
  );
}

function ScatterResultView({ answer }: { answer: ScatterAnswer }) {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const { x, y, result, area } = answer;
  const [titleX, titleY] = [choiceLabel(x, format, text), choiceLabel(y, format, text)];
  const coefficient = (n: number): string => (Number.isFinite(n) ? format.step(n, 0.01) : '–');
  const extent = t(`measure.area.${area}`);
  const { n, pearson, spearman, every } = result;
  return (
    <section className="measure-result">
      <p className="measure-key number">
        <span>
          <strong>{coefficient(pearson)}</strong> {t('measure.scatter.pearson')}
        </span>
        <span>
          <strong>{coefficient(spearman)}</strong> {t('measure.scatter.spearman')}
        </span>
        <span>
          <strong>{format.number(n)}</strong> {t('measure.scatter.cells')}
        </span>
      </p>
      <ChartCard
        title={t('measure.scatter.title', { x: titleX, y: titleY })}
        unit=""
        note={[
          t('measure.scatter.note', { extent, grid: cellLabel(result.cell, format) }),
          every > 1 ? t('measure.scatter.every', { every }) : '',
          t('measure.source', {
            source: [...new Set([x.entry.publisher, y.entry.publisher])].join('; '),
          }),
        ].join(' ')}
        chart={
          <ScatterChart
            result={result}
            titleX={titleX}
            titleY={titleY}
            unitX={unitOfChoice(x)}
            unitY={unitOfChoice(y)}
          />
        }
        table={<ScatterTable answer={answer} />}
      />
      <Button
        className="button"
        onPress={() =>
          saveText(
            `${y.entry.title.en} against ${x.entry.title.en}`,
            csvText(scatterRows(answer)),
            'text/csv',
          )
        }
      >
        <DownloadSimpleIcon aria-hidden />
        {t('measure.csv')}
      </Button>
    </section>
  );
}

function ScatterTable({ answer: { x, y, result } }: { answer: ScatterAnswer }) {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const axis = (a: typeof result.x, unit: string) => {
    const step = roundingStep(0, 0, Math.max(a.std, 1e-9));
    return (['mean', 'std', 'min', 'max'] as const).map((key) => (
      <td key={key} className="cell-number">
        {format.join(format.step(a[key], step), unit)}
      </td>
    ));
  };
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('measure.layer')}</th>
          {(['mean', 'std', 'min', 'max'] as const).map((key) => (
            <th key={key} scope="col" className="cell-number">
              {t(`measure.zones.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{choiceLabel(x, format, text)}</th>
          {axis(result.x, unitOfChoice(x))}
        </tr>
        <tr>
          <th scope="row">{choiceLabel(y, format, text)}</th>
          {axis(result.y, unitOfChoice(y))}
        </tr>
        <tr>
          <th scope="row">{t('measure.scatter.line')}</th>
          <td colSpan={4} className="cell-number">
            y = {format.number(Number(result.intercept.toPrecision(4)))}
            {result.slope < 0 ? ' − ' : ' + '}
            {format.number(Math.abs(Number(result.slope.toPrecision(4))))} x
          </td>
        </tr>
      </tbody>
    </table>
  );
}
