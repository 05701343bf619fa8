import { Button } from 'react-aria-components';
import { dropActions, type SeriesOffer } from '../../state/dropped.ts';
import { useWords } from '../hooks.ts';

/** Several files that differ by their dates may be one layer that plays through time. */
export function SeriesQuestion({ offer }: { offer: SeriesOffer }) {
  const t = useWords();
  return (
    <div className="panel file-series">
      <p>
        {t('drop.series.question', { count: offer.ids.length, dates: offer.labels.join(', ') })}
      </p>
      <div className="file-buttons">
        <Button className="button primary" onPress={() => dropActions.makeSeries(offer)}>
          {t('drop.series.make')}
        </Button>
        <Button className="button" onPress={dropActions.declineSeries}>
          {t('drop.series.keep')}
        </Button>
      </div>
    </div>
  );
}
