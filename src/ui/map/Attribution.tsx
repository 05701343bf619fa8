import { useMemo } from 'react';
import { Button, DialogTrigger } from 'react-aria-components';
import { useStore } from 'zustand';
import { cityStore } from '../../state/city.ts';
import { layersStore } from '../../state/layers.ts';
import { selectionStore } from '../../state/selection.ts';
import { viewStore } from '../../state/view.ts';
import { SourcesDialog } from '../dialogs/SourcesDialog.tsx';
import { TextTwinDialog } from '../dialogs/TextTwinDialog.tsx';
import { useFormat, useText, useWords } from '../hooks.ts';
import { fieldText } from '../inspector/ReadingView.tsx';
import { scaleBar } from './scaleBar.ts';
import './map.css';

/** Scale bar, what is under the pointer, who made the data, and the map in words. */
export function Attribution() {
  const t = useWords();
  return (
    <section className="attribution" data-region tabIndex={-1} aria-label={t('attribution.title')}>
      <PointerLine />
      <ScaleBar />
      <SyntheticFlag />
      <Credits />
      <DialogTrigger>
        <Button className="link attribution-link">{t('twin.open')}</Button>
        <TextTwinDialog />
      </DialogTrigger>
    </section>
  );
}

function ScaleBar() {
  const format = useFormat();
  const metres = useStore(viewStore, (s) => s.metresPer100px);
  const bar = metres === undefined ? undefined : scaleBar(metres);
  if (bar === undefined) return null;
  const label =
    bar.metres >= 1000 ? format.value(bar.metres / 1000, 'km') : format.value(bar.metres, 'm');
  return (
    <span className="scale-bar number">
      <span className="scale-bar-line" style={{ width: bar.pixels }} aria-hidden />
      {label}
    </span>
  );
}

function PointerLine() {
  const text = useText();
  const format = useFormat();
  const t = useWords();
  const pointer = useStore(selectionStore, (s) => s.pointer);
  const field = pointer?.fields[0];
  if (pointer === undefined) return null;
  return (
    <span className="pointer-line number" aria-hidden="true">
      {field === undefined || pointer.featureId !== undefined ? `${pointer.title} ` : null}
      {field === undefined
        ? null
        : `${text(field.label)} ${fieldText(field, format, text, t('inspector.notKnown'))}`}
    </span>
  );
}

function SyntheticFlag() {
  const t = useWords();
  const synthetic = useStore(cityStore, (s) => s.catalogue?.synthetic ?? false);
  return synthetic ? <span className="strong">{t('city.syntheticData')}</span> : null;
}

function Credits() {
  const t = useWords();
  const rows = useStore(layersStore, (s) => s.rows);
  const credits = useMemo(() => {
    const shown = rows.filter((row) => row.visible);
    const names = shown.map(({ entry }) =>
      (entry.attribution || entry.publisher).replace(/^©\s*/, ''),
    );
    return [...new Set(names.filter((name) => name !== ''))];
  }, [rows]);
  return (
    <DialogTrigger>
      <Button className="link attribution-link attribution-credits" aria-label={t('sources.title')}>
        © {credits.length === 0 ? t('sources.title') : credits.join(', ')}
      </Button>
      <SourcesDialog />
    </DialogTrigger>
  );
}
