import { WarningIcon } from '@phosphor-icons/react/Warning';
import { XIcon } from '@phosphor-icons/react/X';
import { useStore } from 'zustand';
import type { Text } from '../../channel/text.ts';
import type { Field, Reading } from '../../layers/layer.ts';
import { forecastStore } from '../../state/forecast.ts';
import { layersStore } from '../../state/layers.ts';
import { clearSelection } from '../../state/selection.ts';
import { type CompareSide, viewStore } from '../../state/view.ts';
import { roundingStep } from '../format/number.ts';
import { type Format, useFormat, useText, useWords } from '../hooks.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { SideChip } from '../parts/SideChip.tsx';
import { IntervalStrip, stripRange } from '../scenario/IntervalStrip.tsx';
import { RoadActions } from '../traffic/RoadActions.tsx';
import { Board } from './Board.tsx';
import { BuildingHoursPart } from './BuildingHoursPart.tsx';
import { FollowButton } from './FollowButton.tsx';
import { LineDiagram } from './LineDiagram.tsx';
import { Profiles } from './Profiles.tsx';
import { type PaintedValue, paintedChannel, valueAt } from './painted.ts';

export function ReadingHead({ reading }: { reading: Reading }) {
  const t = useWords();
  const text = useText();
  return (
    <div className="inspector-head">
      {reading.color === undefined ? null : (
        <span className="inspector-line" style={{ background: reading.color }} />
      )}
      <div className="grow">
        <h2>{reading.title}</h2>
        {reading.subtitle === undefined ? null : <p className="note">{text(reading.subtitle)}</p>}
      </div>
      <IconButton label={t('common.close')} onPress={clearSelection}>
        <XIcon />
      </IconButton>
    </div>
  );
}

/** Key value of the painted channel with A and B where it is a building, then every field. */
export function ReadingBody({ reading }: { reading: Reading }) {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const notices = reading.fields.filter(({ notice }) => notice);
  const fields = reading.fields.filter(({ notice }) => !notice);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must reach what it can scroll
    <div className="inspector-body scroll" tabIndex={0}>
      {reading.gid === undefined ? null : <BuildingValue reading={reading} gid={reading.gid} />}
      {reading.gid === undefined ? null : (
        <BuildingHoursPart gid={reading.gid} name={reading.title} />
      )}
      <RoadActions reading={reading} />
      {notices.map((field, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: alerts have no name of their own
        <p key={i} className="reading-notice note">
          <WarningIcon aria-hidden />
          {fieldText(field, format, text, t('inspector.notKnown'))}
        </p>
      ))}
      {reading.moving === undefined ? null : (
        <FollowButton layerId={reading.layerId} moving={reading.moving} />
      )}
      {reading.board === undefined ? null : (
        <Board key={reading.key} reading={reading} board={reading.board} />
      )}
      {reading.calls === undefined ? null : (
        <LineDiagram key={reading.key} reading={reading} calls={reading.calls} />
      )}
      {reading.series === undefined ? null : <Profiles list={reading.series} />}
      {fields.length === 0 ? null : (
        <dl className="fields">
          {showsId(reading) ? (
            <div>
              <dt>{t('inspector.id')}</dt>
              <dd className="number">{reading.featureId}</dd>
            </div>
          ) : null}
          {fields.map((field) => (
            <div key={field.label.en}>
              <dt>{text(field.label)}</dt>
              <dd className="number">
                {fieldText(field, format, text, t('inspector.notKnown'))}
                {field.window === undefined ? null : (
                  <span className="note faint"> {format.window(field.window)}</span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

/** Whether the id says something that neither the title nor a field says. */
const showsId = ({ featureId, title, fields }: Reading): boolean =>
  featureId !== undefined &&
  featureId !== title &&
  fields.every(({ value }) => value !== featureId);

/** A field's value with unit and interval; "not known" where there is none. */
export function fieldText(
  field: Field,
  format: Format,
  text: (text: Text) => string,
  notKnown: string,
): string {
  if (field.words !== undefined) return text(field.words);
  const { value, unit = '', lower, upper } = field;
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return notKnown;
  if (typeof value === 'string') return format.join(value, unit);
  if (lower === undefined || upper === undefined) return format.value(value, unit);
  const step = roundingStep(value, lower, upper);
  const range = `${format.step(lower, step)}–${format.step(upper, step)}`;
  return `${format.join(format.step(value, step), unit)} (${range})`;
}

function BuildingValue({ reading, gid }: { reading: Reading; gid: number }) {
  const row = useStore(layersStore, (s) =>
    s.rows.find((r) =>
      reading.layerId === '' ? r.kind === 'buildings' : r.id === reading.layerId,
    ),
  );
  const a = useStore(forecastStore, (s) => s.a);
  const b = useStore(forecastStore, (s) => s.b ?? s.a);
  const side = useStore(viewStore, (s) => s.side);
  const inA = valueAt(paintedChannel(row, a?.channels), gid);
  const inB = valueAt(paintedChannel(row, b?.channels), gid);
  const change = valueAt(paintedChannel(row, b?.channelDifferences), gid);
  const main = { a: inA, b: inB, diff: change }[side] ?? inB ?? inA;
  if (main === undefined) return null;
  const shown = main === inA ? 'a' : main === change ? 'diff' : 'b';
  return <PaintedFigure main={main} a={inA} b={inB} side={shown} />;
}

interface PaintedFigureProps {
  readonly main: PaintedValue;
  readonly a: PaintedValue | undefined;
  readonly b: PaintedValue | undefined;
  readonly side: CompareSide;
}

function PaintedFigure({ main, a, b, side }: PaintedFigureProps) {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const { channel, value, lower, upper } = main;
  if (!Number.isFinite(value)) {
    return (
      <p className="note">
        {text(channel.title)}: {t('inspector.notKnown')}
      </p>
    );
  }
  const bounds = lower === undefined || upper === undefined ? undefined : { lower, upper };
  const step = roundingStep(value, bounds?.lower, bounds?.upper);
  const number = (v: number): string => format.step(v, step);
  const compared = side === 'diff' ? [main] : [a, b];
  const spread = compared.flatMap((v) =>
    v ? [v.value, v.lower ?? v.value, v.upper ?? v.value] : [],
  );
  return (
    <div className="painted">
      <p className="note">{text(channel.title)}</p>
      <p className="figure-line number">
        <SideChip side={side} small />
        <span className="figure-value">{number(value)}</span>
        <span className="figure-unit">{format.unit(channel.unit)}</span>
      </p>
      {bounds === undefined ? null : (
        <>
          <IntervalStrip
            {...bounds}
            value={value}
            range={stripRange(spread, side === 'diff')}
            tick={side === 'diff' ? 0 : side === 'b' ? a?.value : undefined}
          />
          <p className="note number">
            {side === 'diff' && bounds.lower === 0 && bounds.upper === 0
              ? t('figure.sameAsA')
              : t('figure.veryLikely', {
                  lower: number(bounds.lower),
                  upper: format.join(number(bounds.upper), channel.unit),
                })}
          </p>
        </>
      )}
      <p className="note faint number">
        {a === undefined ? '' : `A ${number(a.value)} · `}
        {b === undefined ? '' : `B ${number(b.value)} · `}
        {format.window(channel.window)}
      </p>
      <p className="note faint">{text(channel.source)}</p>
    </div>
  );
}
