import type { RoadSourceFacts } from '../../catalogue/network/facts.ts';
import type { RoadFacts } from '../../state/dropped.ts';
import { useFormat, useWords } from '../hooks.ts';

/** What was read in a road network, and of the source that it was made from. */
export function RoadsCard({ roads }: { readonly roads: RoadFacts }) {
  const t = useWords();
  const format = useFormat();
  const source = useSource(roads.made);
  const facts: readonly (readonly [string, string])[] = [
    ...source,
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
      {roads.made === undefined ? null : <LeftOut made={roads.made} />}
      <p className="note">{t('roadFile.shownOnly')}</p>
    </>
  );
}

/** Of the source that a network was made from. */
function useSource(made: RoadSourceFacts | undefined): readonly (readonly [string, string])[] {
  const t = useWords();
  const format = useFormat();
  if (made === undefined) return [];
  return [
    [t('roadFile.format'), made.format],
    [t('roadFile.lines'), format.number(made.lines)],
    [t('roadFile.drivable'), format.number(made.drivable)],
    ...(made.barriers > 0 ? [[t('roadFile.barriers'), format.number(made.barriers)] as const] : []),
  ];
}

/** What of the source is not in the network. */
function LeftOut({ made }: { readonly made: RoadSourceFacts }) {
  const t = useWords();
  const format = useFormat();
  const { left, unreachable } = made;
  const counts = [
    [left.otherClass, t('roadFile.left.otherClass')],
    [left.access + left.parking + left.reversible + left.area, t('roadFile.left.closed')],
    [unreachable.roads, t('roadFile.left.unreachable')],
    [made.unreadable, t('roadFile.left.noLine')],
    [made.turnRestrictions, t('roadFile.left.turns')],
  ] as const;
  const found = counts.filter(([count]) => count > 0);
  if (found.length === 0) return null;
  return (
    <>
      <p className="note">{t('roadFile.leftOut')}</p>
      <ul className="left-out note number">
        {found.map(([count, why]) => (
          <li key={why}>
            {format.number(count)} {why}
          </li>
        ))}
      </ul>
    </>
  );
}
