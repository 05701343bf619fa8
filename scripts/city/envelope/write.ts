import { writeFile } from 'node:fs/promises';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { standards } from '../../../src/catalogue/standards.ts';
import { type BuildingEnvelope, envelopeColumns } from '../../../src/channel/envelope.ts';
import type { DistributionInput } from '../catalogue.ts';

/**
 * Writes `buildings/envelope.parquet`: the columns of `envelopeColumns`, NaN as null. Same input, same bytes.
 */
export async function writeEnvelope(envelope: BuildingEnvelope, path: string): Promise<void> {
  const columnData = envelopeColumns.map(({ name, field, at, of }) => ({
    name,
    type: 'FLOAT' as const,
    data: Array.from({ length: envelope.count }, (_, i) => {
      const value = envelope[field][i * of + at]!;
      return Number.isNaN(value) ? null : value;
    }),
  }));
  const bytes = parquetWriteBuffer({ columnData, createdBy: 'twinscape' });
  await writeFile(path, new Uint8Array(bytes));
}

/** The file as a distribution of the buildings' entry. */
export const envelopeFile: DistributionInput = {
  path: 'buildings/envelope.parquet',
  mediaType: 'application/vnd.apache.parquet',
  conformsTo: [standards.parquet, standards.buildingEnvelope],
};
