import { DatabaseIcon } from '@phosphor-icons/react/Database';
import { Button, DialogTrigger } from 'react-aria-components';
import { useStore } from 'zustand';
import { layersStore } from '../../state/layers.ts';
import { SourcesDialog } from '../dialogs/SourcesDialog.tsx';
import { useWords } from '../hooks.ts';

export function SourcesFooter() {
  const t = useWords();
  const count = useStore(layersStore, (s) => s.rows.length);
  return (
    <div className="panel-foot note">
      <DatabaseIcon aria-hidden />
      <span className="grow">{t('sources.count', { count })}</span>
      <DialogTrigger>
        <Button className="link">{t('sources.list')}</Button>
        <SourcesDialog />
      </DialogTrigger>
    </div>
  );
}
