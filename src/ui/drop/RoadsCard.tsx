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
      <p className="note">{t('roadFile.shownOnly')}</p>
    </>
  );
}

/** Lines of the source, and what of them is left out. */
function useSource(made: RoadSourceFacts | undefined): readonly (readonly [string, string])[] {
  const t = useWords();
  const format = useFormat();
  if (made === undefined) return [];
  const { left, unreachable } = made;
  const counts = [
    [left.otherClass, t('roadFile.left.otherClass')],
    [left.access + left.parking + left.reversible + left.area, t('roadFile.left.closed')],
    [unreachable.roads, t('roadFile.left.unreachable')],
    [made.unreadable, t('roadFile.left.noLine')],
  ] as const;
  const out = counts.flatMap(([count, why]) =>
    count > 0 ? [`${format.number(count)} ${why}`] : [],
  );
  return [
    [t('roadFile.format'), made.format],
    [
      t('roadFile.lines'),
      t('roadFile.drivable', {
        some: format.number(made.drivable),
        all: format.number(made.lines),
      }),
    ],
    [t('roadFile.leftOut'), out.length === 0 ? t('roadFile.nothing') : out.join('; ')],
    ...(made.barriers > 0 ? [[t('roadFile.barriers'), format.number(made.barriers)] as const] : []),
    ...(made.turnRestrictions > 0
      ? [[t('roadFile.turns'), format.number(made.turnRestrictions)] as const]
      : []),
  ];
}
