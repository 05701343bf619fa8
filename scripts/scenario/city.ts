import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalogue, Distribution } from '../../src/catalogue/entry.ts';
import { readRoads } from '../../src/catalogue/roads.ts';
import { standards } from '../../src/catalogue/standards.ts';
import { readBuildingTable } from '../../src/catalogue/table.ts';
import type { RoadNetwork } from '../../src/channel/roads.ts';
import type { FeatureTable } from '../../src/channel/table.ts';
import { Problem } from '../../src/problem/problem.ts';
import { catalogueFile } from '../city/catalogue.ts';
import { arrayBufferOf, find, type Input, parseJson, readInput } from './files.ts';

/** A city folder as its models read it: each file once, and which were read. */
export class CityFiles {
  readonly dir: string;
  readonly catalogue: Catalogue;
  readonly #read = new Map<string, Promise<Input>>();
  #buildings: Promise<FeatureTable> | undefined;
  #roads: Promise<RoadNetwork> | undefined;

  constructor(dir: string, catalogue: Catalogue) {
    this.dir = dir;
    this.catalogue = catalogue;
  }

  has(standard: string): boolean {
    return find(this.catalogue, standard) !== undefined;
  }

  /** @throws Problem `cityDataset` where the catalogue has none; `what` is its name in words */
  distribution(standard: string, what: string): Distribution {
    const found = find(this.catalogue, standard);
    if (found === undefined) {
      const file = resolve(this.dir, catalogueFile);
      throw new Problem('cityDataset', { file, standard, what });
    }
    return found;
  }

  read(at: Distribution): Promise<Input> {
    const known = this.#read.get(at.accessUrl);
    if (known !== undefined) return known;
    const input = readInput(this.dir, at);
    this.#read.set(at.accessUrl, input);
    return input;
  }

  async json(standard: string, what: string): Promise<{ content: unknown; name: string }> {
    const input = await this.read(this.distribution(standard, what));
    return { content: parseJson(input), name: input.name };
  }

  /** Where a file of the folder is on this device, or its address elsewhere. */
  path = ({ accessUrl }: Distribution): string =>
    accessUrl.startsWith('file:') ? fileURLToPath(accessUrl) : accessUrl;

  async buildings(): Promise<FeatureTable> {
    this.#buildings ??= this.read(
      this.distribution(standards.buildingTable, 'building table'),
    ).then(({ bytes, name }) => readBuildingTable(arrayBufferOf(bytes), name));
    return this.#buildings;
  }

  async roads(): Promise<RoadNetwork> {
    this.#roads ??= this.read(this.distribution(standards.roads, 'road network')).then(
      ({ bytes, name }) => readRoads(arrayBufferOf(bytes), name),
    );
    return this.#roads;
  }

  /** Every file that was read so far, in the order in which it was asked for. */
  inputs = (): Promise<readonly Input[]> => Promise.all(this.#read.values());
}
