import type { AssumedClass, RoadSourceFacts } from '../../catalogue/network/facts.ts';
import { useFormat, useWords } from '../hooks.ts';

/** What was taken for granted of roads that do not say, by class, and where that is from. */
export function RoadsAssumed({ made }: { readonly made: RoadSourceFacts }) {
  const t = useWords();
  const format = useFormat();
  const percent = (share: number): string => format.value(Math.round(share * 100), '%');
  const values = ({ lanes, speed, capacity }: AssumedClass): string =>
    t('roadFile.usual', {
      count: lanes,
      speed: format.value(speed, 'km/h'),
      capacity: format.value(capacity, 'veh/h'),
    });
  return (
    <>
      <dl className="road-classes note number">
        {made.assumed.map((own) => (
          <div key={own.class}>
            <dt>
              {t(`roadFile.class.${own.class}`)}{' '}
              <span className="faint">{format.value(rounded(own.kilometres), 'km')}</span>
            </dt>
            <dd>
              {values(own)}
              <br />
              <span className="faint">
                {t('roadFile.without', {
                  lanes: percent(own.withoutLanes),
                  speed: percent(own.withoutSpeed),
                })}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="note">
        {t('roadFile.usualFrom')}{' '}
        <a href={made.source.url} target="_blank" rel="noreferrer">
          {made.source.title}
        </a>
      </p>
    </>
  );
}

/** Tenths of a kilometre below ten. */
const rounded = (kilometres: number): number =>
  kilometres < 10 ? Math.round(kilometres * 10) / 10 : Math.round(kilometres);
