import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/catalogue/entry.ts';
import { standards } from '../../src/catalogue/standards.ts';
import { linkable, packEntries, unpackEntries } from '../../src/state/addedLink.ts';
import { readLink, writeLink } from '../../src/state/url.ts';

const entry: Entry = {
  id: 'lst-2024',
  title: { en: 'Surface temperature', de: 'Oberflächentemperatur' },
  description: { en: 'Landsat, summer' },
  theme: 'environment',
  licence: { url: 'https://example.org/licence', name: 'CC BY 4.0' },
  publisher: 'Somebody',
  attribution: '© Somebody',
  bounds: [11.2, 44.4, 11.5, 44.6],
  temporal: { start: '2024-06-01', end: '2024-09-01' },
  variable: { id: 'lst', name: { en: 'Temperature' }, unit: 'degC', min: 20, max: 45 },
  ramp: 'heat',
  shown: true,
  synthetic: false,
  distributions: [
    {
      accessUrl: 'https://example.org/lst.tif?x=1&y=2#3',
      mediaType: 'image/tiff; application=geotiff',
      conformsTo: [standards.cog],
      noData: -9999,
      crs: 'EPSG:3035',
    },
  ],
  defects: [],
};

const difference: Entry = {
  ...entry,
  id: 'difference',
  distributions: [
    {
      accessUrl: 'derived:difference',
      mediaType: 'application/json',
      conformsTo: [standards.derived],
      derivation: {
        kind: 'difference',
        expression: 'b - a',
        grid: 'finer',
        sources: ['a', 'b'].map((name) => ({
          name,
          title: `LST ${name}`,
          accessUrl: `https://example.org/${name}.tif`,
          band: 0,
        })),
      },
    },
  ],
};

const pack = (value: unknown): string =>
  Buffer.from(deflateSync(strToU8(JSON.stringify(value)))).toString('base64url');

describe('added datasets in a link', () => {
  it('come back as they were, files and computed ones', () => {
    const added = [entry, difference];
    expect(readLink(`#${writeLink({ city: 'bologna', added })}`).added).toEqual(added);
    expect(packEntries(added)!.length).toBeLessThan(1500);
  });

  it('come back whatever words and numbers they hold', () => {
    const text = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' });
    const number = fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((value) => (Object.is(value, -0) ? 0 : value));
    const any = fc.record({ id: text, en: text, name: text, min: number, noData: number });
    fc.assert(
      fc.property(any, ({ id, en, name, min, noData }) => {
        const given: Entry = {
          ...entry,
          id,
          title: { en },
          publisher: name,
          variable: { id: 'v', name: { en }, unit: name, min },
          distributions: [{ ...entry.distributions[0]!, noData }],
        };
        expect(unpackEntries(packEntries([given])!)).toEqual([given]);
      }),
      { numRuns: 200 },
    );
  });

  it('come back as layers of services, and computed from computed ones', () => {
    const [file] = entry.distributions;
    const wms: Entry = {
      ...entry,
      id: 'wms',
      distributions: [
        {
          ...{ accessUrl: 'https://example.org/wms', mediaType: 'image/png' },
          conformsTo: [standards.wms],
          service: { layer: 'lst', style: '', times: '2016-01-01/2024-01-01/P1Y' },
        },
      ],
    };
    const { derivation, ...rest } = difference.distributions[0]!;
    const source = {
      ...derivation!.sources[0]!,
      accessUrl: 'derived:b - a',
      derivation: derivation!,
    };
    const twice: Entry = {
      ...difference,
      id: 'twice',
      distributions: [
        { ...rest, derivation: { ...derivation!, sources: [source], note: { en: '30 m' } } },
      ],
    };
    const scaled = {
      ...entry,
      distributions: [{ ...file!, scale: 0.1, offset: -50, unit: 'degC' }],
    };
    for (const one of [wms, twice, scaled])
      expect(unpackEntries(packEntries([one])!)).toEqual([one]);
  });

  it('leave out files of this device and what is computed from them', () => {
    const file = { ...entry.distributions[0]!, accessUrl: 'local:1/lst.tif' };
    expect(linkable({ ...entry, distributions: [file] })).toBeUndefined();
    const derived = difference.distributions[0]!;
    const [a] = derived.derivation!.sources;
    const sources = [{ ...a!, accessUrl: 'local:1/lst.tif' }];
    const computed = { ...derived, derivation: { ...derived.derivation!, sources } };
    expect(linkable({ ...difference, distributions: [computed] })).toBeUndefined();
    expect(packEntries([{ ...entry, distributions: [file] }])).toBeUndefined();
  });

  it('are refused where an address could run or read something', () => {
    const hostile = [
      { ...entry, licence: { url: 'javascript:alert(1)', name: 'x' } },
      {
        ...entry,
        distributions: [{ ...entry.distributions[0]!, accessUrl: 'file:///etc/passwd' }],
      },
      { ...entry, distributions: [{ ...entry.distributions[0]!, accessUrl: 'data:text/html,x' }] },
      { ...entry, distributions: [{ ...entry.distributions[0]!, accessUrl: 'derived:x' }] },
      { ...entry, title: { en: { toString: 'x' } } },
      { ...entry, bounds: [1, 2, 3, null] },
      { ...entry, description: { en: 'x'.repeat(10_000) } },
      { ...entry, distributions: [] },
      'entry',
      null,
    ];
    expect(unpackEntries(pack(hostile))).toEqual([]);
    expect(unpackEntries(pack([...hostile, entry]))).toEqual([entry]);
  });

  it('lose fields and standards that are not known, and second ones of the same id', () => {
    const more = {
      ...entry,
      onload: 'alert(1)',
      distributions: [{ ...entry.distributions[0]!, conformsTo: [standards.cog, 'urn:x'] }],
    };
    expect(unpackEntries(pack([more, { ...entry, publisher: 'other' }]))).toEqual([entry]);
  });

  it('are bounded: a bomb or a crowd is cut off', () => {
    const bomb = Buffer.from(deflateSync(new Uint8Array(20_000_000).fill(91))).toString(
      'base64url',
    );
    expect(unpackEntries(bomb)).toEqual([]);
    const crowd = Array.from({ length: 100 }, (_, i) => ({ ...entry, id: `e${i}` }));
    expect(unpackEntries(pack(crowd))).toHaveLength(32);
  });

  it('never throw, whatever stands there', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(unpackEntries(text))));
    fc.assert(
      fc.property(fc.json(), (json) => Array.isArray(unpackEntries(pack(JSON.parse(json))))),
    );
  });
});

describe('the swipe in a link', () => {
  it('is restored between 0 and 1 and left out elsewhere', () => {
    expect(readLink(`#${writeLink({ swipe: 0.25 })}`)).toEqual({ swipe: 0.25 });
    for (const text of ['', '-1', '1.5', 'NaN', 'x'])
      expect(readLink(`#swipe=${text}`)).toEqual({});
  });

  it('says where each side keeps a scale of its own', () => {
    const swipe = { swipe: 0.25, sharedScale: false };
    expect(readLink(`#${writeLink(swipe)}`)).toEqual(swipe);
    expect(writeLink({ swipe: 0.25, sharedScale: true })).toBe('swipe=0.25');
  });
});
