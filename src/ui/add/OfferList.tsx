import { CaretRightIcon } from '@phosphor-icons/react/CaretRight';
import { useMemo, useState } from 'react';
import { Input, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import type { Offer, Service } from '../../catalogue/service.ts';
import { useText, useWords } from '../hooks.ts';
import { findOffers } from './find.ts';
import { OfferPreview } from './OfferPreview.tsx';

const searchFrom = 8;

/** What a service offers, found by words, with a preview of the chosen one. */
export function OfferList({ service }: { service: Service }) {
  const t = useWords();
  const text = useText();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<string | undefined>(
    service.offers.length === 1 ? service.offers[0]!.id : undefined,
  );
  const found = useMemo(() => findOffers(service.offers, query), [service, query]);
  const offer = service.offers.find(({ id }) => id === chosen);
  const count = service.offers.length;
  return (
    <>
      <div className="add-head">
        <p className="add-title">{text(service.title)}</p>
        <p className="note faint">
          {t(`add.kind.${service.kind}`)} {service.version} · {t('add.count', { count })}
        </p>
        {service.abstract === '' ? null : <p className="note add-abstract">{service.abstract}</p>}
      </div>
      {service.more === undefined ? null : (
        <p className="note">
          {service.more.total === undefined
            ? t('add.more', { count })
            : t('add.moreOf', { count, total: service.more.total })}
        </p>
      )}
      {count <= searchFrom ? null : (
        <SearchField
          className="add-field"
          aria-label={t('add.search')}
          value={query}
          onChange={setQuery}
        >
          <Input className="text-input" placeholder={t('add.search')} />
        </SearchField>
      )}
      <div className={offer === undefined ? 'add-columns' : 'add-columns chosen'}>
        <ListBox
          className="add-list scroll"
          aria-label={t('add.list', { title: text(service.title) })}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={chosen === undefined ? [] : [chosen]}
          onSelectionChange={(keys) => setChosen(keys === 'all' ? undefined : String([...keys][0]))}
          items={found}
          renderEmptyState={() => (
            <p className="note add-none">{query === '' ? t('add.empty') : t('add.none')}</p>
          )}
        >
          {(item) => <OfferItem offer={item} />}
        </ListBox>
        {offer === undefined ? null : <OfferPreview key={offer.id} offer={offer} />}
      </div>
    </>
  );
}

function OfferItem({ offer }: { offer: Offer }) {
  return (
    <ListBoxItem id={offer.id} textValue={offer.title} className="menu-item add-item">
      <span className="grow">
        {offer.title}
        {offer.path.length === 0 ? null : (
          <span className="note faint add-path">{offer.path.join(' › ')}</span>
        )}
      </span>
      {offer.opens === undefined ? null : <CaretRightIcon aria-hidden />}
    </ListBoxItem>
  );
}
