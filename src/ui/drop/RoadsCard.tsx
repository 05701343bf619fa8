import type { RoadFacts } from '../../state/dropped.ts';
import { useFormat, useWords } from '../hooks.ts';

/** What was read in a road network. */
export function RoadsCard({ roads }: { readonly roads: RoadFacts }) {
  const t = useWords();
  const format = useFormat();
  const facts: readonly (readonly [string, string])[] = [
    [t('roadFile.roads'), format.number(roads.roads)],
    [t('roadFile.length'), format.value(Math.round(roads.kilometres), 'km')],
    [t('roadFile.nodes'), format.number(roads.nodes)],
    [t('roadFile.links'), format.number(roads.links)],
    [
      t('roadFile.assumed'),
      t('roadFile.ofLinks', {
        some: format.number(roads.assumed),
        all: format.number(roads.links),
      }),
    ],
  ];
  return (
    <>
      <dl className="facts note number">
        {facts.map(([label, value]) => (
          <div className="fact" key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="note">{t('roadFile.shownOnly')}</p>
    </>
  );
}
