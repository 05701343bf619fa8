import type { FigureCourse } from '../../forecast/protocol.ts';
import { roundingStep } from '../format/number.ts';
import { useFormat, useWords } from '../hooks.ts';
import { NumberTable } from '../parts/NumberTable.tsx';
import { ChartCard } from './ChartCard.tsx';
import { LineChart } from './LineChart.tsx';
import type { Point } from './series.ts';

const points = (course: FigureCourse): readonly Point[] =>
  course.years.map((x, i) => ({
    x,
    y: course.value[i] ?? Number.NaN,
    lower: course.lower[i] ?? Number.NaN,
    upper: course.upper[i] ?? Number.NaN,
  }));

/** A's level on every year of B's course: A is the stock of the base year, which stays as it is. */
const levelOf = (a: FigureCourse, b: FigureCourse): readonly Point[] =>
  b.years.map((x) => ({ x, y: a.value[a.years.indexOf(x)] ?? a.value.at(-1) ?? Number.NaN }));

/** One figure from the base year to the target year, A's level against B with the band of B. */
export function CourseChart({ a, b }: { a: FigureCourse | undefined; b: FigureCourse }) {
  const t = useWords();
  const format = useFormat();
  const first = b.years[0];
  const last = b.years.at(-1);
  if (first === undefined || last === undefined || first === last) return null;
  const title = format.quantity(b.quantity);
  const step = Math.max(1, Math.ceil((last - first) / 5));
  const years = Array.from(
    { length: Math.floor((last - first) / step) + 1 },
    (_, i) => first + i * step,
  );
  const end = points(b).at(-1);
  return (
    <ChartCard
      title={title}
      unit={format.unit(b.unit)}
      about={b.quantity}
      note={t('charts.courseNote', { first, last })}
      chart={
        <LineChart
          label={t('charts.courseLabel', {
            title,
            first,
            last,
            value: end === undefined ? '–' : format.value(end.y, b.unit),
          })}
          unit={b.unit}
          fromZero
          series={[
            ...(a === undefined
              ? []
              : [
                  { id: 'a', label: `A ${t('side.a')}`, side: 'a' as const, points: levelOf(a, b) },
                ]),
            { id: 'b', label: `B ${t('side.b')}`, side: 'b', points: points(b) },
          ]}
          xDomain={[first, last]}
          xTicks={years.map((x) => ({ x, label: String(x) }))}
        />
      }
      table={<CourseTable a={a} b={b} />}
    />
  );
}

function CourseTable({ a, b }: { a: FigureCourse | undefined; b: FigureCourse }) {
  const t = useWords();
  const format = useFormat();
  const unit = format.unit(b.unit);
  const level = a === undefined ? [] : levelOf(a, b);
  const heads = [`A (${unit})`, `B (${unit})`, `B, ${t('charts.band')}`];
  const rows = b.years.map((year, i) => {
    const [value, lower, upper] = [b.value[i] ?? NaN, b.lower[i] ?? NaN, b.upper[i] ?? NaN];
    const number = (v: number): string => format.step(v, roundingStep(value, lower, upper));
    return {
      key: year,
      head: String(year),
      cells: [number(level[i]?.y ?? NaN), number(value), `${number(lower)}–${number(upper)}`],
    };
  });
  return <NumberTable rowHead={t('charts.year')} heads={heads} rows={rows} />;
}
