import { FileArrowDownIcon } from '@phosphor-icons/react/FileArrowDown';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { dropActions, droppedStore } from '../../state/dropped.ts';
import { useWords } from '../hooks.ts';
import { FileCardPanel } from './FileCardPanel.tsx';
import { SeriesQuestion } from './SeriesQuestion.tsx';
import './drop.css';

/** Files may be dropped anywhere on the page; what they turned out to be stands on cards over the map. */
export function Dropping() {
  const over = useFileDrop(dropActions.open);
  const t = useWords();
  return (
    <>
      {over ? (
        <div className="drop-target" aria-hidden>
          <div className="drop-sign">
            <FileArrowDownIcon aria-hidden />
            <strong>{t('drop.here')}</strong>
            <span className="note">{t('drop.hereHint')}</span>
          </div>
        </div>
      ) : null}
      <FileCards />
    </>
  );
}

function FileCards() {
  const t = useWords();
  const cards = useStore(droppedStore, (s) => s.cards);
  const offer = useStore(droppedStore, (s) => s.offer);
  const shown = cards.filter((card) => card.shown);
  if (shown.length === 0) return null;
  return (
    <section className="file-cards scroll" aria-label={t('drop.cards')} data-region tabIndex={-1}>
      {offer === undefined ? null : <SeriesQuestion offer={offer} />}
      {shown.map((card) => (
        <FileCardPanel key={card.id} card={card} folded={shown.length > 1} />
      ))}
    </section>
  );
}

const hasFiles = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes('Files') ?? false;

/** Whether files are held over the page; hands them to `onFiles` once dropped. */
function useFileDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const listen = (
      type: 'dragenter' | 'dragover' | 'dragleave' | 'drop',
      work: (e: DragEvent) => void,
    ) =>
      window.addEventListener(type, (event) => hasFiles(event) && work(event), {
        signal: stop.signal,
      });
    const enter = (event: DragEvent): void => {
      event.preventDefault();
      event.dataTransfer!.dropEffect = 'copy';
      setOver(true);
    };
    listen('dragenter', enter);
    listen('dragover', enter);
    listen('dragleave', (event) => {
      if (event.relatedTarget === null) setOver(false);
    });
    listen('drop', (event) => {
      event.preventDefault();
      setOver(false);
      onFiles([...event.dataTransfer!.files]);
    });
    return () => stop.abort();
  }, [onFiles]);
  return over;
}
