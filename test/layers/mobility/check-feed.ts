import { checkGtfs, type FeedCheck } from '../../../src/layers/mobility/check/check.ts';
import { smallFeed, smallZip } from './small-feed.ts';

export type Files = Readonly<Record<string, string | undefined>>;

/** A day on which the small feed's service runs. */
export const date = '2026-03-03';

export const check = (changes: Files = {}): Promise<FeedCheck> =>
  checkGtfs(smallZip(changes), 'small.zip', { date });

/** The small feed's table with rows added. */
export const withRow = (name: string, row: string): Files => ({
  [name]: `${smallFeed[name]}${row}\n`,
});

/** The small feed's table with a column added, blank where no cell is given. */
export function withColumn(name: string, field: string, ...cells: readonly string[]): Files {
  const [header, ...rows] = smallFeed[name]!.trimEnd().split('\n');
  return {
    [name]: `${header},${field}\n${rows.map((row, i) => `${row},${cells[i] ?? ''}`).join('\n')}\n`,
  };
}

/** Notices that every version of the small feed has: it tells no contact, dates or version of its own. */
export const usual: readonly string[] = [
  'missing_feed_contact_email_and_url feed_contact_email',
  'missing_recommended_column feed_end_date',
  'missing_recommended_column feed_start_date',
  'missing_recommended_column feed_version',
  'missing_recommended_column timepoint',
];

/** Rule and field of what is noted besides. */
export async function found(changes: Files): Promise<string[]> {
  const { notices } = await check(changes);
  return notices
    .map(({ code, field }) => `${code} ${field}`)
    .filter((notice) => !usual.includes(notice));
}
