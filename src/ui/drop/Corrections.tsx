import { useId } from 'react';
import { classTables } from '../../channel/classes.ts';
import { rampChoices } from '../../channel/ramp.ts';
import { dropActions, type FileCard, type FileFacts } from '../../state/dropped.ts';
import { useText, useWords } from '../hooks.ts';
import type { en } from '../i18n/en.ts';
import { AskField } from './AskField.tsx';
import { NoDataField } from './Assumed.tsx';

/** How the layer is called and what its numbers are: quantities, or codes of a class table. */
export function Corrections({ card, facts }: { card: FileCard; facts: FileFacts }) {
  const t = useWords();
  const text = useText();
  const id = useId();
  return (
    <div className="corrections">
      <AskField
        label={t('drop.name')}
        value={card.said.title ?? card.title}
        onCommit={(title) => {
          if (title !== '') dropActions.correct(card.id, { title });
          return title !== '';
        }}
      />
      {facts.noData === undefined && !facts.assumptions.includes('noDataUnknown') ? (
        <NoDataField card={card} />
      ) : null}
      {facts.meaning !== 'values' ? null : (
        <div className="ask-field">
          <label className="note" htmlFor={id}>
            {t('drop.drawnAs')}
          </label>
          <select
            id={id}
            className="select"
            value={card.said.ramp ?? ''}
            onChange={(event) => dropActions.correct(card.id, { ramp: event.currentTarget.value })}
          >
            {card.said.ramp === undefined ? <option value="">{t('drop.quantity')}</option> : null}
            <optgroup label={t('drop.quantity')}>
              {rampChoices.map(({ name, label }) => (
                <option key={name} value={name}>
                  {text(label)}
                </option>
              ))}
            </optgroup>
            <optgroup label={t('drop.classes')}>
              {Object.keys(classTables).map((table) => (
                <option key={table} value={table}>
                  {table in tableWords ? t(tableWords[table as KnownTable]) : table}
                </option>
              ))}
            </optgroup>
          </select>
        </div>
      )}
    </div>
  );
}

type KnownTable = keyof typeof en.drop.table;

const tableWords = {
  'clc-plus-backbone': 'drop.table.clc-plus-backbone',
  'construction-period': 'drop.table.construction-period',
  'corine-land-cover': 'drop.table.corine-land-cover',
  'urban-atlas': 'drop.table.urban-atlas',
} as const satisfies Record<KnownTable, string>;
