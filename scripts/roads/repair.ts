import { largestStrongPart } from '../../src/catalogue/network/connected.ts';
import { type ClassedLink, outsideLinks } from '../../src/catalogue/network/outside.ts';
import type { RoadLine } from '../../src/catalogue/network/road.ts';
import { type RoadClass, roadClasses } from '../../src/channel/roads.ts';

const mostRounds = 4;

/**
 * Opens lines both ways whose guessed direction cuts them, or what lies behind them, off from the rest.
 * @param guessed whether a line's direction is a guess
 */
export function openWrongWays(
  lines: readonly RoadLine[],
  guessed: (line: RoadLine) => boolean,
): readonly RoadLine[] {
  const numbers = new Map<string | number, number>();
  const numberOf = (node: string | number): number => {
    const known = numbers.get(node) ?? numbers.size;
    numbers.set(node, known);
    return known;
  };
  const courses = lines.map(({ nodes }) =>
    nodes.flatMap((node) => (node === undefined ? [] : [numberOf(node)])),
  );
  let now = lines;
  for (let round = 0; round < mostRounds; round++) {
    const links = now.flatMap((line, i) => linksOf(line, courses[i]!));
    const pairs = links.map(({ from, to }) => [from, to] as const);
    const strong = largestStrongPart(numbers.size + 1, [
      ...pairs,
      ...outsideLinks(numbers.size, links),
    ]);
    let opened = 0;
    now = now.map((line, i) => {
      const inside = courses[i]!.every((node) => strong[node] === 1);
      if (inside || !guessed(line) || line.tags.oneway === 'no') return line;
      opened++;
      return { ...line, tags: { ...line.tags, oneway: 'no' } };
    });
    if (opened === 0) break;
  }
  return now;
}

function linksOf({ tags }: RoadLine, course: readonly number[]): ClassedLink[] {
  const name = (tags.highway ?? '').split(/_link|;/)[0] as RoadClass;
  const known = roadClasses.includes(name) ? name : 'unclassified';
  const back = tags.oneway === '-1';
  const forth = tags.oneway === 'yes' || tags.oneway === '1';
  return course.slice(1).flatMap((to, i) => {
    const from = course[i]!;
    return [
      ...(back ? [] : [{ from, to, class: known }]),
      ...(forth ? [] : [{ from: to, to: from, class: known }]),
    ];
  });
}
