import { unitSymbol } from '../../channel/unit.ts';
import { dropActions, type FileCard, type FileFacts } from '../../state/dropped.ts';
import { useWords } from '../hooks.ts';
import { en } from '../i18n/en.ts';
import { AskField } from './AskField.tsx';

type Code = keyof typeof en.drop.assume;

const isKnown = (code: string): code is Code => Object.hasOwn(en.drop.assume, code);

/** Codes that a person may well know the answer to are asked for where they stand. */
export const commonUnits = ['degC', 'K', '%', 'm', 'mm', 'm2', 'ug/m3', 'dB', '1'] as const;

/** The code of a unit that was typed as its symbol; else as it was typed. */
export const unitTyped = (text: string): string =>
  commonUnits.find((code) => unitSymbol(code) === text) ?? text;

export function numberTyped(text: string): number | undefined {
  const value = Number(text.replace('−', '-').replace(',', '.'));
  return text === '' || Number.isNaN(value) ? undefined : value;
}

/** What the file leaves open, how it was filled, and what a person can say instead. */
export function Assumed({ card, facts }: { card: FileCard; facts: FileFacts }) {
  const t = useWords();
  const codes = facts.assumptions.filter(isKnown);
  if (codes.length === 0) return <p className="note">{t('drop.nothingAssumed')}</p>;
  return (
    <ul className="assumed note">
      {codes.map((code) => (
        <li key={code}>
          {t(`drop.assume.${code}`)}
          {code === 'unitUnknown' ? <UnitField card={card} /> : null}
          {code === 'noDataUnknown' || code === 'noDataSaid' ? <NoDataField card={card} /> : null}
        </li>
      ))}
    </ul>
  );
}

function UnitField({ card }: { card: FileCard }) {
  const t = useWords();
  return (
    <AskField
      label={t('drop.unit')}
      value={unitSymbol(card.said.unit ?? '')}
      choices={commonUnits.map(unitSymbol).filter((symbol) => symbol !== '')}
      onCommit={(text) => {
        dropActions.correct(card.id, { unit: unitTyped(text) });
        return true;
      }}
    />
  );
}

export function NoDataField({ card }: { card: FileCard }) {
  const t = useWords();
  return (
    <AskField
      label={t('drop.noData')}
      value={card.said.noData === undefined ? '' : String(card.said.noData)}
      numeric
      onCommit={(text) => {
        const noData = numberTyped(text);
        if (noData !== undefined) dropActions.correct(card.id, { noData });
        return noData !== undefined;
      }}
    />
  );
}
