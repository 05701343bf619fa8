import { FileIcon } from '@phosphor-icons/react/File';
import { MapPinIcon } from '@phosphor-icons/react/MapPin';
import { XIcon } from '@phosphor-icons/react/X';
import { useId } from 'react';
import { Button } from 'react-aria-components';
import { dropActions, type FileCard } from '../../state/dropped.ts';
import { useFormat, useWords } from '../hooks.ts';
import { Failure } from '../parts/Failure.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { Progress } from '../parts/Progress.tsx';
import { AskField } from './AskField.tsx';
import { Assumed } from './Assumed.tsx';
import { Corrections } from './Corrections.tsx';
import { FeedCard } from './FeedCard.tsx';
import { MessageCard } from './MessageCard.tsx';
import { ReadFacts, sizeOf } from './ReadFacts.tsx';
import { RoadsAssumed } from './RoadsAssumed.tsx';
import { RoadsCard } from './RoadsCard.tsx';
import { useRemove } from './useRemove.ts';

/** What a file turned out to be: what was read, what was assumed, and what a person may correct. */
export function FileCardPanel({ card, folded }: { card: FileCard; folded: boolean }) {
  const t = useWords();
  const format = useFormat();
  const heading = useId();
  const remove = useRemove();
  const { id, files, status, problem, facts, said, feed, roads, message, progress } = card;
  const name = said.title ?? card.title;
  const close = (): void =>
    status === 'failed' || message !== undefined
      ? dropActions.dismiss(id)
      : dropActions.setShown(id, false);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return (
    <article className="panel file-card" aria-labelledby={heading} aria-busy={status === 'reading'}>
      <header className="file-head">
        <FileIcon aria-hidden />
        <div className="grow">
          <h2 id={heading}>{status === 'open' ? name : files[0]?.name}</h2>
          <p className="note faint number">
            {t('drop.fileOf', { count: files.length, size: sizeOf(bytes, format) })}
          </p>
        </div>
        <IconButton label={t('drop.close', { name })} onPress={close}>
          <XIcon />
        </IconButton>
      </header>
      <div className="file-body">
        {status === 'reading' ? (
          <Progress label={t('drop.reading', { name })} share={progress} />
        ) : null}
        {status === 'reading' && progress !== undefined ? (
          <div className="file-buttons">
            <Button className="button" onPress={() => dropActions.dismiss(id)}>
              {t('common.cancel')}
            </Button>
          </div>
        ) : null}
        {problem === undefined ? null : <Failure problem={problem} />}
        {problem?.code === 'dropNoCrs' || problem?.code === 'dropCrs' ? (
          <CrsField card={card} />
        ) : null}
        {message === undefined ? null : <MessageCard id={id} message={message} />}
        {(facts ?? feed ?? roads) === undefined || status !== 'open' ? null : (
          <>
            <div className="file-buttons">
              <Button className="button" onPress={() => dropActions.show(id)}>
                <MapPinIcon aria-hidden />
                {t('drop.show')}
              </Button>
              <Button className="button" onPress={() => remove(id)}>
                {t('drop.removeShort')}
              </Button>
            </div>
            {feed === undefined ? null : (
              <details open={!folded}>
                <summary>{t('drop.read')}</summary>
                <FeedCard id={id} feed={feed} />
              </details>
            )}
            {roads === undefined ? null : (
              <>
                <details open={!folded}>
                  <summary>{t('drop.read')}</summary>
                  <RoadsCard roads={roads} />
                </details>
                {roads.made === undefined ? null : (
                  <details open={!folded}>
                    <summary>{t('drop.assumed')}</summary>
                    <RoadsAssumed made={roads.made} />
                  </details>
                )}
              </>
            )}
            {facts === undefined ? null : (
              <>
                <details open={!folded}>
                  <summary>{t('drop.read')}</summary>
                  <ReadFacts card={card} facts={facts} />
                </details>
                <details open={!folded}>
                  <summary>{t('drop.assumed')}</summary>
                  <Assumed card={card} facts={facts} />
                </details>
                <details>
                  <summary>{t('drop.correct')}</summary>
                  <Corrections card={card} facts={facts} />
                </details>
              </>
            )}
            <p className="note">{t('drop.onlyHere')}</p>
          </>
        )}
      </div>
    </article>
  );
}

/** Asks for what no reader can know; the file is tried again with it. */
function CrsField({ card }: { card: FileCard }) {
  const t = useWords();
  return (
    <AskField
      label={t('drop.crsAsk')}
      hint={t('drop.crsHint')}
      value={card.said.crs?.replace('EPSG:', '') ?? ''}
      button={t('common.tryAgain')}
      numeric
      onCommit={(text) => {
        const code = /^(?:EPSG:)?\s*(\d{4,6})$/i.exec(text)?.[1];
        if (code === undefined) return false;
        dropActions.correct(card.id, { crs: `EPSG:${code}` });
        return true;
      }}
    />
  );
}
