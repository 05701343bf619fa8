import { XIcon } from '@phosphor-icons/react/X';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useWords } from '../hooks.ts';
import { IconButton } from './IconButton.tsx';
import { ScrollArea } from './ScrollArea.tsx';
import './dialog.css';

interface DialogFrameProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly wide?: boolean;
}

/** A modal sheet of text or tables; put it inside a react-aria `DialogTrigger`. */
export function DialogFrame({ title, children, wide = false }: DialogFrameProps) {
  const t = useWords();
  return (
    <ModalOverlay className="scrim" isDismissable>
      <Modal className={wide ? 'dialog wide' : 'dialog'}>
        <Dialog className="dialog-body">
          {({ close }) => (
            <>
              <div className="panel-head">
                <Heading slot="title" level={2}>
                  {title}
                </Heading>
                <IconButton label={t('common.close')} onPress={close}>
                  <XIcon />
                </IconButton>
              </div>
              <ScrollArea className="dialog-content" label={title}>
                {children}
              </ScrollArea>
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
