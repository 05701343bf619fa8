import type { StockInputs } from '../../protocol.ts';
import { countryOf, publicHolidays } from '../../series/holidays.ts';
import { referenceYear } from './calendar.ts';

/**
 * Inputs with the public holidays of the country whose clocks the city's time zone names, the national ones; as
 * they are where there are no hours or the country is not known.
 */
export async function withHolidays<Inputs extends StockInputs>(inputs: Inputs): Promise<Inputs> {
  const { timeZone, weather, holidays } = inputs;
  if (timeZone === undefined || weather === undefined || holidays !== undefined) return inputs;
  const country = await countryOf(timeZone);
  if (country === undefined) return inputs;
  const years = [8760, 8784].map(referenceYear);
  const found = await Promise.all(years.map((year) => publicHolidays(country, year, year)));
  return { ...inputs, holidays: found.flatMap((dates) => [...dates]) };
}
