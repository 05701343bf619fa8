import { PlusIcon } from '@phosphor-icons/react/Plus';
import { Button, DialogTrigger } from 'react-aria-components';
import { useWords } from '../hooks.ts';
import { DialogFrame } from '../parts/DialogFrame.tsx';
import { FilePart } from './FilePart.tsx';
import { ServicePart } from './ServicePart.tsx';
import './add.css';

/** The way to bring data of one's own: a file, or the address of a service. */
export function AddData() {
  const t = useWords();
  return (
    <DialogTrigger>
      <Button className="button add-data">
        <PlusIcon aria-hidden />
        {t('add.title')}
      </Button>
      <DialogFrame title={t('add.title')} wide>
        <FilePart />
        <ServicePart />
      </DialogFrame>
    </DialogTrigger>
  );
}
