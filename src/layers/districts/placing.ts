/** A name that asks for room on the screen, CSS pixels, about its middle. */
export interface Name {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Side of its district on the screen: a name much wider than that is left out. */
  readonly room: number;
  /** Stays where it can, so that names do not flicker while the camera moves. */
  readonly shown: boolean;
}

const gap = 10;
/** Share of a name's width that its district must have; less for one already shown. */
const share = { shown: 0.95, hidden: 1.1 } as const;

/** Which names to show: those of the largest districts first, none over another. */
export function placeNames(names: readonly (Name | undefined)[]): readonly boolean[] {
  const kept: Name[] = [];
  const show = names.map(() => false);
  const turns = names
    .flatMap((name, index) => (name === undefined ? [] : [{ name, index }]))
    .filter(({ name }) => name.room >= name.width * share[name.shown ? 'shown' : 'hidden'])
    .sort((a, b) => weight(b.name) - weight(a.name));
  for (const { name, index } of turns) {
    if (kept.some((other) => overlap(name, other))) continue;
    kept.push(name);
    show[index] = true;
  }
  return show;
}

const weight = ({ room, shown }: Name): number => room * (shown ? 1.3 : 1);

const overlap = (a: Name, b: Name): boolean =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 + gap &&
  Math.abs(a.y - b.y) < (a.height + b.height) / 2 + gap;

/** A long name on two lines, broken at the space nearest its middle. */
export function brokenName(name: string): string {
  if (name.length <= 12) return name;
  const spaces = [...name.matchAll(/ /g)].map(({ index }) => index);
  const middle = name.length / 2;
  const [at] = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return at === undefined ? name : `${name.slice(0, at)}\n${name.slice(at + 1)}`;
}
