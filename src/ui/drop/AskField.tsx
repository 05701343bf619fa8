import { type FormEvent, useId, useState } from 'react';
import { Button } from 'react-aria-components';
import { useWords } from '../hooks.ts';

interface AskFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly button?: string;
  readonly numeric?: boolean;
  /** Offered while typing. */
  readonly choices?: readonly string[];
  /** False where the text cannot be taken. */
  onCommit(text: string): boolean;
}

/** One line to fill in, taken by Enter or its button. */
export function AskField({
  label,
  hint,
  value,
  button,
  numeric,
  choices,
  onCommit,
}: AskFieldProps) {
  const t = useWords();
  const id = useId();
  const [text, setText] = useState(value);
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setWrong(!onCommit(text.trim()));
  };
  return (
    <form className="ask-field" onSubmit={submit}>
      <label className="note" htmlFor={id}>
        {label}
      </label>
      <span className="ask-line">
        <input
          id={id}
          className="ask-input"
          value={text}
          inputMode={numeric ? 'decimal' : 'text'}
          autoComplete="off"
          aria-invalid={wrong}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          {...(choices === undefined ? {} : { list: `${id}-choices` })}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" className="button" isDisabled={text.trim() === value}>
          {button ?? t('drop.apply')}
        </Button>
      </span>
      {choices === undefined ? null : (
        <datalist id={`${id}-choices`}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
      {hint === undefined && !wrong ? null : (
        <span className="note faint" id={`${id}-hint`} role={wrong ? 'alert' : undefined}>
          {wrong ? t('drop.notTaken') : hint}
        </span>
      )}
    </form>
  );
}
