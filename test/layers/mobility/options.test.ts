import { beforeAll, describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/catalogue/entry.ts';
import { lineColours } from '../../../src/layers/mobility/colours.ts';
import { delayClasses } from '../../../src/layers/mobility/delay.ts';
import type { Feed } from '../../../src/layers/mobility/feed.ts';
import { mobilityKind } from '../../../src/layers/mobility/kind.ts';
import { mobilityLegend } from '../../../src/layers/mobility/legend.ts';
import { colouringOf, mobilityOptions } from '../../../src/layers/mobility/options.ts';
import { readGtfs } from '../../../src/layers/mobility/read.ts';
import { changed, smallZip } from './small-feed.ts';

const entry = { title: { en: 'Transit' }, attribution: 'Agency' } as Entry;
const clock = { asked: '2026-03-03', date: '2026-03-03', seconds: 0, ahead: 0 };
const shown = { count: 1234, left: 0, live: false, staleAfter: 120 };

describe('the card of a timetable', () => {
  let feed: Feed;
  let bare: Feed;
  beforeAll(async () => {
    feed = await readGtfs(smallZip(), 'small.zip');
    bare = await readGtfs(smallZip(changed('routes.txt', 'C8102E', '')), 'small.zip');
  });

  it('offers lines and modes, and delay and state only where a feed is live', () => {
    const values = (network: Feed, live: boolean) =>
      mobilityOptions(network, live)[0]!.choices.map(({ value, label }) => [value, label.en]);
    expect(values(feed, false)).toEqual([
      ['', 'Line'],
      ['mode', 'Mode'],
    ]);
    expect(values(bare, true)).toEqual([
      ['', 'Mode'],
      ['line', 'Line'],
      ['delay', 'Delay'],
      ['state', 'Live or timetable'],
    ]);
  });

  it('begins with settings that its choices know', () => {
    const params = mobilityKind.defaults(entry);
    for (const { param, choices } of mobilityOptions(feed, false))
      expect(choices.map(({ value }) => value)).toContain(params[param]);
  });

  it('falls back to lines or modes where delay is asked for and no feed is live', () => {
    expect(colouringOf({ colour: 'delay' }, feed, true)).toBe('delay');
    expect(colouringOf({ colour: 'delay' }, feed, false)).toBe('line');
    expect(colouringOf({ colour: 'state' }, bare, false)).toBe('mode');
    expect(colouringOf({ colour: 'line' }, bare, false)).toBe('line');
    expect(colouringOf({}, bare, false)).toBe('mode');
  });

  it('gives lines colours that differ even where the feed has none', () => {
    const colours = lineColours(bare);
    expect(new Set(colours).size).toBe(colours.length);
    expect(lineColours(feed)).toEqual(feed.routes.colors);
  });

  it('says in the legend what the colours mean, in both languages', () => {
    const labels = (...args: Parameters<typeof mobilityLegend>) =>
      mobilityLegend(...args).classes?.map(({ label }) => label.de);
    expect(labels(entry, feed, clock, 'line', shown, [])).toEqual(['Bus 20', 'Straßenbahn 1']);
    expect(labels(entry, feed, clock, 'mode', shown, [])).toEqual(['Straßenbahn', 'Bus']);
    expect(labels(entry, feed, clock, 'delay', shown, [])).toHaveLength(delayClasses.length + 1);
    expect(labels(entry, feed, clock, 'state', shown, [])).toContain('nur nach Fahrplan');
  });

  it('counts vehicles, and says what rings mean where a feed is live and what is not drawn', () => {
    const note = (more: object) =>
      mobilityLegend(entry, feed, clock, 'line', { ...shown, ...more }, []).note;
    expect(note({})?.en).toBe('1,234 vehicles are under way.');
    expect(note({ count: 1 })?.de).toBe('1 Fahrzeug ist unterwegs.');
    expect(note({ live: true })?.en).toMatch(/Double ring.*Paler: timetable only.*120/);
    expect(note({ left: 2000 })?.de).toMatch(/2\.000 Fahrten sind nicht gezeichnet/);
  });
});
