import type { TimeWindow } from '../channel/channel.ts';
import type { Text } from '../channel/text.ts';

/** What channels and figures of every model tell alike: the year that they are of, and who made them. */

export const windowOf = (year: number): TimeWindow => ({
  start: `${year}-01-01`,
  end: `${year + 1}-01-01`,
});

/** A model's name with its version. */
export function sourceOf({
  name,
  version,
}: {
  readonly name: Text;
  readonly version: string;
}): Text {
  const en = `${name.en} ${version}`;
  return name.de === undefined ? { en } : { en, de: `${name.de} ${version}` };
}
