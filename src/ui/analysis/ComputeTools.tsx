import { Button, Input, Label, TextField } from 'react-aria-components';
import { useStore } from 'zustand';
import {
  analysisStore,
  type GridChoice,
  type NamedRaster,
  type RasterChoice,
} from '../../state/analysis.ts';
import { layersStore } from '../../state/layers.ts';
import { useFormat, useText, useWords } from '../hooks.ts';
import { GridField, RasterField, RunLine } from './fields.tsx';
import { useKept } from './useKept.ts';
import { cellLabel } from './words.ts';

interface ToolProps {
  readonly choices: readonly RasterChoice[];
}

/** Two steps of the topmost series where there is one: the newest against the oldest. */
function firstPair(choices: readonly RasterChoice[]): readonly [a: string, b: string] {
  const b = choices[0]!;
  const series = choices.filter(({ entry }) => entry === b.entry);
  const a = series.at(-1) === b ? (choices[1] ?? b) : series.at(-1)!;
  return [a.key, b.key];
}

/** B minus A as a layer of its own. */
export function DifferenceTool({ choices }: ToolProps) {
  const t = useWords();
  const [pair, setPair] = useKept('difference', () => firstPair(choices));
  const [grid, setGrid] = useKept<GridChoice>('difference.grid', () => 'finer');
  const kept = (key: string, other: string): string =>
    choices.some((c) => c.key === key) ? key : other;
  const [a, b] = [kept(pair[0], firstPair(choices)[0]), kept(pair[1], firstPair(choices)[1])];
  return (
    <div className="measure-tool">
      <RasterField
        label={t('measure.difference.b')}
        value={b}
        choices={choices}
        onChange={(key) => setPair([a, key])}
      />
      <RasterField
        label={t('measure.difference.a')}
        value={a}
        choices={choices}
        onChange={(key) => setPair([key, b])}
      />
      <GridField value={grid} onChange={setGrid} />
      <RunLine
        tool="difference"
        label={t('measure.difference.run')}
        disabled={a === b}
        request={() => ({ tool: 'difference', a, b, grid })}
      />
      <p className="note faint">{t('measure.difference.note')}</p>
      <Computed />
    </div>
  );
}

const example = '(nir - red) / (nir + red)';

/** Band maths: names stand for layers and their bands. */
export function ExpressionTool({ choices }: ToolProps) {
  const t = useWords();
  const [expression, setExpression] = useKept('expression', () => 'a - b');
  const [title, setTitle] = useKept('expression.title', () => '');
  const [unit, setUnit] = useKept('expression.unit', () => '');
  const [grid, setGrid] = useKept<GridChoice>('expression.grid', () => 'finer');
  const [chosen, setSources] = useKept<readonly NamedRaster[]>('expression.sources', () => {
    const [a, b] = firstPair(choices);
    return [
      { name: 'a', key: b, band: 0 },
      { name: 'b', key: a, band: 0 },
    ];
  });
  // Another city, or a layer that was taken away.
  const sources = chosen.map((source) =>
    choices.some((c) => c.key === source.key) ? source : { ...source, key: choices[0]!.key },
  );
  const change = (at: number, part: Partial<NamedRaster>): void =>
    setSources(sources.map((s, i) => (i === at ? { ...s, ...part } : s)));
  const names = sources.map(({ name }) => name);
  const sound = names.every((name) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name));
  const distinct = new Set(names).size === names.length;
  return (
    <div className="measure-tool">
      <TextField className="measure-field" value={expression} onChange={setExpression}>
        <Label className="note">{t('measure.expression.label')}</Label>
        <Input className="text-input measure-code" spellCheck={false} />
      </TextField>
      <p className="note faint">{t('measure.expression.how')}</p>
      {sources.map((source, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names are edited, places stay
        <fieldset className="measure-source" key={i}>
          <legend className="visually-hidden">
            {t('measure.expression.source', { name: source.name })}
          </legend>
          <TextField
            className="measure-name"
            value={source.name}
            onChange={(name) => change(i, { name })}
            aria-label={t('measure.expression.name')}
          >
            <Input className="text-input measure-code" spellCheck={false} />
          </TextField>
          <TextField
            className="measure-band"
            value={String(source.band + 1)}
            onChange={(text) => change(i, { band: Math.max(0, Math.round(Number(text) || 1) - 1) })}
          >
            <Label className="note">{t('measure.expression.band')}</Label>
            <Input className="text-input" inputMode="numeric" />
          </TextField>
          <RasterField
            label={t('measure.expression.stands')}
            value={source.key}
            choices={choices}
            onChange={(key) => change(i, { key, band: 0 })}
          />
        </fieldset>
      ))}
      <div className="measure-line">
        <Button
          className="button"
          onPress={() => {
            const name = 'abcdefghijklmnopqrstuvwxyz'.split('').find((n) => !names.includes(n));
            setSources([
              ...sources,
              { name: name ?? `x${sources.length}`, key: choices[0]!.key, band: 0 },
            ]);
          }}
        >
          {t('measure.expression.more')}
        </Button>
        <Button
          className="button"
          onPress={() => {
            const key = sources[0]?.key ?? choices[0]!.key;
            setExpression(example);
            setTitle(t('measure.expression.ndvi'));
            setSources([
              { name: 'red', key, band: 2 },
              { name: 'nir', key, band: 3 },
            ]);
          }}
        >
          {t('measure.expression.example')}
        </Button>
      </div>
      <TextField className="measure-field" value={title} onChange={setTitle}>
        <Label className="note">{t('measure.expression.title')}</Label>
        <Input className="text-input" placeholder={expression} />
      </TextField>
      <TextField className="measure-field" value={unit} onChange={setUnit}>
        <Label className="note">{t('measure.expression.unit')}</Label>
        <Input className="text-input" placeholder="1" />
      </TextField>
      <GridField value={grid} onChange={setGrid} />
      {sound && distinct ? null : <p className="note">{t('measure.expression.names')}</p>}
      <RunLine
        tool="expression"
        label={t('measure.expression.run')}
        disabled={!sound || !distinct}
        request={() => ({
          tool: 'expression',
          expression,
          title,
          unit: unit || '1',
          grid,
          sources,
        })}
      />
      <Computed />
    </div>
  );
}

/** The layer that was computed last: its grid, and the file of it. */
function Computed() {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const computed = useStore(analysisStore, (s) => s.computed);
  const entry = useStore(layersStore, (s) => s.rows.find((row) => row.id === computed?.id)?.entry);
  if (computed === undefined || entry === undefined) return null;
  return (
    <section className="measure-result">
      <h3>{text(entry.title)}</h3>
      <p className="note">
        {t('measure.computed.added', { grid: cellLabel(computed.cell, format) })}
      </p>
      <RunLine
        tool="geotiff"
        quiet
        label={t('measure.computed.save')}
        request={() => ({ tool: 'geotiff', id: computed.id })}
      />
      <Button
        className="link"
        onPress={() => {
          layersStore.setState({ active: computed.id });
          analysisStore.setState({ tool: 'zones' });
        }}
      >
        {t('measure.computed.zones')}
      </Button>
    </section>
  );
}
