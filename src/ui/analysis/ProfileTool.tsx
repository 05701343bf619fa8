import { DownloadSimpleIcon } from '@phosphor-icons/react/DownloadSimple';
import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import { classTables } from '../../channel/classes.ts';
import type { LonLat } from '../../geo/bounds.ts';
import {
  analysisActions,
  analysisStore,
  type ProfileAnswer,
  type RasterChoice,
} from '../../state/analysis.ts';
import { selectionStore } from '../../state/selection.ts';
import { viewStore } from '../../state/view.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import { LineChart } from '../charts/LineChart.tsx';
import { type Format, useFormat, useText, useWords } from '../hooks.ts';
import { csvText, saveText } from './csv.ts';
import { RunLine } from './fields.tsx';
import { profileRows } from './tables.ts';
import { choiceLabel, unitOfChoice } from './words.ts';

type Values = ProfileAnswer['values'];

/** Values of all visible rasters at the place that was clicked, and their course over the years. */
export function ProfileTool({ choices }: { choices: readonly RasterChoice[] }) {
  const t = useWords();
  const format = useFormat();
  const at = useStore(selectionStore, (s) => s.selected?.at);
  const seen = useStore(viewStore, (s) => s.seen);
  const answer = useStore(analysisStore, (s) => s.profile);
  const visible = choices.length;
  // A click asks at once; the button serves those who do not click.
  useEffect(() => {
    if (at !== undefined && visible > 0) analysisActions.ask({ tool: 'profile', at });
  }, [at, visible]);
  const middle: LonLat | undefined =
    seen === undefined ? undefined : { lon: (seen[0] + seen[2]) / 2, lat: (seen[1] + seen[3]) / 2 };
  return (
    <div className="measure-tool">
      <p className="note">{t('measure.profile.how')}</p>
      <RunLine
        tool="profile"
        label={t('measure.profile.middle')}
        disabled={middle === undefined}
        request={() => ({ tool: 'profile', at: middle! })}
      />
      {answer === undefined ? null : (
        <section className="measure-result">
          <h3 className="number">{placeText(answer.at, format)}</h3>
          {groups(answer.values).map((values) => (
            <LayerProfile key={values[0]!.choice.entry.id} values={values} />
          ))}
          {answer.values.length === 0 ? <p className="note">{t('measure.profile.none')}</p> : null}
          <Button
            className="button"
            isDisabled={answer.values.length === 0}
            onPress={() => saveText('values at a place', csvText(profileRows(answer)), 'text/csv')}
          >
            <DownloadSimpleIcon aria-hidden />
            {t('measure.csv')}
          </Button>
        </section>
      )}
    </div>
  );
}

const placeText = ({ lon, lat }: LonLat, format: Format): string =>
  `${format.step(lat, 1e-5)}° N, ${format.step(lon, 1e-5)}° E`;

/** Places far enough from each other that their labels do not touch; the first and last stay. */
function apart(places: readonly number[]): readonly number[] {
  const [first, last] = [places[0]!, places.at(-1)!];
  const least = (last - first) / 8;
  const kept = [first];
  for (const x of places.slice(1, -1))
    if (x - kept.at(-1)! >= least && last - x >= least) kept.push(x);
  return last > first ? [...kept, last] : kept;
}

/** Values by layer. */
function groups(values: Values): readonly Values[] {
  const byEntry = new Map<string, Values>();
  for (const value of values) {
    const id = value.choice.entry.id;
    byEntry.set(id, [...(byEntry.get(id) ?? []), value]);
  }
  return [...byEntry.values()];
}

/** One layer at the place: a value, or its course where there are several periods. */
function LayerProfile({ values }: { values: Values }) {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const { choice } = values[0]!;
  const unit = unitOfChoice(choice);
  const title = text(choice.entry.title);
  const said = ({ choice: c, value }: Values[number]): string => {
    if (value === null) return t('inspector.notKnown');
    const named = c.classes
      ? classTables[c.entry.ramp ?? '']?.find(({ code }) => code === value)
      : undefined;
    return named === undefined ? format.value(value, unit) : text(named.label);
  };
  const points = values.flatMap(({ choice: c, value }) => {
    const x = Date.parse(c.window?.start ?? '');
    const end = Date.parse(c.window?.end ?? '');
    return Number.isFinite(x) && !c.classes
      ? [{ x: (x + (Number.isFinite(end) ? end : x)) / 2, y: value ?? Number.NaN }]
      : [];
  });
  if (values.length < 3 || points.filter(({ y }) => Number.isFinite(y)).length < 2)
    return (
      <dl className="fields">
        {values.map((value) => (
          <div key={value.choice.key}>
            <dt>{choiceLabel(value.choice, format, text)}</dt>
            <dd className="number">{said(value)}</dd>
          </div>
        ))}
      </dl>
    );
  const [first, last] = [points[0]!, points.at(-1)!];
  const year = (x: number): string => String(new Date(x).getUTCFullYear());
  return (
    <ChartCard
      title={title}
      unit={format.unit(unit)}
      note={t('measure.source', { source: choice.entry.publisher })}
      chart={
        <LineChart
          label={`${title}: ${values.map((v) => `${v.choice.window === undefined ? '' : format.window(v.choice.window)} ${said(v)}`).join('; ')}`}
          unit={unit}
          series={[{ id: choice.entry.id, label: title, side: 'one', points }]}
          xDomain={[first.x, last.x]}
          xTicks={apart(points.map(({ x }) => x)).map((x) => ({ x, label: year(x) }))}
        />
      }
      table={
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('entry.period')}</th>
              <th scope="col" className="cell-number">
                {t('charts.value')}
              </th>
            </tr>
          </thead>
          <tbody>
            {values.map((value) => (
              <tr key={value.choice.key}>
                <th scope="row">
                  {value.choice.window === undefined ? '–' : format.window(value.choice.window)}
                </th>
                <td className="cell-number">{said(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}
