import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LinkState, readLink, writeLink } from '../../src/state/url.ts';

const full: LinkState = {
  city: 'weidenfurt',
  pose: { lon: 9.95, lat: 48.93, height: 1200.5, heading: 12.5, pitch: -38 },
  side: 'diff',
  time: Date.UTC(2026, 4, 5, 6, 7, 8) / 1000,
  levers: { retrofit_rate: 3, target_year: 2040 },
  layers: [
    { id: 'buildings', params: { opacity: 0.8, paint: 'building.year', range: [1, 2.5] } },
    { id: 'summer-lst', params: {} },
  ],
  active: 'buildings',
};

describe('a link', () => {
  it('restores the view that it was written from', () => {
    expect(readLink(`#${writeLink(full)}`)).toEqual(full);
  });

  it('is empty for an empty view', () => {
    expect(writeLink({})).toBe('');
    expect(readLink('')).toEqual({});
  });

  it('leaves out what is malformed', () => {
    const hostile = '#cam=1,2&side=c&t=yesterday&l.x=abc&layers=%E0%A4%A&active=&__proto__=1';
    expect(readLink(hostile)).toEqual({ layers: [{ id: '%E0%A4%A', params: {} }] });
    expect(readLink('#layers=a~__proto__=1').layers?.[0]?.params).toEqual({});
  });

  it('never throws, whatever the fragment', () => {
    fc.assert(fc.property(fc.string(), (text) => readLink(text) !== undefined));
  });

  it('keeps any layer id and text setting', () => {
    const word = fc.string({ minLength: 1 }).filter((s) => /^[^\d\s:.+-]/.test(s) && !/:$/.test(s));
    fc.assert(
      fc.property(word, word, (id, paint) => {
        fc.pre(!['true', 'false', 'Infinity', 'NaN'].includes(paint));
        const layers = [{ id, params: { paint } }];
        expect(readLink(writeLink({ layers })).layers).toEqual(layers);
      }),
    );
  });
});
