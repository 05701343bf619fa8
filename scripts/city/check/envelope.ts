import { readFile } from 'node:fs/promises';
import { readEnvelope } from '../../../src/catalogue/envelope.ts';
import { type BuildingEnvelope, sectorCount } from '../../../src/channel/envelope.ts';
import { numbers } from '../../../src/channel/table.ts';
import { count, type Reader } from './finding.ts';

/** How far sums of surfaces may be from the building table's areas. */
const slack = 0.01;
/** Less than this is no difference, m2: areas are kept to a tenth. */
const least = 0.5;

/** Outer surfaces: as many rows as the building table, and the same wall and roof areas. */
export const checkEnvelope: Reader = async ({ path, file, note, table }) => {
  const bytes = await readFile(path);
  const envelope = await readEnvelope(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
    file,
  );
  const buildings = await table();
  if (buildings !== undefined && buildings.count !== envelope.count)
    note(
      'error',
      'envelopeRows',
      `${file} has ${count(envelope.count, 'row')}, the building table ${buildings.count}; build both again`,
    );
  else if (buildings !== undefined)
    for (const [name, sum] of [
      ['wall_area', wallSum],
      ['roof_area', roofSum],
    ] as const) {
      const said = numbers(buildings, name);
      const apart = said === undefined ? [] : differences(envelope, said, sum);
      const [first] = apart;
      if (first === undefined) continue;
      note(
        'error',
        'envelopeSum',
        `${file}: surfaces of ${count(apart.length, 'building')} are not their ${name}, first row ${first}: ${sum(envelope, first).toFixed(1)} against ${said![first]!.toFixed(1)} m²; build both again`,
      );
    }
  const assumed = envelope.assumed.reduce((a, b) => a + b, 0);
  return {
    kind: 'building envelopes',
    detail: `${count(envelope.count, 'row')}, roof planes of ${assumed} assumed`,
  };
};

const sumOf = (list: Float32Array, i: number): number =>
  list.subarray(i * sectorCount, (i + 1) * sectorCount).reduce((a, b) => a + b, 0);
const wallSum = ({ walls }: BuildingEnvelope, i: number): number => sumOf(walls, i);
const roofSum = ({ slopes, flat }: BuildingEnvelope, i: number): number =>
  sumOf(slopes, i) + flat[i]!;

/** Rows where a sum is not the table's; where the table does not know, neither may the envelope be held to it. */
function differences(
  envelope: BuildingEnvelope,
  said: ArrayLike<number>,
  sum: typeof wallSum,
): readonly number[] {
  return [...envelope.assumed.keys()].filter((i) => {
    if (Number.isNaN(said[i]!)) return false;
    const apart = Math.abs(sum(envelope, i) - said[i]!);
    return !(apart <= Math.max(least, slack * said[i]!));
  });
}
