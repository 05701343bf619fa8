import type {
  RecordedRow,
  RecordedSuite,
  References,
} from '../../src/forecast/cards/references.ts';
import type { ReferenceRow, ReferenceSuite } from '../reference/suite.ts';

/** Suites of more cases than this are recorded by their cases nearest to the bar only. */
const whole = 16;
const kept = 8;

/**
 * What is kept of a reference run: of each suite our numbers beside single published ones, each with its source;
 * no dataset. A suite whose data is not at hand keeps what was recorded of it before.
 * @param date ISO 8601
 */
export function record(
  rows: readonly ReferenceRow[],
  suites: readonly ReferenceSuite[],
  date: string,
  version: string,
  before: References | undefined,
): References {
  return {
    suites: suites.map((suite): RecordedSuite => {
      const own = rows.filter((row) => row.suite === suite.name);
      const ran = own.filter((row) => row.verdict === 'reached' || row.verdict === 'short');
      const earlier = before?.suites.find((s) => s.name === suite.name);
      if (ran.length === 0)
        return earlier !== undefined && earlier.cases > 0
          ? earlier
          : { name: suite.name, source: suite.source, cases: 0, reached: 0, rows: [] };
      const nearest = [...ran].sort((a, b) => ofBar(b) - ofBar(a)).slice(0, kept);
      return {
        name: suite.name,
        source: suite.source,
        date,
        version,
        cases: ran.length,
        reached: ran.filter((row) => row.verdict === 'reached').length,
        rows: (ran.length > whole ? ran.filter((row) => nearest.includes(row)) : ran).map(recorded),
      };
    }),
  };
}

/** Difference as a share of the bar; where any lower value reaches it, how far it is from falling short. */
const ofBar = (row: ReferenceRow): number =>
  Math.abs(row.difference ?? 0) / (Math.abs(Number.parseFloat(row.bar ?? '')) || 1);

/** Digits that survive another machine's rounding. */
const digits = (value: number): number => Number(value.toPrecision(8));

const recorded = (row: ReferenceRow): RecordedRow => ({
  case: row.case,
  published: row.published!,
  ours: digits(row.ours!),
  // Differences of rounding alone are not the same on every machine.
  difference: Math.abs(row.difference!) < 1e-9 ? 0 : Number(row.difference!.toPrecision(3)),
  bar: row.bar!,
  verdict: row.verdict === 'reached' ? 'reached' : 'short',
  ...(row.note === undefined ? {} : { note: row.note }),
});
