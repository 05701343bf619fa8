import { describe, expect, it } from 'vitest';
import { checkGtfs } from '../../../src/layers/mobility/check/check.ts';
import { findingsOf } from '../../../src/layers/mobility/notices.ts';
import { readGtfs } from '../../../src/layers/mobility/read.ts';
import { type Answer, serveFeed } from '../../../src/layers/mobility/serve.ts';
import { changed, smallFeed, smallZip } from './small-feed.ts';

const blobOf = (bytes: Uint8Array): Blob => new Blob([bytes as Uint8Array<ArrayBuffer>]);

async function answersTo(
  ...requests: Parameters<ReturnType<typeof serveFeed>>[0][]
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const ask = serveFeed((answer) => answers.push(answer));
  for (const request of requests) await ask(request);
  return answers;
}

describe('findings of a timetable', () => {
  it('join what the check found with what only reading has noted, errors first', async () => {
    const zip = smallZip(changed('stops.txt', 'Delta,45.01', 'Delta,x'));
    const { notices } = await checkGtfs(zip, 'small.zip', { date: '2026-03-01' });
    const read = (await readGtfs(zip, 'small.zip')).notices;
    const findings = findingsOf(read, notices);
    expect(findings[0]!.severity).toBe('error');
    const order = findings.map(({ severity }) => ['error', 'warning', 'info'].indexOf(severity));
    expect(order).toEqual(order.toSorted());
    const bad = findings.filter(({ code }) => code === 'invalid_float');
    expect(bad).toEqual([
      {
        code: 'invalid_float',
        severity: 'error',
        file: 'stops.txt',
        row: 5,
        field: 'stop_lat',
        total: 1,
      },
    ]);
    for (const { code } of read) expect(findings.some((f) => f.code === code)).toBe(true);
  });

  it('name no row and no field where the whole file is meant', () => {
    const whole = {
      code: 'unknown_file',
      severity: 'INFO',
      file: 'x.txt',
      row: 0,
      field: '',
      total: 1,
    } as const;
    expect(findingsOf([whole])).toEqual([
      { code: 'unknown_file', severity: 'info', file: 'x.txt', total: 1 },
    ]);
  });

  it('come from the worker after the feed is open', async () => {
    const files = blobOf(smallZip());
    const answers = await answersTo({
      type: 'check',
      file: 'small.zip',
      files,
      date: '2026-03-01',
    });
    const last = answers.at(-1)!;
    expect(last.type === 'checked' && last.notices.map(({ code }) => code)).toContain(
      'missing_recommended_column',
    );
  });
});

describe('an opened timetable', () => {
  it('tells agency, dates, how much can be used, and where it lies', async () => {
    const trips = smallFeed['trips.txt']!.replace('T,week,t1', 'X,week,t1');
    const files = blobOf(smallZip({ 'trips.txt': trips }));
    const answers = await answersTo({ type: 'open', url: 'a.zip', files, timeZone: 'UTC' });
    const opened = answers.at(-1)!;
    expect(opened).toMatchObject({
      type: 'opened',
      files,
      facts: {
        agencies: ['Agency'],
        period: { first: '2026-03-02', last: '2026-03-31' },
        routes: 2,
        stops: 4,
        trips: [2, 3],
        stopTimes: [4, 8],
        bounds: [10, 45, 10.02, 45.01],
      },
    });
  });

  it('opens from the files of a folder, too', async () => {
    const files = Object.fromEntries(
      Object.entries(smallFeed).map(([name, text]) => [name, new Blob([text])]),
    );
    const request = {
      type: 'open',
      url: 'http://x.example/gtfs/',
      files,
      timeZone: 'UTC',
    } as const;
    const [opened] = (await answersTo(request)).filter(({ type }) => type === 'opened');
    expect(opened).toMatchObject({ facts: { trips: [3, 3] } });
  });
});
