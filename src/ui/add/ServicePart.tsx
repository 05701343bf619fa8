import { ArrowLeftIcon } from '@phosphor-icons/react/ArrowLeft';
import { type FormEvent, useEffect, useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import { useStore } from 'zustand';
import { serviceActions, serviceStore } from '../../state/service.ts';
import { useWords } from '../hooks.ts';
import { Failure } from '../parts/Failure.tsx';
import { Progress } from '../parts/Progress.tsx';
import { OfferList } from './OfferList.tsx';

/** Address field, and what the service behind it offers. */
export function ServicePart() {
  const t = useWords();
  const { asked, status, service, problem, trail } = useStore(serviceStore);
  const [address, setAddress] = useState(asked?.url ?? '');
  useEffect(() => {
    if (asked !== undefined) setAddress(asked.url);
  }, [asked]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (address.trim() !== '') serviceActions.ask(address.trim());
  };
  return (
    <section className="add-service" aria-labelledby="add-service-title">
      <h3 id="add-service-title">{t('add.service')}</h3>
      <form className="add-address" onSubmit={submit}>
        <TextField className="grow add-field" value={address} onChange={setAddress}>
          <Label>{t('add.address')}</Label>
          <Input
            className="text-input"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            placeholder="https://"
          />
        </TextField>
        <Button type="submit" className="button primary" isDisabled={address.trim() === ''}>
          {t('add.open')}
        </Button>
      </form>
      {status === 'idle' ? <p className="note">{t('add.hint')}</p> : null}
      {status === 'loading' ? (
        <Progress label={t('add.opening', { address: asked?.url ?? '' })} share={undefined} />
      ) : null}
      {problem === undefined ? null : (
        <Failure problem={problem} onRetry={() => serviceActions.ask(asked?.url ?? address)} />
      )}
      {trail.length === 0 || status === 'loading' ? null : (
        <Button className="link add-back" onPress={serviceActions.back}>
          <ArrowLeftIcon aria-hidden />
          {t('add.back')}
        </Button>
      )}
      {service === undefined ? null : <OfferList key={service.url} service={service} />}
    </section>
  );
}
