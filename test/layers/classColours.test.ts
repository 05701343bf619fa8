import { describe, expect, it } from 'vitest';
import { classTables, clcPlusBackbone, constructionPeriods } from '../../src/channel/classes.ts';
import { roadClasses } from '../../src/channel/roads.ts';
import { stressClasses } from '../../src/channel/thermalStress.ts';
import { fillClasses, vehicleClasses, zoneClasses } from '../../src/layers/bikes/classes.ts';
import { classesOf, heatingWords, useWords } from '../../src/layers/buildings/words.ts';
import { lineColours, modeOf } from '../../src/layers/mobility/colours.ts';
import { delayClasses, statePaints } from '../../src/layers/mobility/delay.ts';
import type { Network } from '../../src/layers/mobility/feed.ts';
import { classLooks } from '../../src/layers/roads/classes.ts';
import { apart, eyes, mapBar, tooNear } from '../colourVision.ts';

const colours = (classes: Iterable<{ readonly color: string }>): string[] =>
  Array.from(classes, ({ color }) => color);

/** As many lines as there are spare colours; none of them brings its own. */
const plainLines = {
  routes: { colors: Array.from({ length: 8 }, () => '') },
} as unknown as Network;

/** Tables whose colours are the publisher's own: each class shows its official code beside the colour. */
const official = ['corine-land-cover', 'urban-atlas'];

const lists: readonly (readonly [string, readonly string[]])[] = [
  ['land cover of CLC+ Backbone', colours(clcPlusBackbone)],
  ['periods of construction', colours(constructionPeriods)],
  ['uses of buildings', colours(Object.values(useWords))],
  ['heating systems', colours(Object.values(heatingWords))],
  ['categories that are not known', colours(classesOf('roof', [...'abcdef']))],
  ['modes of transport', colours([0, 1, 2, 3, 4, 7].map(modeOf))],
  ['lines without a colour of their own', lineColours(plainLines)],
  ['delays, and the timetable alone', [...colours(delayClasses), statePaints.timetable]],
  ['what is known of a vehicle', Object.values(statePaints)],
  ['stations of shared bikes', colours(fillClasses)],
  ['shared bikes outside stations', colours(vehicleClasses)],
  ['zones of shared bikes', colours(Object.values(zoneClasses))],
];

describe('classes of the map', () => {
  it.each(lists)('any two of the %s are apart for every eye', (_, list) => {
    expect(list.length).toBeGreaterThan(1);
    expect(tooNear(list, mapBar)).toEqual([]);
  });

  it('holds every table that a catalogue may name, but those with official colours and codes', () => {
    const held = Object.entries(classTables).filter(([name]) => !official.includes(name));
    const known = new Set(lists.map(([, list]) => list.join()));
    for (const [name, table] of held) expect(known.has(colours(table).join()), name).toBe(true);
    for (const name of official)
      for (const { key } of classTables[name]!) expect(key).toMatch(/^\d{3,5}$/);
  });

  // Each class stands beside its neighbours only; both sides of the scale never meet.
  it.each(eyes)('neighbouring classes of thermal stress are apart for %s eyes', (_, seen) => {
    for (const [i, { color }] of stressClasses.slice(1).entries())
      expect(apart(seen, stressClasses[i]!.color, color)).toBeGreaterThan(mapBar);
  });

  // Roads of another class are wider or narrower too, and each class has its own name on a click.
  it.each(['light', 'dark'] as const)('classes of roads are apart on the %s map', (theme) => {
    const list = roadClasses.map((name) => classLooks[name][theme]);
    expect(tooNear(list, 8)).toEqual([]);
    const widths = roadClasses.map((name) => classLooks[name].width);
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
  });
});
