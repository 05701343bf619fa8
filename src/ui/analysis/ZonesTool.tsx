import { DownloadSimpleIcon } from '@phosphor-icons/react/DownloadSimple';
import { useEffect, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import type { ZoneStatistics } from '../../channel/analysis.ts';
import { classTables } from '../../channel/classes.ts';
import {
  type AreaChoice,
  analysisStore,
  type RasterChoice,
  type ZonalAnswer,
} from '../../state/analysis.ts';
import { roundingStep } from '../format/number.ts';
import { useFormat, useText, useWords } from '../hooks.ts';
import { ScrollArea } from '../parts/ScrollArea.tsx';
import { AreaField, useAreaReady, useHasDistricts } from './AreaField.tsx';
import { csvText, saveText } from './csv.ts';
import { RasterField, RunLine } from './fields.tsx';
import { zonalRows } from './tables.ts';
import { useKept } from './useKept.ts';
import { cellLabel, choiceLabel, unitOfChoice } from './words.ts';
import { ZoneBars } from './ZoneBars.tsx';

/** Statistics of a layer by district, or in one area. */
export function ZonesTool({ choices }: { choices: readonly RasterChoice[] }) {
  const t = useWords();
  const hasDistricts = useHasDistricts();
  const [key, setKey] = useKept('zones', () => choices[0]!.key);
  const [area, setArea] = useKept<AreaChoice>('zones.area', () =>
    analysisStore.getState().zoneFile !== undefined ? 'file' : hasDistricts ? 'districts' : 'whole',
  );
  const file = useStore(analysisStore, (s) => s.zoneFile);
  const [known, setKnown] = useKept('zones.file', () => file);
  useEffect(() => {
    if (file === known) return;
    setKnown(file);
    // Whoever brings an area wants to measure in it.
    if (file !== undefined) setArea('file');
  }, [file, known, setKnown, setArea]);
  const ready = useAreaReady(area);
  const raster = choices.find((c) => c.key === key) ?? choices[0]!;
  const answer = useStore(analysisStore, (s) => s.zonal);
  return (
    <div className="measure-tool">
      <RasterField
        label={t('measure.layer')}
        value={raster.key}
        choices={choices}
        onChange={setKey}
      />
      <AreaField value={area} onChange={setArea} />
      <RunLine
        tool="zones"
        label={t('measure.zones.run')}
        disabled={!ready}
        request={() => ({ tool: 'zones', raster: raster.key, area })}
      />
      {answer === undefined ? null : <ZonalResult answer={answer} />}
    </div>
  );
}

const columns = ['mean', 'min', 'max', 'p5', 'p50', 'p95', 'std'] as const;
type Column = (typeof columns)[number] | 'zone' | 'area' | 'missing';

function ZonalResult({ answer }: { answer: ZonalAnswer }) {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const [sort, setSort] = useState<Column>('mean');
  const { raster, table, zonesFrom } = answer;
  const rows = useMemo(() => sorted(table.zones, sort), [table, sort]);
  const unit = unitOfChoice(raster);
  const known = table.zones.filter((z) => Number.isFinite(z.mean));
  const spread = Math.max(...known.map((z) => z.std), 0);
  const step = roundingStep(0, 0, Math.max(spread, 1e-9));
  const cell = (n: number): string => (Number.isFinite(n) ? format.step(n, step) : '–');
  const name = (z: ZoneStatistics): string => zoneName(z, answer, t('measure.area.whole'), t);
  const mostCommon = ({ classes }: ZoneStatistics): string => {
    const most = classes?.[0];
    if (most === undefined) return '–';
    const named = classTables[raster.entry.ramp ?? '']?.find(({ code }) => code === most.code);
    return `${named === undefined ? most.code : text(named.label)}, ${format.share(most.share)}`;
  };
  const head = (column: Column, label: string) => (
    <th
      key={column}
      scope="col"
      className={column === 'zone' ? '' : 'cell-number'}
      aria-sort={sort === column ? (column === 'zone' ? 'ascending' : 'descending') : undefined}
    >
      <Button className="measure-sort" onPress={() => setSort(column)}>
        {label}
      </Button>
    </th>
  );
  return (
    <section className="measure-result">
      <h3>
        {choiceLabel(raster, format, text)} <span className="legend-unit">{format.unit(unit)}</span>
      </h3>
      {raster.classes || known.length === 0 ? null : (
        <ZoneBars zones={table.zones} domain={table.histogramDomain} unit={unit} />
      )}
      {raster.classes ? <ClassShares answer={answer} /> : null}
      <ScrollArea className="measure-table" label={t('measure.zones.table')}>
        <table className="table">
          <thead>
            <tr>
              {head('zone', t('measure.zones.zone'))}
              {raster.classes ? (
                <th scope="col">{t('measure.zones.most')}</th>
              ) : (
                columns.map((c) => head(c, t(`measure.zones.${c}`)))
              )}
              {head('area', `${t('measure.zones.areaHead')} (${format.unit('km2')})`)}
              {head('missing', t('measure.zones.missing'))}
            </tr>
          </thead>
          <tbody>
            {rows.map((z, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: names of zones may repeat
              <tr key={i}>
                <th scope="row">{name(z)}</th>
                {raster.classes ? (
                  <td>{mostCommon(z)}</td>
                ) : (
                  columns.map((column) => (
                    <td key={column} className="cell-number">
                      {cell(z[column])}
                    </td>
                  ))
                )}
                <td className="cell-number">{format.number(z.area / 1e6)}</td>
                <td className="cell-number">{format.share(z.missing)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      <p className="note faint">
        {t('measure.zones.method', { grid: cellLabel(table.cell, format) })}{' '}
        {t('measure.source', { source: raster.entry.publisher })}
        {answer.area === 'districts' && zonesFrom !== undefined ? ` ${zonesFrom}.` : ''}
      </p>
      <Button
        className="button"
        onPress={() =>
          saveText(`${raster.entry.title.en} by zone`, csvText(zonalRows(answer)), 'text/csv')
        }
      >
        <DownloadSimpleIcon aria-hidden />
        {t('measure.csv')}
      </Button>
    </section>
  );
}

/** Shares of the commonest classes, as bars with their names. */
function ClassShares({ answer }: { answer: ZonalAnswer }) {
  const text = useText();
  const format = useFormat();
  const { raster, table } = answer;
  const names = classTables[raster.entry.ramp ?? ''] ?? [];
  const total = table.zones.reduce((sum, z) => sum + z.area, 0);
  const shares = new Map<number, number>();
  for (const z of table.zones)
    for (const { code, share } of z.classes ?? [])
      shares.set(code, (shares.get(code) ?? 0) + (share * z.area) / total);
  return (
    <ul className="measure-classes">
      {[...shares]
        .sort((a, b) => b[1] - a[1])
        .map(([code, share]) => {
          const found = names.find((c) => c.code === code);
          return (
            <li key={code}>
              <span
                className="measure-swatch"
                style={{ background: found?.color ?? 'var(--control)' }}
                aria-hidden
              />
              <span className="grow">{found === undefined ? code : text(found.label)}</span>
              <span className="number">{format.share(share)}</span>
            </li>
          );
        })}
    </ul>
  );
}

/** A zone's own name; the whole, a drawn or a visible area are named in the language shown. */
function zoneName(
  z: ZoneStatistics,
  { area }: ZonalAnswer,
  whole: string,
  t: ReturnType<typeof useWords>,
): string {
  if (z.zone === null) return whole;
  return area === 'seen' || area === 'drawn' ? t(`measure.area.${area}`) : z.zone;
}

function sorted(zones: readonly ZoneStatistics[], by: Column): readonly ZoneStatistics[] {
  if (by === 'zone')
    return zones.toSorted((a, b) =>
      (a.zone ?? '').localeCompare(b.zone ?? '', undefined, { numeric: true }),
    );
  const rank = (n: number): number => (Number.isFinite(n) ? n : Number.NEGATIVE_INFINITY);
  return zones.toSorted((a, b) => rank(b[by]) - rank(a[by]));
}
