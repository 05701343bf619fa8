import { existsSync } from 'node:fs';
import { readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { namespaces } from '../../src/catalogue/vocabulary.ts';
import { catalogueFile, readCatalogue } from './catalogue.ts';

/**
 * Writes `<tilesets>/catalogue.jsonld`, which lists the city folders beside it by `dcat:catalog`;
 * returns their ids. A folder whose catalogue cannot be read is left out and told to `warn`.
 */
export async function writeRoot(
  tilesets: string,
  warn: (message: string) => void = () => undefined,
): Promise<readonly string[]> {
  const folders = (await readdir(tilesets, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .filter((name) => existsSync(join(tilesets, name, catalogueFile)))
    .sort();
  const cities = [];
  for (const folder of folders) {
    try {
      const { id, title, description, synthetic } = await readCatalogue(join(tilesets, folder));
      cities.push({ folder, id, title, description, synthetic });
    } catch (error) {
      warn(`${folder} is left out of the list of cities: ${(error as Error).message}`);
    }
  }
  const document = {
    '@context': {
      ...namespaces,
      'dct:title': { '@container': '@language' },
      'dct:description': { '@container': '@language' },
    },
    '@id': '',
    '@type': 'dcat:Catalog',
    'dct:title': { en: 'Cities of this Twinscape', de: 'Städte dieses Twinscape' },
    'dct:description': { en: 'Every city folder here.', de: 'Alle Stadtordner an diesem Ort.' },
    'dcat:catalog': cities.map((city) => ({
      '@id': `${encodeURIComponent(city.folder)}/${catalogueFile}`,
      '@type': 'dcat:Catalog',
      'dct:identifier': city.id,
      'dct:title': city.title,
      'dct:description': city.description,
      'twin:synthetic': city.synthetic,
    })),
  };
  const file = join(tilesets, catalogueFile);
  await writeFile(`${file}.part`, `${JSON.stringify(document, null, 1)}\n`);
  await rename(`${file}.part`, file);
  return cities.map((city) => city.id);
}
