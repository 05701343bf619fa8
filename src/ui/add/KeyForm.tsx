import { type FormEvent, useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import { keepKey, usualHeader } from '../../catalogue/key.ts';
import { Problem, type ProblemData } from '../../problem/problem.ts';
import { useFormat, useWords } from '../hooks.ts';
import './add.css';
import './key.css';

/** Takes the key that a feed asks for (Problem `feedKey`) and keeps it for this page and that server alone. */
export function KeyForm({ problem }: { readonly problem: ProblemData }) {
  const t = useWords();
  const format = useFormat();
  const [header, setHeader] = useState(String(problem.params.header || usualHeader));
  const [value, setValue] = useState('');
  const [wrong, setWrong] = useState<Problem>();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    try {
      keepKey(problem.params.file, { header, value });
      setWrong(undefined);
      setValue('');
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setWrong(error);
    }
  };
  return (
    <form className="key-form" onSubmit={submit}>
      <TextField value={header} onChange={setHeader}>
        <Label>{t('key.header')}</Label>
        <Input className="text-input" autoComplete="off" spellCheck={false} />
      </TextField>
      <TextField type="password" value={value} onChange={setValue}>
        <Label>{t('key.value')}</Label>
        <Input className="text-input" autoComplete="off" spellCheck={false} />
      </TextField>
      <Button type="submit" className="button" isDisabled={value.trim() === ''}>
        {t('key.use')}
      </Button>
      <p className="note">
        {wrong === undefined
          ? t('key.note', { origin: new URL(problem.params.file).origin })
          : format.problem(wrong)}
      </p>
    </form>
  );
}
