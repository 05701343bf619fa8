import { useStore } from 'zustand';
import type { Figure } from '../../channel/channel.ts';
import { forecastStore } from '../../state/forecast.ts';
import { viewStore } from '../../state/view.ts';
import { verdictOf } from '../format/difference.ts';
import { useWords } from '../hooks.ts';
import { Group } from './Group.tsx';
import { fairChoice, inGroups } from './groups.ts';
import { KeyFigure } from './KeyFigure.tsx';

/** The city's figures under their headings, in the order the models give them; at most `limit` of them, without headings. */
export function KeyFigures({ limit }: { limit?: number }) {
  const t = useWords();
  const b = useStore(forecastStore, (s) => s.b ?? s.a);
  if (b === undefined) return null;
  const groups = inGroups(b.figures);
  if (limit !== undefined) return <FigureList figures={fairChoice(b.figures, limit)} />;
  if (groups.length < 2) return <FigureList figures={b.figures} />;
  return groups.map(({ group, things }) => {
    const changed = things.filter(({ quantity }) => {
      const change = b.differences.find((other) => other.quantity === quantity);
      return change !== undefined && verdictOf(change) === 'clear';
    }).length;
    return (
      <Group
        key={group}
        id={`figures-${group}`}
        title={t(`groups.${group}`)}
        count={t('groups.clearly', { count: changed, all: things.length })}
      >
        <FigureList figures={things} />
      </Group>
    );
  });
}

function FigureList({ figures }: { figures: readonly Figure[] }) {
  const a = useStore(forecastStore, (s) => s.a);
  const differences = useStore(forecastStore, (s) => (s.b ?? s.a)?.differences);
  const side = useStore(viewStore, (s) => s.side);
  return figures.map((figure) => (
    <KeyFigure
      key={figure.quantity}
      figure={figure}
      a={a?.figures.find((other) => other.quantity === figure.quantity)}
      delta={differences?.find((other) => other.quantity === figure.quantity)}
      side={side}
    />
  ));
}

export function KeyFiguresHead() {
  const t = useWords();
  const side = useStore(viewStore, (s) => s.side);
  return (
    <div className="figures-head">
      <h2 className="grow">{t(`figure.heading.${side}`)}</h2>
      <span className="note faint">{t('figure.ranges')}</span>
    </div>
  );
}
