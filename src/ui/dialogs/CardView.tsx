import { Button } from 'react-aria-components';
import type { Text } from '../../channel/text.ts';
import type { CardWithReferences } from '../../state/models.ts';
import { useFormat, useText, useWords } from '../hooks.ts';
import { ReferenceList } from './ReferenceList.tsx';

interface CardViewProps {
  readonly card: CardWithReferences;
  readonly cards: readonly CardWithReferences[];
  /** Something that is shown rests on it. */
  readonly behind: boolean;
  readonly onChoose: (id: string) => void;
}

/** One model's card, in the order in which a planner asks: what for, how sure, checked by whom, where it fails. */
export function CardView({ card, cards, behind, onChoose }: CardViewProps) {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const { method, samples, level } = card.intervals;
  const facts = [
    ...(samples === undefined ? [] : [t('cards.samples', { samples: format.number(samples) })]),
    ...(level === undefined ? [] : [t('cards.level', { level })]),
  ];
  const rests = cards.filter((other) => card.restsOn?.includes(other.id));
  return (
    <article className="card">
      <div className="card-head">
        <h3>{text(card.title)}</h3>
        <p className="note faint number">
          {t('cards.version', { version: card.version })} ·{' '}
          {t(behind ? 'cards.behind' : 'cards.others')}
        </p>
      </div>
      <p className="card-lead">{text(card.purpose)}</p>
      <section className="card-sure">
        <h4>{t('cards.sure')}</h4>
        <p>{text(method)}</p>
        {facts.length === 0 ? null : <p className="note number">{facts.join(' · ')}</p>}
      </section>
      <section>
        <h4>{t('cards.held')}</h4>
        <ReferenceList suites={card.suites} />
      </section>
      <div className="card-columns">
        <Points title={t('cards.failures')} items={card.failures} />
        <Points title={t('cards.validity')} items={card.validity} />
      </div>
      <section>
        <h4>{t('cards.inputs')}</h4>
        <ul className="card-points">
          {card.inputs.map((input) => (
            <li key={input.text.en}>
              {text(input.text)}
              {input.unit === undefined ? null : (
                <span className="faint">
                  {' '}
                  ({input.unit.split(', ').map(format.unit).join(', ')})
                </span>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h4>{t('cards.computed')}</h4>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('cards.computed')}</th>
              <th scope="col">{t('cards.source')}</th>
            </tr>
          </thead>
          <tbody>
            {card.equations.map((equation) => (
              <tr key={equation.text.en}>
                <td>{text(equation.text)}</td>
                <td>
                  {equation.url === undefined ? (
                    equation.source
                  ) : (
                    <a href={equation.url} target="_blank" rel="noreferrer">
                      {equation.source}
                    </a>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rests.length === 0 ? null : (
        <p className="note">
          {t('cards.restsOn')}:{' '}
          {rests.map((other, i) => (
            <span key={other.id}>
              {i === 0 ? '' : ', '}
              <Button className="link" onPress={() => onChoose(other.id)}>
                {text(other.title)}
              </Button>
            </span>
          ))}
        </p>
      )}
    </article>
  );
}

function Points({ title, items }: { title: string; items: readonly Text[] }) {
  const text = useText();
  return (
    <section>
      <h4>{title}</h4>
      <ul className="card-points">
        {items.map((item) => (
          <li key={item.en}>{text(item)}</li>
        ))}
      </ul>
    </section>
  );
}
