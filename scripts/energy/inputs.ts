import { readEnvelope } from '../../src/catalogue/envelope.ts';
import { standards } from '../../src/catalogue/standards.ts';
import { withHolidays } from '../../src/forecast/energy/city/holidays.ts';
import type { StockInputs } from '../../src/forecast/protocol.ts';
import type { CityFiles } from '../scenario/city.ts';
import { arrayBufferOf } from '../scenario/files.ts';

/** What the building stock model of a city folder is made from. Rejects with a Problem. */
export async function stockInputs(city: CityFiles): Promise<StockInputs> {
  const table = await city.buildings();
  const { content: model, name: file } = await city.json(standards.stockModel, 'stock model');
  const weather = city.has(standards.epw)
    ? await city.read(city.distribution(standards.epw, 'weather'))
    : undefined;
  const envelope = city.has(standards.buildingEnvelope)
    ? await city.read(city.distribution(standards.buildingEnvelope, 'outer surfaces of buildings'))
    : undefined;
  return withHolidays({
    table,
    model,
    file,
    weather: weather?.bytes.toString('utf8'),
    weatherFile: weather?.name,
    timeZone: city.catalogue.timeZone,
    envelope: envelope && (await readEnvelope(arrayBufferOf(envelope.bytes), envelope.name)),
  });
}
