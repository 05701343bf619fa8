import { FileArrowUpIcon } from '@phosphor-icons/react/FileArrowUp';
import { useContext } from 'react';
import { Button, FileTrigger, OverlayTriggerStateContext } from 'react-aria-components';
import { dropActions } from '../../state/dropped.ts';
import { useWords } from '../hooks.ts';

const accepted = [
  '.tif',
  '.tiff',
  'image/tiff',
  '.tfw',
  '.tifw',
  '.wld',
  '.prj',
  '.zip',
  '.pb',
  '.parquet',
  '.geojson',
  '.json',
  '.gpkg',
  '.pbf',
];

/** Where a file of one's own is chosen; dropping it on the map does the same. */
export function FilePart() {
  const t = useWords();
  const overlay = useContext(OverlayTriggerStateContext);
  const open = (files: FileList | null): void => {
    dropActions.open([...(files ?? [])]);
    overlay?.close();
  };
  return (
    <section className="add-service" aria-label={t('drop.file')}>
      <h3>{t('drop.file')}</h3>
      <p className="note">{t('drop.fileHint')}</p>
      <div>
        <FileTrigger allowsMultiple acceptedFileTypes={accepted} onSelect={open}>
          <Button className="button bordered">
            <FileArrowUpIcon aria-hidden />
            {t('drop.choose')}
          </Button>
        </FileTrigger>
      </div>
    </section>
  );
}
