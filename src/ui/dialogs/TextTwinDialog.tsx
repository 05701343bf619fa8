import { useStore } from 'zustand';
import { cityStore } from '../../state/city.ts';
import { TextTwin } from '../a11y/TextTwin.tsx';
import { useWords } from '../hooks.ts';
import { DialogFrame } from '../parts/DialogFrame.tsx';

export function TextTwinDialog() {
  const t = useWords();
  const synthetic = useStore(cityStore, (s) => s.catalogue?.synthetic ?? false);
  return (
    <DialogFrame title={t('twin.title')}>
      {synthetic ? <p>{t('sources.synthetic')}</p> : null}
      <TextTwin />
    </DialogFrame>
  );
}
