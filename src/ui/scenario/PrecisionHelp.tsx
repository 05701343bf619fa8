import { QuestionIcon } from '@phosphor-icons/react/Question';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { Precision } from '../../forecast/protocol.ts';
import { useWords } from '../hooks.ts';
import { IconButton } from '../parts/IconButton.tsx';

interface PrecisionHelpProps {
  readonly measure: Exclude<Precision['measure'], 'exact'>;
  /** Name of the model, so that each question mark has a name of its own. */
  readonly model: string;
}

/** Says what a relative gap or an estimate is, to whoever asks. */
export function PrecisionHelp({ measure, model }: PrecisionHelpProps) {
  const t = useWords();
  const title = t(`models.about.${measure}.title`);
  return (
    <DialogTrigger>
      <IconButton className="how" label={t('models.whatIs', { model, title })}>
        <QuestionIcon />
      </IconButton>
      <Popover className="popover precision-help" placement="top end">
        <Dialog aria-label={title}>
          <h3>{title}</h3>
          <p className="note">{t(`models.about.${measure}.text`)}</p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
