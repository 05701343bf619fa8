import { useStore } from 'zustand';
import { forecastStore } from '../../state/forecast.ts';
import { viewStore } from '../../state/view.ts';
import { useWords } from '../hooks.ts';
import { KeyFigure } from './KeyFigure.tsx';

/** The city's figures in the order the model gives them, at most `limit` of them. */
export function KeyFigures({ limit }: { limit?: number }) {
  const a = useStore(forecastStore, (s) => s.a);
  const b = useStore(forecastStore, (s) => s.b ?? s.a);
  const side = useStore(viewStore, (s) => s.side);
  return (
    <>
      {b?.figures.slice(0, limit).map((figure) => (
        <KeyFigure
          key={figure.quantity}
          figure={figure}
          a={a?.figures.find((other) => other.quantity === figure.quantity)}
          delta={b.differences.find((other) => other.quantity === figure.quantity)}
          side={side}
        />
      ))}
    </>
  );
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
