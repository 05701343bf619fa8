import type { LayerOption } from '../../layers/layer.ts';
import { type LayerRow, layerActions } from '../../state/layers.ts';
import { FindingsPart } from '../findings/FindingsPart.tsx';
import { useFormat, useText, useWords } from '../hooks.ts';
import { legendBackground } from '../legend/colors.ts';
import { Range } from '../parts/Range.tsx';
import { AddedActions } from './AddedActions.tsx';
import { EntryFacts } from './EntryFacts.tsx';
import { OptionField } from './OptionField.tsx';
import { StepControl } from './StepControl.tsx';

/** The open card of a layer: colours, how it is drawn, and where it comes from. */
export function LayerCard({ row }: { row: LayerRow }) {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const background = row.legend === undefined ? undefined : legendBackground(row.legend);
  const { opacity } = row.params;
  const colours = row.options.filter(({ section }) => section === 'colours');
  const plain = row.options.filter(({ section }) => section === undefined);
  return (
    <div className="layer-card">
      {background === undefined || colours.length > 0 ? null : (
        <div className="layer-ramp" style={{ background }} />
      )}
      <div className="card-line">
        <span className="note">{t('layers.opacity')}</span>
        <span className="number">{format.share(opacity)}</span>
      </div>
      <Range
        quiet
        label={t('layers.opacityOf', { title: text(row.entry.title) })}
        value={opacity}
        min={0}
        max={1}
        step={0.05}
        valueText={format.share(opacity)}
        onChange={(value) => layerActions.setParams(row.id, { opacity: value })}
      />
      {plain.map((option) =>
        option.param === 'step' ? (
          <StepControl key={option.param} row={row} option={option} />
        ) : (
          <OptionField key={option.param} row={row} option={option} />
        ),
      )}
      {colours.length === 0 ? null : <Colours row={row} options={colours} />}
      <FindingsPart row={row} />
      <EntryFacts entry={row.entry} />
      <AddedActions row={row} />
    </div>
  );
}

/** How the colours are made, folded away so that the card stays short. */
function Colours({ row, options }: { row: LayerRow; options: readonly LayerOption[] }) {
  const t = useWords();
  const background = row.legend === undefined ? undefined : legendBackground(row.legend);
  return (
    <details className="card-section">
      <summary className="note">
        {t('colours.title')}
        <span className="layer-ramp" style={{ background }} />
      </summary>
      {options.map((option) => (
        <OptionField key={option.param} row={row} option={option} />
      ))}
    </details>
  );
}
