import { Problem } from '../../problem/problem.ts';

/**
 * Public holidays by country, from `date-holidays` (code ISC, data CC BY-SA 3.0). The data of all countries is
 * large, so that it is loaded only when asked for.
 */
const library = async () => (await import('date-holidays')).default;

/**
 * Local dates (`2026-05-01`) of the public holidays of whole years, national ones and those of a region where the
 * code names one (`DE`, `DE-BY`, `IT`).
 * @throws Problem `calendarCountry`
 */
export async function publicHolidays(
  code: string,
  firstYear: number,
  lastYear: number,
): Promise<ReadonlySet<string>> {
  const Holidays = await library();
  const [country = '', ...region] = code.trim().toUpperCase().split('-');
  const found = new Holidays();
  const countries = found.getCountries();
  if (!(country in countries)) throw new Problem('calendarCountry', { file: 'calendar', code });
  const state = region.join('-');
  if (state !== '' && !(state in (found.getStates(country) ?? {})))
    throw new Problem('calendarCountry', { file: 'calendar', code });
  const own = state === '' ? new Holidays(country) : new Holidays(country, state);
  const dates = new Set<string>();
  for (let year = firstYear; year <= lastYear; year++)
    for (const day of own.getHolidays(year))
      if (day.type === 'public') dates.add(day.date.slice(0, 10));
  return dates;
}

/** ISO 3166 code of the country whose clocks an IANA time zone names; undefined where that is not known. */
export async function countryOf(timeZone: string): Promise<string | undefined> {
  const Holidays = await library();
  return Object.keys(new Holidays().getCountries()).find((code) =>
    new Holidays(code).getTimezones()?.includes(timeZone),
  );
}
