import { validateBytes } from 'gltf-validator';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/catalogue/entry.ts';
import { colouredByLine, modeOf, routeColours } from '../../../src/layers/mobility/colours.ts';
import { meshGlb } from '../../../src/layers/mobility/glb.ts';
import { groundPaths } from '../../../src/layers/mobility/ground.ts';
import { mobilityLegend } from '../../../src/layers/mobility/legend.ts';
import { markerPoints, trailRibbons } from '../../../src/layers/mobility/mesh.ts';
import { readGtfs } from '../../../src/layers/mobility/read.ts';
import { type Answer, serveFeed } from '../../../src/layers/mobility/serve.ts';
import { changed, smallZip } from './small-feed.ts';

const entry = { title: { en: 'Transit' }, attribution: 'Agency' } as Entry;
const read = (changes = {}) => readGtfs(smallZip(changes), 'small.zip');

describe('the picture of a timetable', () => {
  it('is a valid glTF of markers and trails', async () => {
    const glb = meshGlb([trailRibbons(3, 4), markerPoints(3)], {
      min: [-5, -5, -5],
      max: [5, 5, 5],
    });
    const { issues } = await validateBytes(glb);
    // The bounds hold for the places that points move to, not for the points as they are stored.
    const others = issues.messages.filter(
      ({ code }) => !/^ACCESSOR_(MIN|MAX)_MISMATCH$/.test(code),
    );
    expect(others).toEqual([]);
  });

  it('adds points to long lines and keeps their ends and metres', async () => {
    const { paths } = await read();
    const ground = await groundPaths(paths, 50, async (lonLat) =>
      new Float32Array(lonLat.length / 2).fill(7),
    );
    for (let path = 0; path < paths.start.length - 1; path += 1) {
      const [from, to] = [ground.start[path]!, ground.start[path + 1]!];
      expect(ground.distance[to - 1]).toBeCloseTo(paths.distance[paths.start[path + 1]! - 1]!, 6);
      for (let i = from + 1; i < to; i += 1) {
        const step = ground.distance[i]! - ground.distance[i - 1]!;
        expect(step).toBeGreaterThan(0);
        expect(step).toBeLessThanOrEqual(50);
      }
    }
    expect([...new Set(ground.height)]).toEqual([7]);
  });

  it('takes the colours of the lines, or of the modes where one line has none', async () => {
    const own = await read();
    expect(routeColours(own)).toEqual(['#c8102e', '#1d6fb8']);
    const some = await read(changed('routes.txt', 'C8102E', ''));
    expect(colouredByLine(some)).toBe(false);
    expect(routeColours(some)).toEqual([modeOf(0).color, modeOf(3).color]);
  });

  it('says in the legend when it borrows another date, and how many entries are unusable', async () => {
    const feed = await read(changed('stops.txt', 'Delta,45.01', 'Delta,x'));
    const clock = { asked: '2026-07-01', date: '2026-03-31', seconds: 0, ahead: 0 };
    const shown = { count: 3, left: 0, live: false, staleAfter: 120 };
    const legend = mobilityLegend(entry, feed, clock, 'line', shown, feed.notices);
    expect(legend.note?.en).toMatch(/^3 vehicles are under way\./);
    expect(legend.window).toEqual({ start: '2026-03-31', end: '2026-04-01' });
    expect(legend.note?.en).toMatch(/No service on 2026-07-01: the timetable of 2026-03-31/);
    expect(legend.note?.en).toMatch(/\d+ entries/);
    expect(legend.classes?.map(({ label }) => label.en)).toEqual(['Bus 20', 'Tram 1']);
  });
});

describe('the worker’s side', () => {
  it('refuses a day before a feed is open, and a feed that is not there', async () => {
    const answers: Answer[] = [];
    const ask = serveFeed((answer) => answers.push(answer));
    await ask({ type: 'day', date: '2026-03-03' });
    expect(answers).toEqual([]);
    await ask({ type: 'open', url: 'http://127.0.0.1:9/gtfs.zip', timeZone: 'UTC' });
    expect(answers).toEqual([
      expect.objectContaining({
        type: 'failed',
        problem: expect.objectContaining({ code: 'unreachable' }),
      }),
    ]);
  });

  it('opens a feed and hands over its days with their buffers', async () => {
    const answers: Answer[] = [];
    const moved: Transferable[] = [];
    const ask = serveFeed((answer, transfer = []) => {
      answers.push(answer);
      moved.push(...transfer);
    });
    const zip = Buffer.from(smallZip()).toString('base64');
    await ask({ type: 'open', url: `data:application/zip;base64,${zip}`, timeZone: 'UTC' });
    await ask({ type: 'day', date: '2026-03-03' });
    expect([...new Set(answers.map(({ type }) => type))]).toEqual(['progress', 'opened', 'day']);
    expect(moved.length).toBe(15);
  });
});
