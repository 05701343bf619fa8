import { FileArrowUpIcon } from '@phosphor-icons/react/FileArrowUp';
import { PolygonIcon } from '@phosphor-icons/react/Polygon';
import { type DragEvent, useId } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import { useStore } from 'zustand';
import { standards } from '../../catalogue/standards.ts';
import { type AreaChoice, analysisActions, analysisStore } from '../../state/analysis.ts';
import { cityStore } from '../../state/city.ts';
import { useWords } from '../hooks.ts';
import { crosses } from './crosses.ts';
import { SelectField } from './fields.tsx';

interface AreaFieldProps {
  readonly value: AreaChoice;
  readonly onChange: (value: AreaChoice) => void;
}

export const useHasDistricts = (): boolean =>
  useStore(
    cityStore,
    (s) =>
      s.catalogue?.entries.some((entry) =>
        entry.distributions.some((d) => d.conformsTo.includes(standards.districts)),
      ) ?? false,
  );

/** Whether the area that is chosen is there. */
export const useAreaReady = (area: AreaChoice): boolean =>
  useStore(analysisStore, (s) =>
    area === 'drawn'
      ? !s.drawing && s.drawn.length > 2 && !crosses(s.drawn)
      : area === 'file'
        ? s.zoneFile !== undefined
        : true,
  );

/** Districts, what the map shows, a polygon that is drawn, or a file that is chosen or pasted. */
export function AreaField({ value, onChange }: AreaFieldProps) {
  const t = useWords();
  const hasDistricts = useHasDistricts();
  const areas: readonly AreaChoice[] = [
    ...(hasDistricts ? (['districts'] as const) : []),
    'whole',
    'seen',
    'drawn',
    'file',
  ];
  return (
    <>
      <SelectField
        label={t('measure.area.label')}
        value={value}
        choices={areas.map((area) => ({ value: area, label: t(`measure.area.${area}`) }))}
        onChange={onChange}
      />
      {value === 'drawn' ? <DrawLine /> : null}
      {value === 'file' ? <ZoneFile /> : null}
    </>
  );
}

/** Drawing on a phone, where nothing else has room beside the map. */
export function DrawAlone() {
  return (
    <div className="measure-draw-alone scroll grow">
      <DrawLine />
    </div>
  );
}

/** Draws a polygon on the map: corner by corner, by click or by button. */
export function DrawLine() {
  const t = useWords();
  const drawing = useStore(analysisStore, (s) => s.drawing);
  const corners = useStore(analysisStore, (s) => s.drawn.length);
  const crossing = useStore(analysisStore, (s) => crosses(s.drawn));
  if (!drawing)
    return (
      <div className="measure-line">
        <Button className="button bordered" onPress={analysisActions.startDrawing}>
          <PolygonIcon aria-hidden />
          {t(corners > 2 ? 'measure.draw.again' : 'measure.draw.start')}
        </Button>
        {corners > 2 ? (
          <span className="note">{t('measure.draw.corners', { count: corners })}</span>
        ) : null}
        {crossing ? <span className="note">{t('measure.draw.crosses')}</span> : null}
      </div>
    );
  return (
    <div className="measure-draw">
      <p className="note" aria-live="polite">
        {t('measure.draw.how')} {t('measure.draw.corners', { count: corners })}
      </p>
      <div className="measure-line">
        <Button className="button bordered" onPress={analysisActions.askCorner}>
          {t('measure.draw.middle')}
        </Button>
        <Button className="button" isDisabled={corners === 0} onPress={analysisActions.undoCorner}>
          {t('measure.draw.undo')}
        </Button>
        <Button className="button" isDisabled={corners < 3} onPress={analysisActions.endDrawing}>
          {t('measure.draw.end')}
        </Button>
        <Button className="button" onPress={analysisActions.cancelDrawing}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  );
}

function ZoneFile() {
  const t = useWords();
  const id = useId();
  const file = useStore(analysisStore, (s) => s.zoneFile);
  const open = async (files: FileList | null): Promise<void> => {
    const chosen = files?.[0];
    if (chosen === undefined) return;
    analysisStore.setState({ zoneFile: { name: chosen.name, text: await chosen.text() } });
  };
  const drop = (event: DragEvent): void => {
    if (event.dataTransfer.files.length === 0) return;
    // Dropped on the map it would be a layer; here it is the area.
    event.preventDefault();
    event.stopPropagation();
    void open(event.dataTransfer.files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button below does the same by keyboard
    <div className="measure-draw" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <div className="measure-line">
        <FileTrigger
          acceptedFileTypes={['.geojson', '.json', 'application/geo+json']}
          onSelect={open}
        >
          <Button className="button bordered">
            <FileArrowUpIcon aria-hidden />
            {t('measure.file.choose')}
          </Button>
        </FileTrigger>
        <span className="note">{file?.name ?? ''}</span>
      </div>
      <label className="note" htmlFor={id}>
        {t('measure.file.paste')}
      </label>
      <textarea
        id={id}
        className="measure-paste"
        rows={3}
        spellCheck={false}
        onChange={(event) => {
          const text = event.currentTarget.value.trim();
          analysisStore.setState({
            zoneFile: text === '' ? undefined : { name: t('measure.file.pasted'), text },
          });
        }}
      />
    </div>
  );
}
