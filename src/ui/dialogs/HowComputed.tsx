import { QuestionIcon } from '@phosphor-icons/react/Question';
import { DialogTrigger } from 'react-aria-components';
import { useWords } from '../hooks.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { MethodDialog } from './MethodDialog.tsx';

interface HowComputedProps {
  /** Id of the figure, the channel or the card. */
  readonly about: string;
  readonly title: string;
}

/** The question mark beside a figure or a chart that opens the card of its model. */
export function HowComputed({ about, title }: HowComputedProps) {
  const t = useWords();
  return (
    <DialogTrigger>
      <IconButton className="how" label={t('cards.howOf', { title })}>
        <QuestionIcon />
      </IconButton>
      <MethodDialog about={about} />
    </DialogTrigger>
  );
}
