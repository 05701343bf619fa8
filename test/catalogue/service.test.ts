import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkCity } from '../../scripts/city/check.ts';
import { parseCatalogue } from '../../src/catalogue/load.ts';
import { standards } from '../../src/catalogue/standards.ts';
import { namespaces } from '../../src/catalogue/vocabulary.ts';
import { kindOf } from '../../src/layers/registry.ts';

const { dcat, dct, foaf, twin } = namespaces;
const document = {
  '@context': { dcat, dct, foaf, twin },
  '@id': '#city',
  '@type': 'dcat:Catalog',
  'dct:title': 'Town',
  'dct:publisher': { 'foaf:name': 'Town hall' },
  'dct:spatial': { 'dcat:bbox': 'POLYGON((9 45, 10 45, 10 46, 9 46, 9 45))' },
  'dcat:dataset': [
    {
      '@id': '#noise',
      '@type': 'dcat:Dataset',
      'dct:title': 'Noise',
      'dct:license': { '@id': 'https://creativecommons.org/licenses/by/4.0/' },
      'dcat:distribution': {
        'dcat:accessService': {
          '@type': 'dcat:DataService',
          'dcat:endpointURL': { '@id': 'https://maps.example/ows?map=town' },
          'dct:conformsTo': { '@id': standards.wms },
        },
        'dcat:accessURL': { '@id': 'https://maps.example/about' },
        'twin:layerName': 'noise_night',
        'twin:layerStyle': 'contours',
        'twin:step': 2,
      },
    },
  ],
};

it('reads the layer of a service from a city’s own catalogue', async () => {
  const { entries, problems } = await parseCatalogue(
    document,
    'https://town.example/catalogue.jsonld',
  );
  expect(problems).toEqual([]);
  expect(entries[0]!.distributions).toEqual([
    {
      accessUrl: 'https://maps.example/ows?map=town',
      mediaType: 'image/png',
      conformsTo: [standards.wms],
      service: { layer: 'noise_night', style: 'contours', step: 2 },
    },
  ]);
  expect(kindOf(entries[0]!)?.defaults(entries[0]!)).toMatchObject({ step: 2, style: 'contours' });
});

it('lets a city with a service pass its check, without asking the service', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'twinscape-town-'));
  writeFileSync(join(dir, 'catalogue.jsonld'), JSON.stringify(document));
  const { ok, entries } = await checkCity(dir);
  rmSync(dir, { recursive: true });
  expect(ok).toBe(true);
  expect(entries[0]!.distributions[0]).toMatchObject({ ok: true, kind: 'remote' });
});
