import type { Document } from '@gltf-transform/core';
import { EXTStructuralMetadata, type PropertyTable, type Schema } from '@gltf-transform/extensions';
import { buildingUses, heatingSystems } from '../../../src/channel/table.ts';
import type { CityBuilding } from '../plan.ts';

/** Written where a number is not known; no attribute of a building can be so low. */
const noNumber = -9999;
const noCode = 255;
const noWord = 'unknown';

const texts = {
  id: (b: CityBuilding) => b.id,
  address: (b: CityBuilding) => b.address,
  district: (b: CityBuilding) => b.district,
} as const;
const words = {
  use: { words: buildingUses, read: (b: CityBuilding) => b.use },
  heating: { words: heatingSystems, read: (b: CityBuilding) => b.heating },
} as const;
/** Units in the description, as `src/channel/table.ts` has them. */
const measures = {
  year: { unit: 'a', read: (b: CityBuilding) => b.year },
  storeys: { unit: '1', read: (b: CityBuilding) => b.storeys },
  height: { unit: 'm', read: (b: CityBuilding) => b.height },
  ground: { unit: 'm', read: (b: CityBuilding) => b.ground },
  footprint_area: { unit: 'm2', read: (b: CityBuilding) => b.footprintArea },
  floor_area: { unit: 'm2', read: (b: CityBuilding) => b.floorArea },
  roof_area: { unit: 'm2', read: (b: CityBuilding) => b.roofArea },
  wall_area: { unit: 'm2', read: (b: CityBuilding) => b.wallArea },
  population: { unit: '1', read: (b: CityBuilding) => b.population },
} as const;

/** Adds EXT_structural_metadata: one property table, a row per building, in the order given. */
export function buildingMetadata(
  document: Document,
  buildings: readonly CityBuilding[],
  gids: readonly number[],
): PropertyTable {
  const extension = document.createExtension(EXTStructuralMetadata).setRequired(false);
  const schema = extension.createSchema();
  schema.setId('twinscape');
  const table = extension.createPropertyTable();
  table.setClass('building');
  table.setCount(buildings.length);
  const add = (
    name: string,
    type: { kind: 'STRING' | 'ENUM' | 'FLOAT32' | 'UINT32'; unit?: string },
    values: Uint8Array,
    offsets?: Uint8Array,
  ): void => {
    const property = extension.createClassProperty();
    if (type.kind === 'STRING') property.setType('STRING').setNoData('');
    if (type.kind === 'ENUM') {
      property.setType('ENUM').setNoData(noWord);
      property.setEnumType(name);
    }
    if (type.kind === 'FLOAT32') {
      property.setType('SCALAR').setComponentType('FLOAT32').setNoData(noNumber);
    }
    if (type.kind === 'UINT32') property.setType('SCALAR').setComponentType('UINT32');
    if (type.unit !== undefined) property.setDescription(type.unit);
    building.setProperty(name, property);
    const column = extension.createPropertyTableProperty().setValues(values);
    if (offsets !== undefined) column.setStringOffsets(offsets).setStringOffsetType('UINT32');
    table.setProperty(name, column);
  };
  const building = extension.createClass();
  add('gid', { kind: 'UINT32' }, bytesOf(Uint32Array.from(gids)));
  for (const [name, { unit, read }] of Object.entries(measures)) {
    const values = Float32Array.from(buildings, (b) => finite(read(b)));
    add(name, { kind: 'FLOAT32', unit }, bytesOf(values));
  }
  for (const [name, { words: list, read }] of Object.entries(words)) {
    addEnum(extension, schema, name, list);
    const codes = Uint8Array.from(buildings, (b) => {
      const code = (list as readonly (string | undefined)[]).indexOf(read(b));
      return code === -1 ? noCode : code;
    });
    add(name, { kind: 'ENUM' }, codes);
  }
  for (const [name, read] of Object.entries(texts)) {
    const { values, offsets } = stringColumn(buildings.map((b) => read(b) ?? ''));
    add(name, { kind: 'STRING' }, values, offsets);
  }
  schema.setClass('building', building);
  const root = extension.createStructuralMetadata().setSchema(schema);
  root.addPropertyTable(table);
  document.getRoot().setExtension('EXT_structural_metadata', root);
  return table;
}

function addEnum(
  extension: EXTStructuralMetadata,
  schema: Schema,
  name: string,
  list: readonly string[],
): void {
  const values = extension.createEnum().setValueType('UINT8');
  const coded = [...list.map((word, code) => [word, code] as const), [noWord, noCode] as const];
  for (const [word, code] of coded) {
    values.addEnumValue(extension.createEnumValue().setValue(code).setName(word));
  }
  schema.setEnum(name, values);
}

function stringColumn(strings: readonly string[]): { values: Uint8Array; offsets: Uint8Array } {
  const encoder = new TextEncoder();
  const parts = strings.map((text) => encoder.encode(text));
  const offsets = new Uint32Array(parts.length + 1);
  parts.forEach((part, i) => {
    offsets[i + 1] = offsets[i]! + part.length;
  });
  // A buffer view may not be empty.
  const values = new Uint8Array(Math.max(1, offsets.at(-1)!));
  parts.forEach((part, i) => {
    values.set(part, offsets[i]!);
  });
  return { values, offsets: bytesOf(offsets) };
}

const finite = (value: number | undefined): number =>
  value !== undefined && Number.isFinite(value) ? value : noNumber;

const bytesOf = (array: Float32Array | Uint32Array): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
